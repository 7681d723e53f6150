#include "formats/coordinates.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dragoman {
namespace {

TEST(Coordinates, AreThoseOfTheTables) {
  const auto places = load_place_coordinates(std::string(DRAGOMAN_ROOT) + "/data");
  ASSERT_TRUE(places) << places.error().message;
  const struct {
    std::string_view where;
    double latitude, longitude;
  } cases[] = {{"Tashkent, UZB", 41.3, 69.2}, {"Washington, USA", 38.9, -77.0}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.where);
    const auto place = places->find(c.where);
    ASSERT_NE(place, places->end());
    EXPECT_LT(std::abs(place->second.latitude - c.latitude), 0.1);
    EXPECT_LT(std::abs(place->second.longitude - c.longitude), 0.1);
  }
  EXPECT_EQ(places->find("UZB"), places->end());
}

}  // namespace
}  // namespace dragoman
