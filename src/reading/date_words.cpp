#include "reading/date_words.h"

#include <algorithm>
#include <string>

namespace dragoman {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
// Bytes of other letters than ASCII's count as letters: no calendar word has them.
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

struct Sign {
  std::string_view bytes;
  char mark;
};

// Signs of more than a byte, as UTF-8: dashes U+2010..U+2015, minus, wave dashes, curly
// apostrophes, no-break blanks.
constexpr Sign signs[] = {
    {"\u2010", '-'},  {"\u2011", '-'},  {"\u2012", '-'}, {"\u2013", '-'}, {"\u2014", '-'},
    {"\u2015", '-'},  {"\u2212", '-'},  {"\u223C", '-'}, {"\u301C", '-'}, {"\uFF5E", '-'},
    {"\u2019", '\''}, {"\u2018", '\''}, {"\u201C", '"'}, {"\u201D", '"'}, {"\u00A0", ' '},
    {"\u202F", ' '},  {"\u2009", ' '},  {"\u20AC", '$'}, {"\u00A3", '$'}, {"\u2026", '?'},
};

const Sign* sign_at(std::string_view text, std::size_t at, std::size_t end) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return nullptr;
  const auto rest = text.substr(at, end - at);
  const auto found =
      std::ranges::find_if(signs, [&](const Sign& sign) { return rest.starts_with(sign.bytes); });
  return found == std::end(signs) ? nullptr : found;
}

char ascii_mark(char c) {
  if (c == '~') return '-';
  constexpr std::string_view kept = ".,/():-%$'\"";
  return kept.find(c) == std::string_view::npos ? '?' : c;
}

// Suffixes glued to a number: "30th", "1990s". Moves `at` past them.
void read_suffix(std::string_view text, std::size_t& at, std::size_t end, DateWord& word) {
  auto stop = at;
  while (stop < end && is_letter(text[stop]) && sign_at(text, stop, end) == nullptr) ++stop;
  if (stop == at) return;
  std::string suffix(text.substr(at, stop - at));
  std::ranges::transform(suffix, suffix.begin(),
                         [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
  if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
    word.ordinal = true;
  } else if (suffix == "s" && word.digits == 4) {
    word.decade = true;
  } else {
    word.part_of = true;  // "30km"
  }
  at = stop;
}

// A number next to a mark that makes it part of something longer.
void mark_parts(std::string_view text, std::vector<DateWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto& word = words[i];
    if (word.kind != DateWord::Kind::number) continue;
    if (i > 0 && !word.spaced) {
      const auto& before = words[i - 1];
      if (before.mark == '$') word.part_of = true;
      if (before.mark == '-' && !before.spaced && i > 1 &&
          words[i - 2].kind == DateWord::Kind::word && words[i - 2].senses->empty()) {
        word.part_of = true;  // "COVID-19"
      }
      if (before.kind == DateWord::Kind::word) word.part_of = true;
    }
    const bool comma_group = i + 2 < words.size() && words[i + 1].mark == ',' &&
                             !words[i + 1].spaced && !words[i + 2].spaced &&
                             words[i + 2].kind == DateWord::Kind::number &&
                             words[i + 2].digits == 3;
    if (comma_group) word.part_of = words[i + 2].part_of = true;
    if (i + 1 < words.size() && words[i + 1].mark == '%') word.part_of = true;
    if (word.span.end < text.size() && i + 2 < words.size() && words[i + 1].mark == '.' &&
        !words[i + 1].spaced && !words[i + 2].spaced &&
        words[i + 2].kind == DateWord::Kind::number &&
        !(i + 4 < words.size() && words[i + 3].mark == '.' &&
          words[i + 4].kind == DateWord::Kind::number) &&
        !(i > 1 && words[i - 1].mark == '.' && words[i - 2].kind == DateWord::Kind::number)) {
      word.part_of = words[i + 2].part_of = true;  // "5.2", but not "30.11.2021"
    }
  }
}

}  // namespace

const CalendarSense* DateWord::as(CalendarKind sense_kind) const {
  for (const auto& sense : *senses) {
    if (sense.kind == sense_kind) return &sense;
  }
  return nullptr;
}

std::vector<DateWord> cut_date_words(std::string_view text, Span within, const Calendar& calendar) {
  static const std::vector<CalendarSense> none;
  std::vector<DateWord> words;
  bool spaced = true;
  std::string lower;
  const auto end = std::min(within.end, text.size());
  for (auto at = within.begin; at < end;) {
    const char c = text[at];
    const auto* sign = sign_at(text, at, end);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (sign != nullptr && sign->mark == ' ')) {
      spaced = true;
      at += sign != nullptr ? sign->bytes.size() : 1;
      continue;
    }
    DateWord word{.span = {at, at}, .spaced = spaced, .senses = &none};
    spaced = false;
    if (sign != nullptr) {
      word.mark = sign->mark;
      at += sign->bytes.size();
    } else if (is_digit(c)) {
      word.kind = DateWord::Kind::number;
      for (; at < end && is_digit(text[at]); ++at) {
        if (++word.digits <= 4) word.number = word.number * 10 + (text[at] - '0');
      }
      if (word.digits > 4) word.part_of = true;
      read_suffix(text, at, end, word);
    } else if (is_letter(c)) {
      word.kind = DateWord::Kind::word;
      word.capital = is_upper(c);
      lower.clear();
      for (; at < end && (is_letter(text[at]) || is_digit(text[at])) &&
             sign_at(text, at, end) == nullptr;
           ++at) {
        lower += is_upper(text[at]) ? static_cast<char>(text[at] + 32) : text[at];
      }
      word.senses = &calendar.find(lower);
    } else {
      word.mark = ascii_mark(c);
      ++at;
    }
    word.span.end = at;
    words.push_back(word);
  }
  mark_parts(text, words);
  return words;
}

}  // namespace dragoman
