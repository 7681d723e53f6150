// Numbers out of text.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace dragoman {

// The number that the whole text is; nothing if anything else is in it, blanks included.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

}  // namespace dragoman
