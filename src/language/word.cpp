#include "language/word.h"

#include <algorithm>

#include "language/features.h"

namespace dragoman::language {
namespace {

char shape_of(char c) {
  if (is_upper(c)) return 'X';
  if (is_lower(c)) return 'x';
  if (is_digit(c)) return 'd';
  return is_beyond_ascii(c) ? 'u' : c;
}

// Runs are cut to two, so that "Korea" and "Kazakhstan" look alike but "A" does not.
std::uint32_t hash_shape(std::string_view form) {
  TextHash hash(99);
  char last = 0;
  char before_last = 0;
  for (const char c : form) {
    const char shape = shape_of(c);
    if (shape == last && shape == before_last) continue;
    hash.add(shape);
    before_last = last;
    last = shape;
  }
  return hash.value();
}

}  // namespace

std::string plain_quotes(std::string_view form) {
  std::string plain;
  plain.reserve(form.size());
  for (std::size_t i = 0; i < form.size(); ++i) {
    // U+2018..U+201F are E2 80 98 .. E2 80 9F.
    if (form[i] == '\xE2' && i + 2 < form.size() && form[i + 1] == '\x80') {
      const auto last = static_cast<unsigned char>(form[i + 2]);
      if (0x98 <= last && last <= 0x9F) {
        plain += last < 0x9C ? '\'' : '"';
        i += 2;
        continue;
      }
    }
    plain += form[i];
  }
  return plain;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), to_lower);
  return lower;
}

Word describe_word(std::string_view form) {
  Word word;
  std::string plain;
  if (std::ranges::any_of(form, is_beyond_ascii)) {
    plain = plain_quotes(form);
    form = plain;
  }
  word.form = hash_text(form);
  TextHash lower(1);
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = to_lower(form[i]);
    lower.add(is_digit(c) ? '0' : c);
    if (i < word.prefix.size()) word.prefix[i] = lower.value();
  }
  word.lower = lower.value();
  for (std::size_t i = form.size(); i < word.prefix.size(); ++i) word.prefix[i] = word.lower;
  TextHash reversed(2);
  for (std::size_t i = 0; i < word.suffix.size(); ++i) {
    if (i < form.size()) reversed.add(to_lower(form[form.size() - 1 - i]));
    word.suffix[i] = reversed.value();
  }
  word.shape = hash_shape(form);
  word.capital = !form.empty() && is_upper(form.front());
  word.comma = form == ",";
  return word;
}

}  // namespace dragoman::language
