#include <cmath>

#include "base/parse_number.h"
#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

bool is_degrees(std::string_view cell, double most) {
  const auto degrees = parse_number<double>(cell);
  return degrees && std::abs(*degrees) <= most;
}

}  // namespace

void load_places(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table =
      read_layers(folders, "places.tsv",
                  {"name", "city", "state", "kind", "latitude", "longitude", "source"}, 1, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const bool region = c[3] == "region";
    if (c[0].empty() || c[1].empty() != region) {
      faults.add(*row.path, row.line,
                 region ? "a region has a name and no city" : "no name or no city");
    }
    if (tables.party_index(c[2]) == names_nothing) {
      faults.add(*row.path, row.line, "unknown state " + in_quotes(c[2]));
    }
    if (c[3] != "city" && c[3] != "venue" && !region) {
      faults.add(*row.path, row.line,
                 "unknown kind " + in_quotes(c[3]) + "; write city, venue or region");
    }
    const bool located =
        c[4].empty() ? c[5].empty() : is_degrees(c[4], 90) && is_degrees(c[5], 180);
    if (!located) faults.add(*row.path, row.line, "latitude and longitude are no degrees");
    tables.place_phrases.add(c[0], static_cast<std::uint32_t>(tables.places.size()), true);
    tables.places.push_back({std::string(c[1]), PartyCode(c[2]), c[3] == "venue"});
  }
  tables.place_phrases.seal();
}

}  // namespace dragoman
