#include "text/openings.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

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

bool is_dash(std::string_view bullet) {
  return bullet == "–" || bullet == "—" || bullet == "―";
}

// Where the next " - " of a line with bullet "-" stands; the end of the line for none. Runs of
// "–" and "—" are left whole: prose has them.
std::size_t next_inline_bullet(std::string_view text, std::size_t from, std::size_t end,
                               std::string_view bullet) {
  text = text.substr(0, end);  // not to search beyond the line
  if (is_dash(bullet) || bullet == "o" || bullet == "O") return end;
  for (auto at = text.find(bullet, from); at < end; at = text.find(bullet, at + 1)) {
    const auto after = at + bullet.size();
    if (at > from && text[at - 1] == ' ' && after < end && text[after] == ' ') return at;
  }
  return end;
}

// Where a list begins in a line: "the following: - Poland - Romania". `end` for nowhere.
std::size_t first_inline_bullet(std::string_view text, Span line, const FurnitureTables& tables) {
  text = text.substr(0, line.end);  // not to search beyond the line
  for (auto at = text.find(": ", line.begin); at < line.end; at = text.find(": ", at + 1)) {
    const auto begin = skip_blanks(text, at + 1, line.end);
    const auto bullet = bullet_at(text, begin, line.end, tables);
    if (bullet.empty() || is_dash(bullet) || is_letter(bullet.front())) continue;
    const auto after = begin + bullet.size();
    if (after < line.end && text[after] == ' ') return begin;
  }
  return line.end;
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with("”") || text.ends_with("’")) text.remove_suffix(3);
  while (text.ends_with(')') || text.ends_with('"')) text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

// Where the last sentence of text[piece] ends, if not more than a heading stands after it;
// else piece.begin.
std::size_t last_sentence_end(std::string_view text, Span piece) {
  constexpr std::size_t longest_heading = 120;
  const auto words = slice(text, piece);
  if (ends_sentence(words)) return piece.end;
  const auto tail_begin = words.size() > longest_heading ? words.size() - longest_heading : 0;
  const auto stop = words.substr(tail_begin).rfind(". ");
  if (stop == std::string_view::npos) return piece.begin;
  const auto sentence_end = tail_begin + stop + 1;
  constexpr std::size_t shortest_number = 4;  // "12. ": that stop is the number's own
  constexpr std::size_t fewest_words = 2;
  const auto heading = words.substr(sentence_end + 1);
  const auto blanks = static_cast<std::size_t>(std::ranges::count(heading, ' '));
  if (sentence_end <= shortest_number || !is_capital(heading.front()) || blanks < fewest_words) {
    return piece.begin;
  }
  return piece.begin + sentence_end;
}

// Cuts "1. … 2. …" before each number that goes on from the last, where a sentence has ended;
// what may stand between, up to `longest_heading` words, is a heading of its own.
void cut_at_numbers(std::string_view text, Span line, std::vector<Span>& pieces) {
  text = text.substr(0, line.end);  // not to search beyond the line
  unsigned number = 0;
  const auto digits = text.substr(line.begin, 3);
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  auto begin = line.begin;
  if (parsed.ec == std::errc() && parsed.ptr != digits.data() + digits.size() &&
      *parsed.ptr == '.') {
    auto next = " " + std::to_string(number + 1) + ". ";
    for (auto at = text.find(next, begin); at < line.end; at = text.find(next, at + 1)) {
      if (at + next.size() >= line.end || !is_capital(text[at + next.size()])) continue;
      const auto sentence_end = last_sentence_end(text, {begin, at});
      if (sentence_end == begin) continue;  // "under Article 2. The parties"
      pieces.push_back({begin, sentence_end});
      if (sentence_end < at) pieces.push_back({sentence_end + 1, at});
      begin = at + 1;
      next = " " + std::to_string(++number + 1) + ". ";
    }
  }
  pieces.push_back({begin, line.end});
}

}  // namespace

Span without_blanks(std::string_view text, Span span) {
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

std::optional<Numbering::Found> Numbering::take(std::string_view text, Span line) {
  const auto begin = line.begin;
  const auto end = line.end;
  std::size_t at = begin;
  const bool opened = text[at] == '(';
  if (opened) ++at;
  const auto number_begin = at;
  constexpr std::size_t longest = 5;
  while (at < end && at - number_begin <= longest && (is_digit(text[at]) || is_letter(text[at]))) {
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
  return Found{std::string(number), rest};
}

bool Numbering::counts(std::string_view number, bool opened, bool closed) {
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

std::vector<Span> cut_line(std::string_view text, Span line, const FurnitureTables& tables) {
  std::vector<Span> pieces;
  auto begin = line.begin;
  auto bullet = bullet_at(text, begin, line.end, tables);
  if (bullet.empty()) {
    const auto list = first_inline_bullet(text, line, tables);
    if (list == line.end) {
      cut_at_numbers(text, line, pieces);
      return pieces;
    }
    cut_at_numbers(text, without_blanks(text, {begin, list}), pieces);
    begin = list;
    bullet = bullet_at(text, begin, line.end, tables);
  }
  while (begin < line.end) {
    const auto end = next_inline_bullet(text, begin + bullet.size(), line.end, bullet);
    pieces.push_back(without_blanks(text, {begin, end}));
    begin = end;
  }
  return pieces;
}

}  // namespace dragoman
