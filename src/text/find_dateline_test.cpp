#include "text/find_dateline.h"

#include <gtest/gtest.h>

#include "text/test_furniture.h"

namespace dragoman {
namespace {

std::string describe(const DateLine& line) {
  switch (line.kind) {
    case DateLineKind::none:
      return "";
    case DateLineKind::labelled:
      return "labelled " + to_edtf(line.date);
    case DateLineKind::alone:
      return "alone " + to_edtf(line.date);
    case DateLineKind::run_in:
      return "run in " + to_edtf(line.date);
  }
  return "?";
}

TEST(FindDateline, ReadsDateLines) {
  struct Case {
    std::string_view line, expected;
  };
  constexpr Case cases[] = {
      {"(December 1, 2021)", "alone 2021-12-01"},
      {"December 1, 2021", "alone 2021-12-01"},
      {"Wednesday, 1 December 2021", "alone 2021-12-01"},
      {"Tokyo, December 1st, 2021", "alone 2021-12-01"},
      {"1 December 2021, Hiroshima", "alone 2021-12-01"},
      {"SEOUL, 30 November 2021 – Minister Oh met Minister Holm of Denmark on Tuesday.",
       "run in 2021-11-30"},
      {"New Delhi, 3rd of May, 2022 -- The Minister of External Affairs held talks in the city.",
       "run in 2022-05-03"},
      {"ABU DHABI, 17th January, 2024 (WAM) -- The Minister has received her colleague of Chile "
       "today.",
       "run in 2024-01-17"},
      {"Riyadh, May 12, 2024, SPA -- The Minister received a phone call from his colleague.",
       "run in 2024-05-12"},
      {"Date: 2021-12-01", "labelled 2021-12-01"},
      {"Published on 3 May 2022", "labelled 2022-05-03"},
      {"Published: 3 May 2022, 14:05", "labelled 2022-05-03"},
      {"등록일 2021-12-02", "labelled 2021-12-02"},
      {"2021. 12. 1.", "alone 2021-12-01"},
      {"2021/12/01", "alone 2021-12-01"},
      {"01.12.2021", "alone 2021-12-01"},
      {"31/12/2021", "alone 2021-12-31"},
      {"12/31/2021", "alone 2021-12-31"},
      {"03/05/2022", ""},  // March or May
      {"2021年12月1日", "alone 2021-12-01"},
      {"2021년 12월 1일", "alone 2021-12-01"},
      {"Paris, le 1er décembre 2021", "labelled 2021-12-01"},
      {"31 June 2021", ""},  // no such day
      {"December 2021", ""},
      {"Joint Statement of 1 December 2021 on the talks between the two countries in Geneva", ""},
      {"They met on December 1, 2021.", ""},
      {"The treaty of 3 May 2022", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(describe(date_of_line(c.line, *test_furniture().tables)), c.expected) << c.line;
  }
}

TEST(FindDateline, ReadsAttributes) {
  struct Case {
    std::string_view value, expected;
  };
  constexpr Case cases[] = {
      {"2021-12-01T09:00:00+09:00", "2021-12-01"},
      {"2021-12-01", "2021-12-01"},
      {"Wed, 01 Dec 2021 09:00:00 GMT", "2021-12-01"},
      {"20211201", "2021-12-01"},
      {"20211301", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    const auto date = date_of_value(c.value, *test_furniture().tables);
    EXPECT_EQ(date ? to_edtf(*date) : "", c.expected) << c.value;
  }
}

}  // namespace
}  // namespace dragoman
