// Characters as the tokeniser tells them apart. A byte that is no UTF-8 counts as a letter
// of its own, so that any bytes can be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/span.h"

namespace dragoman::language {

enum class CharacterKind : std::uint8_t { blank, letter, digit, mark };

struct Character {
  char32_t code = 0;  // curly quotes as ' and ", ASCII letters in lower case
  CharacterKind kind = CharacterKind::letter;
  bool upper = false;
  std::size_t at = 0;  // byte offset in the text
};

// The character at `at` and how many bytes it has. Needs at < text.size().
struct ReadCharacter {
  Character character;
  std::size_t bytes = 1;
};
ReadCharacter read_character(std::string_view text, std::size_t at);

}  // namespace dragoman::language
