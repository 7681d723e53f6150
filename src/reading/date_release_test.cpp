#include "reading/date_release.h"

#include <gtest/gtest.h>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

// The date found for a text of the Korean ministry, and how: "2021 inferred".
std::string describe(std::string_view text, std::optional<When> published = {}) {
  static const auto patterns = Patterns::load(DRAGOMAN_ROOT "/data");
  const auto& tables = patterns->tables();
  Release release;
  release.text = text;
  release.publisher = "KOR";
  release.published = published;
  if (published) release.published_basis = DateBasis::given;
  release.blocks.emplace_back().span = {0, text.size()};
  const auto people = find_people(release, {}, test_knowledge(), *tables.titles);
  const auto dates = find_dates(release, {}, *tables.calendar);
  const auto day = date_release(release, people, dates, test_knowledge(), tables);
  if (!day.when) return "none";
  return to_edtf(*day.when) + (day.basis == DateBasis::inferred ? " inferred" : " as given");
}

TEST(DateRelease, InfersTheYearFromWhoHeldOffice) {
  struct Case {
    std::string_view text, expected;
  };
  // Chung Eui-yong was foreign minister from February 2021 to May 2022, Yoshihide Suga prime
  // minister from September 2020 to October 2021.
  constexpr Case cases[] = {
      {"Foreign Minister Chung Eui-yong of Korea met Prime Minister Yoshihide Suga of Japan.",
       "2021 inferred"},
      {"Foreign Minister Chung Eui-yong of Korea gave a talk.", "none"},  // 2021 or 2022
      {"Foreign Minister Chung Eui-yong of Korea gave a talk on October 5.", "2021 inferred"},
      {"Foreign Minister Chung Eui-yong of Korea gave a talk in August this year.",
       "2021 inferred"},
      {"Foreign Minister Chung Eui-yong of Korea gave a talk on March 8 (Tue.).", "2022 inferred"},
      {"Foreign Minister Chung Eui-yong of Korea gave a talk in August last year.", "none"},
      // Chung took office in February; what was in January this year may be told all the same.
      {"Foreign Minister Chung Eui-yong of Korea met Prime Minister Yoshihide Suga of Japan, "
       "after a call in January this year.",
       "2021 inferred"},
      // Never in office together.
      {"Foreign Minister Chung Eui-yong of Korea met Prime Minister Boris Johnson of the United "
       "Kingdom and President Donald Trump of the United States.",
       "none"},
      {"The sides met on October 5.", "none"},
      {"", "none"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(DateRelease, CountsFromAnniversariesAndSessions) {
  struct Case {
    std::string_view text, expected;
  };
  // Relations with Kazakhstan and Uzbekistan began in 1992; the 14th
  // Korea-Central Asia Cooperation Forum met in 2021, the 17th in 2024.
  constexpr Case cases[] = {
      {"Foreign Minister Chung Eui-yong spoke of the 30th anniversary of diplomatic relations with "
       "Uzbekistan next year.",
       "2021 inferred"},
      {"Foreign Minister Chung Eui-yong spoke of the 30th anniversary of the establishment of "
       "diplomatic relations with Kazakhstan this year.",
       "2022 inferred"},
      {"Foreign Minister Chung Eui-yong spoke of the 30th anniversary of diplomatic ties with the "
       "five Central Asian countries, which falls in next year.",
       "2021 inferred"},
      {"Foreign Minister Chung Eui-yong spoke of the 30th anniversary of diplomatic relations with "
       "Uzbekistan.",
       "none"},
      {"Foreign Minister Chung Eui-yong spoke of the 50th anniversary of diplomatic relations with "
       "Uzbekistan next year.",
       "none"},  // he was not in office in 2041
      {"Foreign Minister Park Jin looked back on the 14th Korea-Central Asia Cooperation Forum.",
       "2022 inferred"},
      {"Foreign Minister Chung Eui-yong spoke at the 17th Korea-Central Asia Cooperation Forum.",
       "none"},
      {"The sides marked the 30th anniversary of diplomatic relations with Uzbekistan this year.",
       "none"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(DateRelease, KeepsTheDateGiven) {
  EXPECT_EQ(describe("Foreign Minister Chung Eui-yong of Korea met Prime Minister Yoshihide Suga.",
                     on({2020, 1, 2})),
            "2020-01-02 as given");
}

TEST(DateRelease, IsNotBeforeWhatItTells) {
  const auto event = [](std::string_view when, Status status) {
    Event told;
    told.when = parse_edtf(when);
    told.status = status;
    return told;
  };
  const std::vector<Event> events = {event("2021-11-29/2021-11-30", Status::occurred),
                                     event("2021-04-02", Status::occurred),
                                     event("2021-12", Status::occurred),
                                     event("2021-12-20", Status::planned),
                                     event("2020-12-24", Status::occurred),
                                     event("", Status::occurred)};
  const auto narrowed = [&](std::string_view published) {
    return to_edtf(not_before_what_it_tells(*parse_edtf(published), events));
  };
  EXPECT_EQ(narrowed("2021"), "2021-11-30/2021-12-31");
  EXPECT_EQ(narrowed("2022"), "2022");
  EXPECT_EQ(narrowed("2021-10"), "2021-10");
  EXPECT_EQ(narrowed("2021-10-01/2021-10-05"), "2021-10-01/2021-10-05");
}

}  // namespace
}  // namespace dragoman
