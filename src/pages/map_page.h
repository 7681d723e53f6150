// Where it happened: a list of places first, then dots on a grid of degrees, without any borders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/coordinates.h"
#include "view.h"

namespace dragoman::pages {

struct PlaceCount {
  std::string where;  // "Tashkent, UZB"; "UZB" where no town is told
  std::size_t happenings = 0;
  std::optional<When> last;
  std::optional<Coordinates> at;
};

// How much happened where, of what took place and tells where; the most first.
std::vector<PlaceCount> places_of(const std::vector<Happening>& happenings,
                                  const PlaceCoordinates& coordinates);

struct PlaceMap {
  When between;
  PartyCode with;  // of whom; empty: of everybody
  std::vector<PlaceCount> places;
  bool cut = false;  // there was more than was counted
};

Html map_page(const View& view, const PlaceMap& map);

}  // namespace dragoman::pages
