// How the order of topics differs between accounts: a picture with a column of dots for each
// account, one a line that it tells, and a ribbon from topic to topic. What it shows is also in the
// table before it (compare_page.cpp); who cannot see it misses nothing.
#pragma once

#include "dragoman/comparison.h"
#include "view.h"

namespace dragoman::pages {

// What accounts `at` and `at` + 1 have in common, and how much of that does not stand in the same
// order: the fewest topics that would have to be moved.
struct CommonOrder {
  std::size_t common = 0;
  std::size_t moved = 0;
};
CommonOrder common_order(const Comparison& comparison, std::size_t at);

// Nothing for less than two accounts.
Html order_ribbon(const View& view, const Comparison& comparison);

}  // namespace dragoman::pages
