#include "reading/find_dates.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

const Calendar& calendar() {
  static const auto loaded = load_calendar(DRAGOMAN_ROOT "/data");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

Release release_of(std::string_view text) {
  Release release;
  release.text = text;
  release.blocks.emplace_back().span = {0, text.size()};
  return release;
}

// "words = date; words = ?": what is found, counted from `anchor`. Absolute dates are
// marked with '!'.
std::string describe(std::string_view text, std::string_view anchor, Direction direction) {
  const auto release = release_of(text);
  std::string out;
  for (const auto& mention : find_dates(release, {}, calendar())) {
    const auto when = resolve(mention, parse_edtf(anchor), direction);
    if (!out.empty()) out += "; ";
    out += slice(release.text, mention.span);
    out += mention.absolute ? " =! " : " = ";
    out += when ? to_edtf(*when) : "?";
  }
  return out;
}

struct Case {
  std::string_view text, expected;
};

TEST(FindDates, ReadsDatesOfTheCalendar) {
  constexpr Case cases[] = {
      {"The talks on 30 November 2021 went well.", "30 November 2021 =! 2021-11-30"},
      {"on November 30th, 2021, and", "November 30th, 2021 =! 2021-11-30"},
      {"signed on 30.11.2021 in Vienna", "30.11.2021 =! 2021-11-30"},
      {"(2021. 11. 30.)", "2021. 11. 30 =! 2021-11-30"},
      {"from 2021-11-29 on", "2021-11-29 =! 2021-11-29"},
      {"on 30/11/2021", "30/11/2021 =! 2021-11-30"},
      {"on 3/11/2021", ""},  // March or November
      {"on Nov. 30 (Tue.), the", "Nov. 30 (Tue.) = 2021-11-30"},
      {"December 1, 2021 (Wed.)", "December 1, 2021 (Wed.) =! 2021-12-01"},
      {"Monday, 29 November 2021", "Monday, 29 November 2021 =! 2021-11-29"},
      {"the 5th of May, 2020", "5th of May, 2020 =! 2020-05-05"},
      {"in April 2019 and since 2012", "April 2019 =! 2019-04; 2012 =! 2012"},
      {"In September of 2020", "September of 2020 =! 2020-09"},
      {"the visit in August this year", "August this year = 2021-08"},
      {"in March of last year", "March of last year = 2020-03"},
      {"the March 25 statement", "March 25 = 2021-03-25"},
      {"his July trip to Oslo", "July = 2021-07"},
      {"31 June 2024", ""},            // no such day
      {"Article 261 March 2024", ""},  // 261 is 5 modulo 256
      {"February 29, 2021", ""},
      {"on February 29", "February 29 = 2020-02-29"},  // 2021 has none
      {"Article 31 May 2020 no longer", "May 2020 =! 2020-05"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text, "2021-11-30", Direction::past), c.expected);
  }
}

TEST(FindDates, ReadsStretchesAndRanges) {
  constexpr Case cases[] = {
      {"on November 29-30,", "November 29-30 = 2021-11-29/2021-11-30"},
      {"on 29–30 November 2021", "29–30 November 2021 =! 2021-11-29/2021-11-30"},
      {"on 5-6 October", "5-6 October = 2021-10-05/2021-10-06"},
      {"on November 29 and 30, 2020", "November 29 and 30, 2020 =! 2020-11-29/2020-11-30"},
      {"on 5 and 12 May 2020", "5 =! 2020-05-05; 12 May 2020 =! 2020-05-12"},
      {"on May 5 and 12", "May 5 = 2021-05-05; 12 = 2021-05-12"},
      {"from 3 to 5 May 2022", "3 to 5 May 2022 =! 2022-05-03/2022-05-05"},
      {"between May 3 and May 5", "May 3 and May 5 = 2021-05-03/2021-05-05"},
      {"November 29 (Mon.) - December 1 (Wed.), 2019",
       "November 29 (Mon.) - December 1 (Wed.), 2019 =! 2019-11-29/2019-12-01"},
      {"December 30 to January 2, 2021", "December 30 to January 2, 2021 =! 2020-12-30/2021-01-02"},
      {"the plan for 2021–2023", "2021–2023 =! 2021/2023"},
      {"from 2021 to 2023", "2021 to 2023 =! 2021/2023"},
      {"in the 2021-22 season", "2021-22 =! 2021/2022"},
      {"in 2019 and 2020", "2019 =! 2019; 2020 =! 2020"},
      {"on the afternoon of 3 May 2020", "the afternoon of 3 May 2020 =! 2020-05-03"},
      {"established in 1877 and since 1882", "1877 =! 1877; 1882 =! 1882"},
      {"between 1850 and 1860", "1850 and 1860 =! 1850/1860"},
      {"(8 September 1841 – 1 May 1904)", "8 September 1841 – 1 May 1904 =! 1841-09-08/1904-05-01"},
      {"in March and October", "March = 2021-03; October = 2021-10"},
      {"in March and October 2020", "March =! 2020-03; October 2020 =! 2020-10"},
      {"the first half of 2022", "the first half of 2022 =! 2022-01/2022-06"},
      {"in the fourth quarter", "the fourth quarter = 2021-10/2021-12"},
      {"in Q3 2020", "Q3 2020 =! 2020-07/2020-09"},
      {"spring 2022", "spring 2022 =! 2022-03/2022-05"},
      {"winter of 2020", "winter of 2020 =! 2020-12/2021-02"},
      {"by the end of 2023", "the end of 2023 =! 2023"},
      {"late in 2019, mid-2018", "late in 2019 =! 2019; mid-2018 =! 2018"},
      {"the late 1990s", "the late 1990s =! 1990/1999"},
      {"Monday to Wednesday", "Monday to Wednesday = ?"},  // Wednesday was before Monday
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text, "2021-11-30", Direction::past), c.expected);
  }
}

TEST(FindDates, CountsFromTheAnchor) {
  struct Counted {
    std::string_view text, past, future;
  };
  // 2021-11-30 was a Tuesday.
  constexpr Counted cases[] = {
      {"today", "2021-11-30", "2021-11-30"},
      {"earlier today", "2021-11-30", "2021-11-30"},
      {"yesterday", "2021-11-29", "2021-11-29"},
      {"tomorrow", "2021-12-01", "2021-12-01"},
      {"this morning", "2021-11-30", "2021-11-30"},
      {"the same day", "2021-11-30", "2021-11-30"},
      {"the following day", "2021-12-01", "2021-12-01"},
      {"this week", "2021-11-29/2021-11-30", "2021-11-29/2021-12-05"},
      {"later this week", "2021-12-01/2021-12-05", "2021-12-01/2021-12-05"},
      {"last week", "2021-11-22/2021-11-28", "2021-11-22/2021-11-28"},
      {"next week", "2021-12-06/2021-12-12", "2021-12-06/2021-12-12"},
      {"last weekend", "2021-11-27/2021-11-28", "2021-11-27/2021-11-28"},
      {"last month", "2021-10", "2021-10"},
      {"next month", "2021-12", "2021-12"},
      {"this quarter", "2021-10/2021-12", "2021-10/2021-12"},
      {"earlier this year", "2021", "2021"},
      {"early next year", "2022", "2022"},
      {"the end of the year", "2021", "2021"},
      {"this past year", "2020", "2020"},
      {"over the past three years", "2018-11/2021-11", "2018-11/2021-11"},
      {"over the last year", "2020-11/2021-11", "2020-11/2021-11"},
      {"the last 12 months", "2020-11/2021-11", "2020-11/2021-11"},
      {"the next ten days", "2021-11-30/2021-12-10", "2021-11-30/2021-12-10"},
      {"in the coming weeks", "?", "?"},
      {"in recent years", "?", "?"},
      {"over the past few months", "?", "?"},
      {"two weeks ago", "2021-11-15/2021-11-21", "2021-11-15/2021-11-21"},
      {"a year ago", "2020", "2020"},
      {"on Monday", "2021-11-29", "2021-12-06"},
      {"on Tuesday", "2021-11-30", "2021-11-30"},
      {"last Friday", "2021-11-26", "2021-11-26"},
      {"next Tuesday", "2021-12-07", "2021-12-07"},
      {"this Thursday", "2021-12-02", "2021-12-02"},
      {"in June", "2021-06", "2022-06"},
      {"last December", "2020-12", "2020-12"},
      {"this October", "2021-10", "2021-10"},
      {"this summer", "2021-06/2021-08", "2021-06/2021-08"},
      {"on December 7", "2020-12-07", "2021-12-07"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    for (const auto direction : {Direction::past, Direction::future}) {
      const auto found = describe(c.text, "2021-11-30", direction);
      const auto equals = found.find(" = ");
      ASSERT_NE(equals, std::string::npos) << found;
      EXPECT_EQ(found.substr(equals + 3), direction == Direction::past ? c.past : c.future);
    }
  }
}

TEST(FindDates, CountsFromWhatIsKnownOfTheAnchor) {
  EXPECT_EQ(describe("in March, last month, last year", "2021", Direction::past),
            "March = 2021-03; last month = ?; last year = 2020");
  EXPECT_EQ(describe("November 29-30, yesterday", "", Direction::past),
            "November 29-30 = ?; yesterday = ?");
  EXPECT_EQ(describe("last month, the same day", "2021-11-29/2021-11-30", Direction::past),
            "last month = 2021-10; the same day = 2021-11-29/2021-11-30");
}

TEST(FindDates, WhatIsUnderWayHasBegun) {
  EXPECT_EQ(describe("from 29 November to 1 December", "2021-11-30", Direction::past),
            "29 November to 1 December = 2021-11-29/2021-12-01");
  EXPECT_EQ(describe("12 December, 12 October, 3 February", "2021-11-30", Direction::either),
            "12 December = 2021-12-12; 12 October = 2021-10-12; 3 February = 2022-02-03");
}

TEST(FindDates, TellsWhatCountsFromTheWriting) {
  struct Told {
    std::string_view text;
    bool of_writing;
  };
  constexpr Told cases[] = {{"on 7 September", true},  {"on Friday", true},
                            {"today", true},           {"this morning", true},
                            {"the same day", false},   {"last month", false},
                            {"two days later", false}, {"in May last year", false}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const auto found = find_dates(release_of(c.text), {}, calendar());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(is_of_writing(found.front().expression), c.of_writing);
  }
}

TEST(FindDates, LeavesOtherWordsAlone) {
  constexpr Case cases[] = {
      {"The sides may march on. May they? March with us.", ""},
      {"the second meeting, the first half, the last minute", ""},
      {"Expo 2030 and the 2030 Agenda, resolution 2231", ""},
      {"COVID-19 and 2,000 people, 5.2 percent, $2015", ""},
      {"aged 80 and 84, the 1800 houses, room 1750", ""},
      {"next-generation one-year 30-day term", ""},
      {"Sun and Sat and Mar and spring", ""},
      {"in May", "May = 2021-05"},
      {"to end the war, to start talks", ""},
      {"the year-end", ""},
      {"\xFF\xFE 2021 \xC3", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text, "2021-11-30", Direction::past), c.expected);
  }
}

TEST(FindDates, BelievesTheAnalysis) {
  const auto release = release_of("In 2000 towns");
  Analysis analysis;
  analysis.span = {{0, 2}, {3, 7}, {8, 13}};
  analysis.upos = {Upos::adp, Upos::num, Upos::noun};
  analysis.head = {2, 2, no_token};
  analysis.relation = {"case", "nummod", "root"};
  analysis.features = {"", "NumType=Card", "Number=Plur"};
  EXPECT_TRUE(find_dates(release, analysis, calendar()).empty());
  analysis.features[2] = "Number=Sing";
  EXPECT_EQ(find_dates(release, analysis, calendar()).size(), 1U);
}

TEST(Calendar, NamesFaultyRows) {
  EXPECT_FALSE(load_calendar("/no/such/folder"));
}

}  // namespace
}  // namespace dragoman
