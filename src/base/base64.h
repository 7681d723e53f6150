// Base64, in which bytes that are no text travel in texts (RFC 4648, 4).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

std::string to_base64(std::string_view bytes);

// Nothing if it is not base64. Line breaks and blanks do not matter, padding may be missing.
std::optional<std::string> from_base64(std::string_view text);

// The value of a digit, 0 to 63; -1 if it is none.
int base64_value(char digit);

}  // namespace dragoman
