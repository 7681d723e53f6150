// Numbers in their order, in English.
#pragma once

#include <string>

namespace dragoman {

std::string ordinal(int number);  // "1st", "12th", "23rd"

}  // namespace dragoman
