#include "formats/ordinal.h"

namespace dragoman {

std::string ordinal(int number) {
  const int last = number % 10;
  const bool teen = number % 100 / 10 == 1;
  const char* ending = "th";
  if (!teen && last == 1) ending = "st";
  if (!teen && last == 2) ending = "nd";
  if (!teen && last == 3) ending = "rd";
  return std::to_string(number) + ending;
}

}  // namespace dragoman
