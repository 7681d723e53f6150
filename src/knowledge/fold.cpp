#include "knowledge/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>

namespace dragoman {
namespace {

// Latin letters that Unicode does not decompose, and how English prints them.
struct Plain {
  char32_t letter;
  std::string_view plain;
};
constexpr Plain plain_letters[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"},  {U'þ', "th"}, {U'đ', "d"},
    {U'ħ', "h"},  {U'ı', "i"},  {U'ł', "l"}, {U'œ', "oe"}, {U'ə', "a"},
};

void part_words(std::string& key) {
  if (!key.empty() && key.back() != ' ') key += ' ';
}

void append_ascii(std::string& key, char c) {
  if (c >= 'A' && c <= 'Z') {
    key += static_cast<char>(c - 'A' + 'a');
  } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
    key += c;
  } else if (c == '&') {
    part_words(key);
    key += "and ";
  } else if (c == ' ' || c == '-' || c == '/' || c == '\n' || c == '\t' || c == '\r') {
    part_words(key);
  }
}

void append(std::string& key, UChar32 c) {
  if (c < 0x80) return append_ascii(key, static_cast<char>(c));
  if (u_isUWhiteSpace(c) || u_charType(c) == U_DASH_PUNCTUATION) return part_words(key);
  const auto lower = u_foldCase(c, U_FOLD_CASE_DEFAULT);
  const auto plain = std::ranges::find(plain_letters, static_cast<char32_t>(lower), &Plain::letter);
  if (plain != std::end(plain_letters)) {
    key += plain->plain;
  } else if (u_isalnum(lower)) {
    icu::UnicodeString(lower).toUTF8String(key);
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string fold(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  if (is_ascii(text)) {
    for (const char c : text) append_ascii(key, c);
  } else {
    UErrorCode status = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    const auto units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const auto apart = U_SUCCESS(status) ? decompose->normalize(units, status) : units;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
      append(key, apart.char32At(at));
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string fold_name(std::string_view name) {
  auto key = fold(name);
  std::erase(key, ' ');
  return key;
}

}  // namespace dragoman
