#include "knowledge/phrase_index.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace dragoman {
namespace {

// One letter of a phrase as it stands in a text: a byte of it, and where the
// next begins.
struct Unit {
  char byte = 0;
  std::size_t next = 0;
};

std::size_t blank_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  return text.substr(at, 2) == "\u00a0" ? 2 : 0;
}

Unit unit_at(std::string_view text, std::size_t at) {
  if (blank_size(text, at) > 0) {
    int breaks = 0;
    std::size_t next = at;
    while (next < text.size() && blank_size(text, next) > 0) {
      breaks += text[next] == '\n' ? 1 : 0;
      next += blank_size(text, next);
    }
    return {breaks > 1 ? '\n' : ' ', next};
  }
  if (text[at] == '\xe2') {
    const auto sign = text.substr(at, 3);
    if (sign == "\u2019" || sign == "\u2018") return {'\'', at + 3};
    if (sign == "\u2010" || sign == "\u2011" || sign == "\u2013") return {'-', at + 3};
  }
  if (text.substr(at, 2) == "\u02bc") return {'\'', at + 2};
  return {text[at], at + 1};
}

std::string normal_form(std::string_view phrase) {
  std::string normal;
  for (std::size_t at = 0; at < phrase.size();) {
    const auto unit = unit_at(phrase, at);
    normal += unit.byte;
    at = unit.next;
  }
  return normal;
}

std::string in_capitals(std::string_view phrase) {
  std::string capitals;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(phrase.data(), static_cast<std::int32_t>(phrase.size())))
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(capitals);
  return capitals;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The code point at `at`; U+FFFD where the bytes are no UTF-8.
UChar32 code_point_at(std::string_view text, std::size_t at) {
  // A code point has four bytes at most, so any text's size fits ICU's
  // integers.
  const auto piece = text.substr(at, 4);
  return icu::UnicodeString::fromUTF8(
             icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())))
      .char32At(0);
}

bool is_word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_word(text[at]);
  const auto c = code_point_at(text, at);
  return u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
}

std::size_t code_point_begin_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) {
    --begin;
  }
  return begin;
}

bool is_word_before(std::string_view text, std::size_t at) {
  return at > 0 && is_word_at(text, code_point_begin_before(text, at));
}

}  // namespace

void PhraseIndex::add(std::string_view phrase, std::uint32_t value, bool in_capitals_too) {
  const auto put = [&](const std::string& text, bool capitals) {
    entries_.push_back({static_cast<std::uint32_t>(arena_.size()),
                        static_cast<std::uint32_t>(text.size()), value, capitals});
    arena_ += text;
  };
  const auto printed = normal_form(phrase);
  if (printed.empty()) return;
  put(printed, false);
  if (!in_capitals_too) return;
  const auto capitals = in_capitals(printed);
  if (capitals != printed) put(capitals, true);
}

void PhraseIndex::seal() {
  std::ranges::sort(entries_, [this](const Entry& a, const Entry& b) {
    const int order = phrase(a).compare(phrase(b));
    return order != 0 ? order < 0 : std::tie(a.value, a.begin) < std::tie(b.value, b.begin);
  });
  std::size_t entry = 0;
  for (std::size_t byte = 0; byte < 257; ++byte) {
    while (entry < entries_.size() &&
           static_cast<unsigned char>(arena_[entries_[entry].begin]) < byte) {
      ++entry;
    }
    first_[byte] = static_cast<std::uint32_t>(entry);
  }
}

std::optional<PhraseIndex::Hit> PhraseIndex::longest_at(std::string_view text, std::size_t at,
                                                        std::size_t end) const {
  std::optional<Hit> longest;
  const auto first = static_cast<unsigned char>(text[at]);
  std::span<const Entry> left(entries_);
  left = left.subspan(first_[first], first_[first + 1U] - first_[first]);

  // A phrase that ends before `depth` sorts before all that go on.
  std::size_t depth = 0;
  const auto byte_of = [&](const Entry& entry) {
    return entry.size > depth ? static_cast<unsigned char>(arena_[entry.begin + depth]) : -1;
  };
  for (std::size_t here = at; here < end && !left.empty();) {
    const auto unit = unit_at(text, here);
    if (unit.next > end && unit.byte != ' ') break;
    const int byte = static_cast<unsigned char>(unit.byte);
    const auto begin = std::ranges::lower_bound(left, byte, {}, byte_of);
    const auto past = std::ranges::upper_bound(begin, left.end(), byte, {}, byte_of);
    left = {begin, past};
    here = unit.next;
    ++depth;
    if (left.empty() || left.front().size != depth || here > end || is_word_at(text, here)) {
      continue;
    }
    std::size_t count = 0;
    while (count < left.size() && left[count].size == depth) ++count;
    longest = Hit{{at, here}, left.first(count)};
  }
  return longest;
}

std::vector<PhraseIndex::Hit> PhraseIndex::find(std::string_view text, Span within) const {
  std::vector<Hit> hits;
  const auto end = std::min(within.end, text.size());
  bool inside = within.begin < end && is_word_before(text, within.begin);
  for (auto at = within.begin; at < end;) {
    const bool word = is_word_at(text, at);
    if (word && !inside) {
      if (auto hit = longest_at(text, at, end)) {
        at = hit->span.end;
        inside = is_word_before(text, at);
        hits.push_back(*hit);
        continue;
      }
    }
    inside = word;
    ++at;
    while (at < end && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
  }
  return hits;
}

bool in_line_of_capitals(std::string_view text, Span span) {
  // Lines of capitals are headings: what is further off than this tells
  // nothing, and a bound keeps hostile texts from costing the square of their
  // size.
  constexpr std::size_t reach = 200;
  bool letters = false;
  const auto has_small = [&](std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if ((byte & 0xc0) == 0x80) continue;
      const auto c = byte < 0x80 ? byte : code_point_at(text, at);
      if (u_islower(c)) return true;
      letters = letters || u_isupper(c);
    }
    return false;
  };
  const auto near = span.begin > reach ? span.begin - reach : 0;
  const auto line_break = text.substr(near, span.begin - near).rfind('\n');
  const auto begin = line_break == std::string_view::npos ? near : near + line_break + 1;
  const auto after = text.substr(span.end, reach);
  const auto end = span.end + std::min(after.find('\n'), after.size());
  return !has_small(begin, span.begin) && !has_small(span.end, end) && letters;
}

}  // namespace dragoman
