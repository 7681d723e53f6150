// SHA-256, by which bytes are known again.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The digest as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace dragoman
