// Where on the earth places lie: the coordinates of data/places.tsv and data/hand/places.tsv, for
// maps. A reading knows places by their words alone.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "dragoman/error.h"

namespace dragoman {

struct Coordinates {
  double latitude = 0;   // degrees, north is positive
  double longitude = 0;  // degrees, east is positive
};

// By the place as Event::where has it: "Tashkent, UZB".
using PlaceCoordinates = std::map<std::string, Coordinates, std::less<>>;

// All faults of the tables are told at once.
Result<PlaceCoordinates> load_place_coordinates(const std::filesystem::path& data_folder);

}  // namespace dragoman
