// What was found: releases with the words that were searched for, and the events that have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/record.h"
#include "facets.h"
#include "view.h"

namespace dragoman::pages {

struct SearchResults {
  std::string query;
  SearchFilter filter;
  std::vector<Found> found;
  std::string fault;              // why the query cannot be searched for; empty if it can
  std::vector<Facet> publishers;  // the facets: narrower searches, with how much each finds
  std::vector<Facet> years;
  std::vector<Facet> acts;
  std::size_t counted = 0;
  bool all_counted = true;
  std::string previous;
  std::string next;
};

Html search_page(const View& view, const SearchResults& results);

}  // namespace dragoman::pages
