#include "network_page.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "map_page.h"

namespace dragoman::pages {
namespace {

Happening happened(HappeningKind kind, std::vector<PartyCode> parties, std::vector<PartyCode> hosts,
                   std::string where, int month) {
  Happening one;
  one.kind = kind;
  one.parties = std::move(parties);
  one.hosts = std::move(hosts);
  one.where = std::move(where);
  one.when = on({2022, static_cast<unsigned>(month), 1});
  return one;
}

std::vector<Happening> all() {
  using enum HappeningKind;
  std::vector<Happening> all = {
      happened(meeting, {"KEN", "SWE"}, {}, "Nairobi, KEN", 3),
      happened(visit, {"SWE"}, {"KEN"}, "Nairobi, KEN", 5),
      happened(call, {"FIN", "KEN", "SWE"}, {}, "", 4),
      happened(gathering, {"KEN", "SWE"}, {}, "GHA", 6),
      happened(meeting, {"A", "B", "C", "D", "E", "F", "G", "H", "I"}, {}, "", 1),
      happened(meeting, {"FIN", "KEN"}, {}, "Accra, GHA", 2),
  };
  all.back().status = Status::planned;
  return all;
}

TEST(Network, CountsWhatTwoDidTogether) {
  std::string told;
  for (const auto& pair : pairs_that_met(all())) {
    told += fmt::format("{}-{} {}+{}+{} {}\n", pair.a, pair.b, pair.meetings, pair.calls,
                        pair.visits, to_edtf(*pair.last));
  }
  EXPECT_EQ(told,
            "KEN-SWE 1+1+1 2022-05-01\n"
            "FIN-KEN 0+1+0 2022-04-01\n"
            "FIN-SWE 0+1+0 2022-04-01\n");
}

TEST(Map, CountsWhatHappenedWhere) {
  std::string told;
  for (const auto& place : places_of(all(), {{"Nairobi, KEN", {-1.28, 36.82}}})) {
    told += fmt::format("{}: {} {}\n", place.where, place.happenings, place.at ? "found" : "-");
  }
  EXPECT_EQ(told, "Nairobi, KEN: 2 found\nGHA: 1 -\n");
}

}  // namespace
}  // namespace dragoman::pages
