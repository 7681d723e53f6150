#include "timeline.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dragoman::pages {
namespace {

Told<Event> told(int year, int published) {
  Told<Event> one;
  if (year != 0) one.what.when = on({year, 3, 1});
  if (published != 0) one.published = on({published, 4, 1});
  return one;
}

TEST(Timeline, CountsYears) {
  const auto years = years_of({told(2021, 2022), told(2021, 0), told(0, 2022), told(0, 0)});
  std::string text;
  for (const auto& [year, count] : years) text += fmt::format("{}:{} ", year, count);
  EXPECT_EQ(text, "2021:2 2022:1 ");
}

}  // namespace
}  // namespace dragoman::pages
