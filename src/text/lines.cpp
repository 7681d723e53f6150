#include "text/lines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

namespace dragoman {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Blanks that pages pad lines with, as UTF-8: ASCII ones, no-break, ideographic and
// zero-width ones. The length of the one at `at`, or 0.
std::size_t blank_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == '\0') return 1;
  constexpr std::string_view wide[] = {"\xC2\xA0",     "\xE3\x80\x80", "\xE2\x80\x8B",
                                       "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xE2\x80\x82",
                                       "\xE2\x80\x83", "\xE2\x80\x89", "\xE2\x80\xAF"};
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  for (const auto blank : wide) {
    if (text.substr(at).starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const auto length = blank_length(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

Span trimmed(std::string_view text, Span span) {
  span.begin = skip_blanks(text, span.begin, span.end);
  while (span.begin < span.end) {
    auto last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const auto length = blank_length(text, last);
    if (length == 0 || last + length != span.end) break;
    span.end = last;
  }
  return span;
}

bool has_word(std::string_view line) {
  for (const char c : line) {
    if (is_letter(c) || is_digit(c)) return true;
  }
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  for (std::size_t at = 0; at < line.size();) {
    UChar32 c = 0;
    U8_NEXT(data, at, line.size(), c);
    if (c < 0 || u_isalnum(c)) return true;
  }
  return false;
}

// "4" in the style of I, II, III, IV; 0 for none. Up to 39, as texts number sections.
unsigned roman_value(std::string_view text) {
  unsigned value = 0;
  unsigned last = 100;
  for (const char c : text) {
    const char lower = static_cast<char>(c | 0x20);
    const unsigned digit = lower == 'i' ? 1 : lower == 'v' ? 5 : lower == 'x' ? 10 : 0;
    if (digit == 0) return 0;
    value += digit;
    if (digit > last) value -= 2 * last;
    last = digit;
  }
  return value < 40 ? value : 0;
}

// Tells numbers from initials ("A. Smith") and the like: a letter or roman numeral counts
// only where it goes on from the one before in its style, or begins a count.
class Numbering {
 public:
  // Takes a number off the front of the line, if there is one, and says where it ends.
  std::optional<std::size_t> take(std::string_view text, Line& line) {
    const auto begin = line.span.begin;
    const auto end = line.span.end;
    std::size_t at = begin;
    const bool opened = text[at] == '(';
    if (opened) ++at;
    const auto number_begin = at;
    constexpr std::size_t longest = 5;
    while (at < end && at - number_begin <= longest &&
           (is_digit(text[at]) || is_letter(text[at]))) {
      ++at;
    }
    const auto number = text.substr(number_begin, at - number_begin);
    if (number.empty() || at >= end || (text[at] != '.' && text[at] != ')')) return {};
    const bool closed = text[at] == ')';
    if (opened && !closed) return {};
    ++at;
    const auto rest = skip_blanks(text, at, end);
    const bool digits = std::ranges::all_of(number, is_digit);
    if (rest == end) return {};
    // "24.We welcome", but not "1.5 million", "U.S." or "(UN)System".
    if (rest == at && !(digits && !is_digit(text[at]) && text[at] != '.' && !closed)) return {};
    if (digits) {
      if (number.size() > 3) return {};
    } else if (!counts(number, opened, closed)) {
      return {};
    }
    line.number = std::string(number);
    return rest;
  }

 private:
  bool counts(std::string_view number, bool opened, bool closed) {
    const int style = (is_capital(number.front()) ? 4 : 0) + (opened ? 2 : 0) + (closed ? 1 : 0);
    const auto roman = roman_value(number);
    const unsigned letter =
        number.size() == 1 ? static_cast<unsigned>((number.front() | 0x20) - 'a' + 1) : 0;
    auto& state = last_[style];
    // "I" may go on from "H" or begin I, II, III.
    const bool next_roman = roman != 0 && (roman == state.roman + 1 || roman == 1);
    const bool next_letter = letter != 0 && (letter == state.letter + 1 || letter == 1);
    if (next_roman) state.roman = roman;
    if (next_letter) state.letter = letter;
    if (next_roman || next_letter) return true;
    return opened && (letter != 0 || roman != 0);
  }

  struct Last {
    unsigned letter = 0;
    unsigned roman = 0;
  };
  std::map<int, Last> last_;
};

// The bullet at `at`, or empty. A letter, dash or asterisk is one only before a blank;
// a dash also before a capital ("-Poland").
std::string_view bullet_at(std::string_view text, std::size_t at, std::size_t end,
                           const FurnitureTables& tables) {
  const auto rest = text.substr(at, end - at);
  for (const std::string_view bullet : tables.bullets) {
    if (!rest.starts_with(bullet)) continue;
    const auto after = at + bullet.size();
    if (after >= end) continue;
    const bool blank = blank_length(text, after) > 0;
    const bool glyph = bullet.size() > 1 && bullet != "–" && bullet != "—" && bullet != "―";
    if (blank || glyph || (bullet == "-" && is_capital(text[after]))) return bullet;
  }
  return {};
}

// Where the next " - " of a line with bullet "-" stands; the end of the line for none. Runs of
// "–" and "—" are left whole: prose has them.
std::size_t next_inline_bullet(std::string_view text, std::size_t from, std::size_t end,
                               std::string_view bullet) {
  if (bullet == "–" || bullet == "—" || bullet == "―" || bullet == "o" || bullet == "O") return end;
  for (auto at = text.find(bullet, from); at < end; at = text.find(bullet, at + 1)) {
    const auto after = at + bullet.size();
    if (at > from && text[at - 1] == ' ' && after < end && text[after] == ' ') return at;
  }
  return end;
}

void add_line(std::string_view text, Line line, const FurnitureTables& tables, Numbering& numbering,
              std::vector<Line>& lines) {
  line.words = line.span;
  if (const auto bullet = bullet_at(text, line.span.begin, line.span.end, tables);
      !bullet.empty()) {
    const auto whole_end = line.span.end;
    line.marker = std::string(bullet);
    const auto next = next_inline_bullet(text, line.span.begin + bullet.size(), whole_end, bullet);
    line.span = trimmed(text, {line.span.begin, next});
    line.words = trimmed(text, {line.span.begin + bullet.size(), line.span.end});
    const bool last = next == whole_end;
    Line rest = line;
    rest.span = {next, whole_end};
    rest.after_blank = false;
    if (has_word(slice(text, line.words))) lines.push_back(std::move(line));
    if (last) return;
    for (auto piece_begin = next; piece_begin < whole_end;) {
      const auto piece_end =
          next_inline_bullet(text, piece_begin + bullet.size(), whole_end, bullet);
      Line piece = rest;
      piece.span = trimmed(text, {piece_begin, piece_end});
      piece.words = trimmed(text, {piece.span.begin + bullet.size(), piece.span.end});
      if (has_word(slice(text, piece.words))) lines.push_back(std::move(piece));
      piece_begin = piece_end;
    }
    return;
  }
  if (const auto rest = numbering.take(text, line)) line.words.begin = *rest;
  const auto last_word =
      slice(text, line.words)
          .substr(std::min(slice(text, line.words).rfind(' '), line.words.size() - 1) + 1);
  if (last_word.size() >= 2 && !has_word(last_word) &&
      tables.text_ends.contains(std::string(last_word))) {
    line.words = trimmed(text, {line.words.begin, line.words.end - last_word.size()});
    line.ends_text = true;
  }
  if (has_word(slice(text, line.words))) lines.push_back(std::move(line));
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, const std::vector<Mark>& marks,
                              const FurnitureTables& tables) {
  std::vector<Line> lines;
  Numbering numbering;
  auto mark = marks.begin();
  const Mark* current = nullptr;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto span = trimmed(text, {begin, end});
    Line line;
    line.span = span;
    line.indent = static_cast<unsigned>(span.begin - begin);
    begin = end + 1;
    if (!has_word(slice(text, span))) {
      // "***" parts what stands around it, as a blank line does; but a lone end mark ends
      // the text, and find_furniture must see it.
      after_blank = true;
      if (span.empty() || furniture_sign(slice(text, span), tables) != FurnitureSign::end) continue;
      line.words = span;
      line.after_blank = true;
      lines.push_back(std::move(line));
      continue;
    }
    bool first_of_mark = false;
    while (mark != marks.end() && mark->offset <= span.begin) {
      current = &*mark;
      first_of_mark = true;
      ++mark;
    }
    if (current != nullptr) {
      line.kind = current->kind;
      line.level = current->level;
      if (first_of_mark) line.number = current->number;
    }
    line.after_blank = after_blank || first_of_mark;
    after_blank = false;
    add_line(text, std::move(line), tables, numbering, lines);
  }
  return lines;
}

Shape shape_of(std::string_view line) {
  Shape shape;
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  std::size_t letters = 0;  // of the current word
  bool capital = false;     // the current word begins with one
  bool small_seen = false;
  bool capital_seen = false;
  std::size_t wide = 0;
  bool in_word = false;
  const auto end_word = [&] {
    if (in_word) ++shape.words;
    if (letters >= 4) {
      ++shape.long_words;
      if (capital) ++shape.capitalised;
    }
    letters = 0;
    capital = false;
    in_word = false;
  };
  for (std::size_t at = 0; at < line.size();) {
    UChar32 c = data[at];
    if (c < 0x80) {
      ++at;
    } else {
      U8_NEXT(data, at, line.size(), c);
    }
    ++shape.characters;
    if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x3000) {
      end_word();
      continue;
    }
    in_word = true;
    const bool ascii = c >= 0 && c < 0x80;
    const bool small = ascii ? c >= 'a' && c <= 'z' : c >= 0 && u_islower(c) != 0;
    const bool large = ascii ? c >= 'A' && c <= 'Z' : c >= 0 && u_isupper(c) != 0;
    if (shape.characters == 1) shape.begins_small = small;
    if (small || large || (!ascii && c >= 0 && u_isalpha(c) != 0)) {
      if (letters == 0) capital = large;
      ++letters;
    }
    small_seen |= small;
    capital_seen |= large;
    if (c >= 0x2E80 && (c < 0xAC00 || c > 0xD7A3)) ++wide;
  }
  end_word();
  shape.words += wide / 2;
  shape.all_capitals = capital_seen && !small_seen;

  auto tail = line;
  const auto drop = [&](std::string_view closing) {
    if (!tail.ends_with(closing)) return false;
    tail.remove_suffix(closing.size());
    return true;
  };
  while (drop("\"") || drop("'") || drop("”") || drop("’") || drop("»") || drop(")") || drop("]") ||
         drop(" ") || drop("」") || drop("\xC2\xA0")) {
  }
  shape.ends_sentence = tail.ends_with('.') || tail.ends_with('!') || tail.ends_with('?') ||
                        tail.ends_with("。") || tail.ends_with("…") || tail.ends_with("؟") ||
                        tail.ends_with("।");
  shape.ends_colon = tail.ends_with(':') || tail.ends_with("：");
  shape.ends_open = shape.ends_colon || tail.ends_with(',') || tail.ends_with(';') ||
                    tail.ends_with("–") || tail.ends_with("—") || tail.ends_with('-');
  return shape;
}

bool reads_as_prose(const Shape& shape) {
  constexpr std::size_t shortest_sentence = 6;
  return shape.ends_sentence && shape.words >= shortest_sentence;
}

}  // namespace dragoman
