#include "record/search_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr std::size_t longest_word = 200;
constexpr std::string_view blanks = " \t\r\n";

// The character at `at`, which is moved behind it; negative for what is no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 character = 0;
  U8_NEXT(bytes, at, text.size(), character);
  return character;
}

bool is_of_word(UChar32 character) {
  if (character < 0) return false;
  if (u_isalnum(character)) return true;
  // Marks upon a letter, and soft hyphens and joiners within a word.
  const auto kind = U_GET_GC_MASK(character);
  return (kind & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

void cut_long(std::string& word) {
  if (word.size() <= longest_word) return;
  std::size_t end = longest_word;
  while ((static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80) --end;
  word.resize(end);
}

bool stands_at(const Phrase& phrase, const std::vector<FoldedWord>& words, std::size_t at) {
  const auto last = phrase.words.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    if (words[at + i].word != phrase.words[i]) return false;
  }
  const auto& word = words[at + last].word;
  return phrase.prefix ? word.starts_with(phrase.words[last]) : word == phrase.words[last];
}

// The phrase that these words of the query make, if there are any.
void add_phrase(std::string_view words, std::vector<Phrase>& phrases) {
  Phrase phrase;
  for (auto& word : words_of(words)) phrase.words.push_back(std::move(word.word));
  if (phrase.words.empty()) return;
  const auto last = words.find_last_not_of(blanks);
  phrase.prefix = words[last] == '*';
  phrases.push_back(std::move(phrase));
}

struct Quotes {
  std::string_view open, close;
};
constexpr Quotes all_quotes[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}};

}  // namespace

std::vector<FoldedWord> words_of(std::string_view text) {
  std::vector<FoldedWord> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    begin = at;
    if (!is_of_word(next_character(text, at))) continue;
    auto end = at;
    while (at < text.size() && is_of_word(next_character(text, at))) end = at;
    at = end;
    auto word = fold(text.substr(begin, end - begin));
    cut_long(word);
    if (!word.empty()) words.push_back({std::move(word), {begin, end}});
  }
  return words;
}

std::vector<Phrase> parse_search(std::string_view query) {
  std::vector<Phrase> phrases;
  while (!query.empty()) {
    const auto* quotes = std::ranges::find_if(
        all_quotes, [&](const Quotes& those) { return query.starts_with(those.open); });
    const bool quoted = quotes != std::end(all_quotes);
    if (quoted) query.remove_prefix(quotes->open.size());
    const auto end =
        std::min(quoted ? query.find(quotes->close) : query.find_first_of(blanks), query.size());
    add_phrase(query.substr(0, end), phrases);
    const auto behind = quoted ? quotes->close.size() : 1;
    query.remove_prefix(std::min(end + behind, query.size()));
  }
  return phrases;
}

std::vector<Span> find_phrase(const Phrase& phrase, const std::vector<FoldedWord>& words) {
  std::vector<Span> found;
  const auto size = phrase.words.size();
  for (std::size_t at = 0; at + size <= words.size(); ++at) {
    if (!stands_at(phrase, words, at)) continue;
    found.push_back({words[at].span.begin, words[at + size - 1].span.end});
  }
  return found;
}

}  // namespace dragoman
