// What the models see of a word: hashes of its form, its lower-case form, its beginnings
// and ends, and its shape ("Xx" for Korea, "X" for KOREA, "d,d" for 1,200). Curly quotes
// look like straight ones, and lower-case forms have every digit as 0.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::language {

struct Word {
  std::uint32_t form = 0;
  std::uint32_t lower = 0;
  std::array<std::uint32_t, 3> prefix{};  // of 1, 2, 3 bytes
  std::array<std::uint32_t, 4> suffix{};  // of 1, 2, 3, 4 bytes
  std::uint32_t shape = 0;
  bool capital = false;  // starts with an ASCII capital
  bool comma = false;    // is ","
};

Word describe_word(std::string_view form);

// The form with curly quotes straightened: ’ ‘ → ', “ ” → ".
std::string plain_quotes(std::string_view form);

// ASCII lower case; other bytes are kept. Never depends on the locale.
std::string lower_case(std::string_view text);

constexpr bool is_upper(char c) {
  return 'A' <= c && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return 'a' <= c && c <= 'z';
}
constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
constexpr bool is_beyond_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0;
}
constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c) || is_beyond_ascii(c);
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace dragoman::language
