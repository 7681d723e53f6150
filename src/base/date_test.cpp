#include "dragoman/date.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Date, ReadsAndPrintsEdtf) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"2021", "2021"},
      {"2021-11", "2021-11"},
      {"2021-11-30", "2021-11-30"},
      {"2021-11-29/2021-11-30", "2021-11-29/2021-11-30"},
      {"../2021", "../2021"},
      {"2020-02-29", "2020-02-29"},
      {"2021-02-29", "none"},  // no leap year
      {"2021-13", "none"},
      {"2021-00", "none"},
      {"2021-06-31", "none"},
      {"2021-6-3", "none"},
      {"2022/2021", "none"},  // ends before it starts
      {"../..", "none"},
      {"", "none"},
      {"20x1", "none"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto when = parse_edtf(c.text);
    EXPECT_EQ(when ? to_edtf(*when) : "none", c.expected);
  }
}

TEST(Date, KnowsTheCalendar) {
  EXPECT_EQ(to_edtf(last_day({2024, 2, 0})), "2024-02-29");
  EXPECT_EQ(to_edtf(last_day({2024, 0, 0})), "2024-12-31");
  EXPECT_EQ(to_edtf(first_day({2024, 0, 0})), "2024-01-01");
  EXPECT_EQ(to_edtf(add_days({2021, 12, 31}, 1)), "2022-01-01");
  EXPECT_EQ(to_edtf(add_days({2021, 3, 1}, -1)), "2021-02-28");
  EXPECT_EQ(weekday({2026, 11, 24}), 2U);
  EXPECT_FALSE(is_valid({2021, 1, 261}));
  EXPECT_LT((Date{2021, 0, 0}), (Date{2021, 1, 0}));
}

TEST(Date, CountsTheDaysBetween) {
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_between({2024, 1, 1}, {2023, 12, 31}), -1);
  EXPECT_EQ(days_between({2021, 5, 5}, {2021, 5, 5}), 0);
}

}  // namespace
}  // namespace dragoman
