// How much is told of each year: a table, and the same as bars.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "dragoman/told.h"
#include "view.h"

namespace dragoman::pages {

// Events by year: of their own date or, without one, of their release's. What has neither is left
// out.
using YearCounts = std::map<int, std::size_t>;
YearCounts years_of(const std::vector<Told<Event>>& events);

// The last sixty years of it. Nothing if there are fewer than two with anything.
Html timeline(const View& view, const YearCounts& years);

}  // namespace dragoman::pages
