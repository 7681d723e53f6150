// Visits by level and year, as a table whose cells link to the visits.
#pragma once

#include <vector>

#include "dragoman/relation.h"
#include "view.h"

namespace dragoman::pages {

// Nothing if there are no visits. A column a year, a row a level and direction.
Html visit_matrix(const View& view, const std::vector<VisitCell>& cells);

}  // namespace dragoman::pages
