#include "language/tokenise.h"

#include <algorithm>
#include <string>

#include "base/tsv.h"
#include "language/characters.h"
#include "language/word.h"

namespace dragoman::language {
namespace {

using Index = std::size_t;

// Longer stretches are no abbreviations, exceptions or addresses.
constexpr Index longest_known = 60;
constexpr Index longest_address = 2000;

// The given names of Chung Eui-yong and Suh Hoon-sik: at most so many letters a part.
constexpr Index longest_name_part = 5;

// The characters of a stretch between blanks, and one more that stands where it ends.
struct Chunk {
  std::string_view text;
  std::vector<Character> characters;
  bool next_is_capital = false;  // the word after the chunk starts with a capital

  [[nodiscard]] char32_t code(Index i) const { return characters[i].code; }
  [[nodiscard]] bool is(Index i, CharacterKind kind) const { return characters[i].kind == kind; }
  [[nodiscard]] bool is_mark(Index i) const { return is(i, CharacterKind::mark); }
  [[nodiscard]] bool is_letter(Index i) const { return is(i, CharacterKind::letter); }
  [[nodiscard]] bool is_digit(Index i) const { return is(i, CharacterKind::digit); }
  [[nodiscard]] bool all(Index begin, Index end, CharacterKind kind) const {
    for (Index i = begin; i < end; ++i)
      if (!is(i, kind)) return false;
    return begin < end;
  }
  [[nodiscard]] Span span(Index begin, Index end) const {
    return {characters[begin].at, characters[end].at};
  }
  // As the lexicon spells words.
  [[nodiscard]] std::string spell(Index begin, Index end) const {
    return lower_case(plain_quotes(slice(text, span(begin, end))));
  }
};

bool is_one_of(char32_t code, std::u32string_view set) {
  return set.find(code) != std::u32string_view::npos;
}

bool is_final_mark(char32_t code) {
  return is_one_of(code, U".!?");
}

// True if the marks at `i` and behind it stay together: "...", "--", "?!".
bool run_goes_on(const Chunk& chunk, Index i) {
  const char32_t first = chunk.code(i);
  const char32_t next = chunk.code(i + 1);
  return is_one_of(first, U".-!?*=_~`'") &&
         (next == first || (is_final_mark(first) && is_final_mark(next)));
}

// The end of the token that the mark at `i` begins.
Index run_end(const Chunk& chunk, Index i, Index end) {
  while (i + 1 < end && run_goes_on(chunk, i)) ++i;
  return i + 1;
}

// "U.S.", "a.m.", "J.", and what the lexicon has; "no." only before a number or a name.
// [begin, dot] is the word with its dot.
bool keeps_dot(const Chunk& chunk, Index begin, Index dot, const Lexicon& lexicon) {
  if (dot == begin || dot - begin > longest_known) return false;
  const bool letter_before = chunk.is_letter(dot - 1);
  if (letter_before && dot - begin >= 3 && chunk.code(dot - 2) == U'.') return true;
  if (dot - begin == 1 && chunk.characters[begin].upper) return chunk.next_is_capital;
  return lexicon.abbreviations.contains(chunk.spell(begin, dot + 1));
}

bool is_address(const Chunk& chunk, Index begin, Index end) {
  if (end - begin > longest_address) return false;
  const std::string word = chunk.spell(begin, end);
  if (word.find("://") != std::string::npos || word.starts_with("www.")) return true;
  const auto sign = word.find('@');
  return sign != std::string::npos && sign > 0 && word.find('.', sign) != std::string::npos;
}

// True if the mark that begins [begin, end) belongs to the word: ".5", "+44", "#tag", "@name",
// "'s".
bool belongs_to_start(const Chunk& chunk, Index begin, Index end, const Lexicon& lexicon) {
  if (begin + 1 >= end) return false;
  switch (chunk.code(begin)) {
    case U'.':
    case U'+':
      return chunk.is_digit(begin + 1);
    case U'#':
    case U'@':
      return chunk.is_letter(begin + 1);
    case U'\'':
      return end - begin <= 4 && lexicon.clitics.contains(chunk.spell(begin, end));
    default:
      return false;
  }
}

bool is_phone_number(const Chunk& chunk, Index begin, Index end) {
  Index digits = 0, hyphens = 0, shortest = end - begin, run = 0;
  for (Index i = begin; i < end; ++i) {
    if (chunk.is_digit(i)) {
      ++digits, ++run;
    } else if (chunk.code(i) == U'-' && run > 0) {
      shortest = std::min(shortest, run);
      ++hyphens, run = 0;
    } else {
      return false;
    }
  }
  return hyphens >= 1 && digits >= 7 && shortest != 4 && (hyphens >= 2 || shortest == 3);
}

// True if the hyphen at `i` stays inside the word [begin, end).
bool keeps_hyphen(const Chunk& chunk, Index begin, Index i, Index end, const Lexicon& lexicon) {
  if (i == begin || i + 1 >= end || chunk.code(i + 1) == U'-') return false;
  if (!chunk.is_letter(i - 1) || i - begin > longest_known) return false;
  const std::string before = chunk.spell(begin, i);
  if (lexicon.hyphen_prefixes.contains(before))
    return chunk.is_letter(i + 1) || chunk.is_digit(i + 1);
  // "Eui-yong": two short parts, the first with a capital, the second without.
  if (!chunk.characters[begin].upper || chunk.characters[i + 1].upper) return false;
  Index after = i + 1;
  while (after < end && chunk.is_letter(after)) ++after;
  return after > i + 2 && after - i - 1 <= longest_name_part && i - begin <= longest_name_part &&
         chunk.all(begin, i, CharacterKind::letter) &&
         (after == end || chunk.code(after) == U'\'') && !lexicon.common_words.contains(before) &&
         !lexicon.common_words.contains(chunk.spell(i + 1, after));
}

// True if the mark at `i` stays inside the word [begin, end): "3.5", "9/11", "5:00", "AT&T".
bool stays_inside(const Chunk& chunk, Index begin, Index i, Index end, const Lexicon& lexicon) {
  const bool word_before = i > begin && !chunk.is_mark(i - 1);
  const bool word_after = i + 1 < end && !chunk.is_mark(i + 1);
  const bool digits = word_before && word_after && chunk.is_digit(i - 1) && chunk.is_digit(i + 1);
  switch (chunk.code(i)) {
    case U'.': {
      if (!word_before || !word_after) return i + 1 < end && !is_final_mark(chunk.code(i + 1));
      // "ended.The": a blank was forgotten.
      const bool forgotten = i >= begin + 2 && i + 2 < end && !chunk.characters[i - 1].upper &&
                             chunk.is_letter(i - 1) && chunk.is_letter(i - 2) &&
                             chunk.characters[i + 1].upper && !chunk.characters[i + 2].upper &&
                             chunk.is_letter(i + 2);
      return !forgotten;
    }
    case U',':
    case U'/':
    case U':':
      return digits;
    case U'\'':
    case U'&':
    case U'@':
    case U'_':
    case U'+':
    case U'#':
      return word_before && word_after;
    case U'-':
      return keeps_hyphen(chunk, begin, i, end, lexicon);
    default:
      return false;
  }
}

class Cutter {
 public:
  Cutter(const Chunk& chunk, const Lexicon& lexicon, std::vector<Span>& tokens)
      : chunk_(chunk), lexicon_(lexicon), tokens_(tokens) {}

  // Takes marks off both ends, then cuts what is between them.
  void cut(Index begin, Index end) {
    while (begin < end && !cut_exception(begin, end)) {
      if (!chunk_.is_mark(begin) || belongs_to_start(chunk_, begin, end, lexicon_)) {
        cut_ending(begin, end);
        return;
      }
      const Index after = run_end(chunk_, begin, end);
      emit(begin, after);
      begin = after;
    }
  }

 private:
  void emit(Index begin, Index end) {
    if (begin < end) tokens_.push_back(chunk_.span(begin, end));
  }

  // A word that is cut as the lexicon says. Returns false if it has no say.
  bool cut_exception(Index begin, Index end) {
    if (end - begin > longest_known) return false;
    const std::string* cuts = lexicon_.exceptions.find(chunk_.spell(begin, end));
    if (cuts == nullptr) return false;
    for (const std::string_view part : split(*cuts, ' ')) {
      const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; };
      const auto length = part.size() - static_cast<Index>(std::ranges::count_if(part, continues));
      const Index until = std::min(begin + length, end);
      emit(begin, until);
      begin = until;
    }
    emit(begin, end);
    return true;
  }

  void cut_ending(Index begin, Index end) {
    std::vector<Span> ending;  // last first
    while (end > begin && chunk_.is_mark(end - 1) && !is_kept_ending(begin, end)) {
      Index mark = end - 1;
      while (mark > begin && chunk_.is_mark(mark - 1) && run_goes_on(chunk_, mark - 1)) --mark;
      ending.push_back(chunk_.span(mark, end));
      end = mark;
      if (cut_exception(begin, end)) {
        begin = end;
        break;
      }
    }
    cut_inside(begin, end);
    tokens_.insert(tokens_.end(), ending.rbegin(), ending.rend());
  }

  // The mark at the end belongs to the word: the dot of an abbreviation, "C++".
  [[nodiscard]] bool is_kept_ending(Index begin, Index end) const {
    const char32_t last = chunk_.code(end - 1);
    if (last == U'.') return keeps_dot(chunk_, begin, end - 1, lexicon_);
    if (last == U'\'') return false;
    return last == U'+' && end - begin > 1 && !chunk_.is_mark(end - 2);
  }

  void cut_inside(Index begin, Index end) {
    if (begin == end) return;
    if (is_phone_number(chunk_, begin, end) || is_address(chunk_, begin, end)) {
      emit(begin, end);
      return;
    }
    Index word = begin;
    for (Index i = begin; i < end;) {
      const bool kept_dot = i + 1 == end && chunk_.code(i) == U'.';
      const bool at_start = i == begin && belongs_to_start(chunk_, begin, end, lexicon_);
      if (!chunk_.is_mark(i) || kept_dot || at_start ||
          stays_inside(chunk_, word, i, end, lexicon_)) {
        ++i;
        continue;
      }
      if (chunk_.code(i) == U'$' && chunk_.all(word, i, CharacterKind::letter)) {
        emit(word, i + 1);  // "US$"
        word = ++i;
        continue;
      }
      cut_word(word, i);
      const Index after = run_end(chunk_, i, end);
      emit(i, after);
      word = i = after;
    }
    cut_word(word, end);
  }

  // Takes clitics and units off a word without marks between words.
  void cut_word(Index begin, Index end) {
    std::vector<Span> clitics;  // last first
    const Index letters = first_letter(begin, end);
    while (begin < end && !cut_exception(begin, end)) {
      const Index unit = is_unit(begin, letters, end) ? letters : end;
      const Index cut = unit < end ? end : clitic_start(begin, end);
      if (cut == end) {
        emit(begin, unit);
        emit(unit, end);
        break;
      }
      clitics.push_back(chunk_.span(cut, end));
      end = cut;
    }
    tokens_.insert(tokens_.end(), clitics.rbegin(), clitics.rend());
  }

  [[nodiscard]] Index first_letter(Index begin, Index end) const {
    while (begin < end && !chunk_.is_letter(begin)) ++begin;
    return begin;
  }

  // "5km" is cut before "km", which begins at `letters`.
  [[nodiscard]] bool is_unit(Index begin, Index letters, Index end) const {
    return letters > begin && letters < end && chunk_.is_digit(letters - 1) &&
           end - letters <= longest_known && lexicon_.units.contains(chunk_.spell(letters, end));
  }

  [[nodiscard]] Index clitic_start(Index begin, Index end) const {
    for (const Index length : {Index{3}, Index{2}}) {
      if (end - begin <= length || !chunk_.is_letter(end - length - 1)) continue;
      if (lexicon_.clitics.contains(chunk_.spell(end - length, end))) return end - length;
    }
    return end;
  }

  const Chunk& chunk_;
  const Lexicon& lexicon_;
  std::vector<Span>& tokens_;
};

}  // namespace

std::vector<Span> tokenise(std::string_view text, Span within, const Lexicon& lexicon) {
  std::vector<Span> tokens;
  text = text.substr(0, within.end);
  Chunk chunk;
  chunk.text = text;
  std::size_t at = within.begin;
  while (at < text.size()) {
    auto read = read_character(text, at);
    if (read.character.kind == CharacterKind::blank) {
      at += read.bytes;
      continue;
    }
    chunk.characters.clear();
    while (at < text.size()) {
      read = read_character(text, at);
      if (read.character.kind == CharacterKind::blank) break;
      chunk.characters.push_back(read.character);
      at += read.bytes;
    }
    const std::size_t end = at;
    const Index size = chunk.characters.size();
    chunk.characters.push_back({.kind = CharacterKind::blank, .at = end});
    while (at < text.size()) {
      read = read_character(text, at);
      if (read.character.kind != CharacterKind::blank) break;
      at += read.bytes;
    }
    chunk.next_is_capital = at < text.size() && read.character.upper;
    Cutter(chunk, lexicon, tokens).cut(0, size);
  }
  return tokens;
}

bool is_cut_word(std::string_view text, Span left, Span right) {
  if (left.end != right.begin || left.empty() || right.empty()) return false;
  if (!is_letter(text[left.end - 1])) return false;
  if (text[right.begin] == '\'') return right.size() > 1 || text[left.end - 1] == 's';
  if (text.substr(right.begin).starts_with("\u2019")) return true;
  return is_letter(text[right.begin]) && !is_beyond_ascii(text[right.begin]) &&
         !is_beyond_ascii(text[left.end - 1]);
}

}  // namespace dragoman::language
