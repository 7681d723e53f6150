#include "formats/coordinates.h"

#include <cmath>

#include "base/parse_number.h"
#include "base/tsv.h"

namespace dragoman {

namespace {

std::optional<double> degrees(std::string_view cell, double most) {
  const auto number = parse_number<double>(cell);
  return number && std::abs(*number) <= most ? number : std::nullopt;
}

}  // namespace

Result<PlaceCoordinates> load_place_coordinates(const std::filesystem::path& data_folder) {
  PlaceCoordinates places;
  Faults faults;
  const auto add = [&](const Cells& cells) -> std::string {
    // A row that takes another away, or a place nobody has located.
    if (cells[0].starts_with('!') || cells[4].empty()) return {};
    const auto latitude = degrees(cells[4], 90);
    const auto longitude = degrees(cells[5], 180);
    if (!latitude || !longitude) return "latitude and longitude are no degrees";
    places.emplace(std::string(cells[1]) + ", " + std::string(cells[2]),
                   Coordinates{*latitude, *longitude});
    return {};
  };
  for (const auto* file : {"places.tsv", "hand/places.tsv"}) {
    std::error_code error;
    if (!std::filesystem::exists(data_folder / file, error)) continue;
    each_row(data_folder / file,
             {"name", "city", "state", "kind", "latitude", "longitude", "source"}, faults, add);
  }
  if (!faults.none()) return tl::unexpected(faults.error());
  return places;
}

}  // namespace dragoman
