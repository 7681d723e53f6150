// How far the tables reach: of how many states the foreign minister and a head of state or
// government are known at a time.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "dragoman/knowledge.h"
#include "knowledge/layers.h"

namespace dragoman {
namespace {

TEST(Reach, KnowsWhoLedMostStates) {
  const auto knowledge = Knowledge::load(DRAGOMAN_ROOT "/data");
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  Faults faults;
  const std::filesystem::path folders[] = {DRAGOMAN_ROOT "/data", DRAGOMAN_ROOT "/data/hand"};
  const auto states = read_layers(folders, "states.tsv", {"code", "kind", "source"}, 1, faults);
  ASSERT_TRUE(faults.none()) << faults.error().message;

  struct Case {
    Date month;
    int bar;
  };
  constexpr Case cases[] = {
      {{2015, 6, 0}, 150}, {{2021, 11, 0}, 150}, {{2023, 6, 0}, 100}, {{2025, 6, 0}, 100}};
  for (const auto& [month, bar] : cases) {
    const auto is_known = [&, at = month](std::string_view state, std::string_view office) {
      return !knowledge->holders(state, office, at).empty();
    };
    int all = 0;
    int foreign = 0;
    int heads = 0;
    int both = 0;
    for (const auto& row : states.rows) {
      if (row.cells[1] != "state") continue;
      ++all;
      const auto state = row.cells[0];
      const bool has_foreign = is_known(state, "foreign-minister");
      const bool has_head =
          is_known(state, "head-of-state") || is_known(state, "head-of-government");
      foreign += has_foreign ? 1 : 0;
      heads += has_head ? 1 : 0;
      both += has_foreign && has_head ? 1 : 0;
    }
    std::cout << fmt::format(
        "{}: of {} states the foreign minister of {}, a head of {}, both of {}\n", to_edtf(month),
        all, foreign, heads, both);
    EXPECT_GE(both, bar) << to_edtf(month);
  }
}

}  // namespace
}  // namespace dragoman
