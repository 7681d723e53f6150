// The first page: search, two parties to choose, what happened of late, what is coming, what is
// overdue.
#pragma once

#include <vector>

#include "dragoman/commitment.h"
#include "dragoman/questions.h"
#include "view.h"

namespace dragoman::pages {

struct HomeParts {
  Date day;
  std::vector<Happening> this_week;  // around the day asked for
  std::vector<Happening> latest;     // where there are none
  std::vector<AnniversaryDay> anniversaries;
  std::vector<Commitment> overdue;
};

Html home_page(const View& view, const HomeParts& parts);

}  // namespace dragoman::pages
