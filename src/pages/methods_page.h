// How releases are read, what is not read, and what figures mean: short and honest.
#pragma once

#include "view.h"

namespace dragoman::pages {

Html methods_page(const View& view);

}  // namespace dragoman::pages
