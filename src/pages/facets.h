// A choice of narrower lists, as links: "all 12 · open 3 · done 4", that which is shown marked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view.h"

namespace dragoman::pages {

struct Facet {
  std::string name;
  std::optional<std::size_t> count;  // nothing: not counted
  std::string address;
  bool shown = false;
};

// `label` is the key of what the choice is called. What nothing is found by is no link.
Html facets(const View& view, std::string_view label, const std::vector<Facet>& all);

}  // namespace dragoman::pages
