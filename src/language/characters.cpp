#include "language/characters.h"

#include <algorithm>
#include <array>

#include "language/word.h"

namespace dragoman::language {
namespace {

struct CodeRange {
  char32_t first, last;
};

// Unicode's White_Space, zero-width space and byte order mark.
constexpr std::array<CodeRange, 8> blanks = {{{0x00, 0x20},
                                              {0x7F, 0xA0},
                                              {0x1680, 0x1680},
                                              {0x2000, 0x200F},
                                              {0x2028, 0x202F},
                                              {0x205F, 0x2064},
                                              {0x3000, 0x3000},
                                              {0xFEFF, 0xFEFF}}};

// Punctuation and symbols outside ASCII: Latin-1, general punctuation, currency, arrows to
// dingbats and technical signs, CJK punctuation, full-width forms.
constexpr std::array<CodeRange, 12> marks = {{{0xA1, 0xA9},
                                              {0xAB, 0xB1},
                                              {0xB4, 0xB4},
                                              {0xB6, 0xB8},
                                              {0xBB, 0xBB},
                                              {0xBF, 0xBF},
                                              {0x2010, 0x205E},
                                              {0x20A0, 0x20CF},
                                              {0x2190, 0x2BFF},
                                              {0x3001, 0x3020},
                                              {0xFF01, 0xFF0F},
                                              {0xFF1A, 0xFF20}}};

template <std::size_t n>
bool within(const std::array<CodeRange, n>& ranges, char32_t code) {
  return std::ranges::any_of(
      ranges, [code](const CodeRange& range) { return range.first <= code && code <= range.last; });
}

struct Decoded {
  char32_t code = 0xFFFD;
  std::size_t bytes = 1;
};

// Overlong forms and surrogates are let through: nothing here depends on their being right.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  return {code, length};
}

}  // namespace

ReadCharacter read_character(std::string_view text, std::size_t at) {
  const auto [code, bytes] = decode(text, at);
  Character character{.code = code, .at = at};
  if (code < 0x80) {
    const auto c = static_cast<char>(code);
    character.upper = is_upper(c);
    character.code = static_cast<unsigned char>(to_lower(c));
    character.kind = is_letter(c)                   ? CharacterKind::letter
                     : is_digit(c)                  ? CharacterKind::digit
                     : code <= 0x20 || code == 0x7F ? CharacterKind::blank
                                                    : CharacterKind::mark;
  } else if (within(blanks, code)) {
    character.kind = CharacterKind::blank;
  } else if (within(marks, code)) {
    character.kind = CharacterKind::mark;
    if (0x2018 <= code && code <= 0x201B) character.code = U'\'';
    if (0x201C <= code && code <= 0x201F) character.code = U'"';
  } else {
    // Capitals beyond ASCII: only Latin-1, which is enough for "Élysée" and "Österreich".
    character.upper = 0xC0 <= code && code <= 0xDE && code != 0xD7;
  }
  return {character, bytes};
}

}  // namespace dragoman::language
