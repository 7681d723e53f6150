#include <array>

#include "dragoman/release.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 5> words = {"unknown", "given", "page", "dateline",
                                                   "inferred"};

}  // namespace

std::string_view to_string(DateBasis basis) {
  return words[static_cast<std::size_t>(basis)];
}

std::optional<DateBasis> parse_date_basis(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<DateBasis>(i);
  }
  return {};
}

}  // namespace dragoman
