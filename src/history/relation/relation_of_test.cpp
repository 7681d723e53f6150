#include "dragoman/relation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "history/relation/describe_relation.h"
#include "history/relation/relation_words.h"
#include "history/test_told.h"

namespace dragoman {
namespace {

const RelationWords& words() {
  static const RelationWords loaded = [] {
    auto read = load_relation_words(std::filesystem::path(DRAGOMAN_ROOT) / "data");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
  }();
  return loaded;
}

// Of releases "a", "b" …, a line of "RELEASE: FINDING" each.
struct Story {
  std::vector<Told<Fact>> facts;
  std::vector<Told<Event>> events;
  std::vector<Happening> happenings;
};

Story story(std::string_view lines) {
  Story told;
  for (const auto line : split(lines, '\n')) {
    if (line.empty()) continue;
    const auto colon = line.find(": ");
    const auto release = line.substr(0, colon);
    const auto finding = line.substr(colon + 2);
    if (parse_fact_kind(split(finding, '|')[0])) {
      told.facts.push_back(fact_told(release, told.facts.size() + 1, finding));
    } else {
      told.events.push_back(event_told(release, told.events.size() + 1, finding));
    }
  }
  return told;
}

RelationOfTwo relation_between(const Story& told, std::string_view a, std::string_view b,
                               Date day = {2024, 1, 1}) {
  return relation_of(a, b, {told.facts, told.events, told.happenings}, test_knowledge(), words(),
                     day);
}

std::string described(std::string_view lines, std::string_view a = "TGO",
                      std::string_view b = "FJI", Date day = {2024, 1, 1}) {
  auto relation = relation_between(story(lines), a, b, day);
  relation.anniversaries.clear();  // they have tests of their own
  return "\n" + describe(relation);
}

TEST(RelationOf, TellsAllFaultsOfItsWords) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dragoman-relation-words";
  std::filesystem::create_directories(folder / "vocabulary");
  std::ofstream(folder / "vocabulary" / "relation.tsv")
      << "words\tkind\tvalue\nthe\tdroped\t\nfirst\tordinal\tone\nlaw\ttable\tlegal\n"
         "committees\tsame\t\n...\tdropped\t\n";
  const auto read = load_relation_words(folder);
  ASSERT_FALSE(read);
  for (const auto* fault :
       {"relation.tsv:2: unknown kind 'droped'", ":3: 'one' is no number from 1 on",
        ":4: 'legal' is nothing that a row", ":5: 'same' needs a value", ":6: no words"}) {
    EXPECT_NE(read.error().message.find(fault), std::string::npos) << read.error().message;
  }
  std::filesystem::remove_all(folder);
}

TEST(RelationOf, KeysNames) {
  struct Case {
    std::string_view name, key;
  };
  constexpr Case cases[] = {
      {"the joint economic committee", "joint economic committee"},
      {"Joint Economic Committee", "joint economic committee"},
      {"Joint Economic Committees", "joint economic committee"},
      {"their 4th bilateral joint economic committee meeting", "joint economic committee"},
      {"the Fiji-Togo Joint Economic Committee", "joint economic committee"},
      {"second session of the Togolese-Fijian joint economic committee",
       "joint economic committee"},
      {"Inter-Governmental Commission", "intergovernmental commission"},
      {"intergovernmental commission on trade", "intergovernmental commission on trade"},
      {"joint committee", "joint committee"},
      {"MOU on fisheries", "memorandum of understanding on fisheries"},
      {"Partnership Agenda 2030", "partnership agenda 2030"},
      {"establishment of diplomatic relations", "diplomatic relations"},
      {"the sessions", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(joined(name_key(c.name, {"TGO", "FJI"}, test_knowledge(), *words().tables)), c.key);
  }
}

TEST(RelationOf, SaysWhatStands) {
  struct Case {
    std::string_view lines, expected;
  };
  constexpr Case cases[] = {
      // Told alike by two: one line with both.
      {"2021: mission | TGO FJI | embassy | since 2015\n"
       "2022: mission | TGO FJI | Embassy | since 2015-03",
       "\nmissions\n  embassy | TGO in FJI; since 2015-03 [2021§1 2022§2] [2021§1 2022§2]\n"},
      // They contradict each other: both stand there. What has no date tells only that it stands.
      {"2021: mission | TGO FJI | embassy | since 2012\n"
       "2022: mission | TGO FJI | embassy | since 2013\n"
       "2023: mission | TGO FJI | embassy",
       "\nmissions\n  embassy | TGO in FJI; since 2012 [2021§1] or 2013 [2022§2]"
       " [2021§1 2022§2 2023§3]\n"},
      // An event tells it too; a planned one does not count as done, a denied one is nothing.
      {"2021: establish | TGO > FJI | the Togolese Embassy in Suva | 2015\n"
       "2021: establish | FJI > TGO | an embassy in Lomé | 2030 | planned\n"
       "2021: establish | TGO > FJI | a consulate | 2016 | denied",
       "\nmissions\n  embassy | TGO in FJI; since 2015 [2021#1] [2021#1]\n"
       "  embassy | FJI in TGO; since 2030 [2021#2]; planned [2021#2]\n"},
      // Consulates in two cities are two.
      {"2021: mission | TGO FJI | Consulate General in Suva | since 2001\n"
       "2021: mission | TGO FJI | consulate general | since 2003",
       "\nmissions\n  consulate general | TGO in FJI, Suva; since 2001 [2021§1] [2021§1]\n"
       "  consulate general | TGO in FJI; since 2003 [2021§2] [2021§2]\n"},
      {"2021: anniversary | TGO FJI | the establishment of diplomatic relations | nth 50 | year "
       "2022\n"
       "2021: establish | TGO FJI | diplomatic relations | 1972-05-04",
       "\nrelations\n  diplomatic relations; since 1972-05-04 [2021#1 2021§1] [2021#1 2021§1]\n"},
      {"2021: anniversary | TGO FJI | diplomatic relations | nth 50 | year 2022",
       "\nrelations\n  diplomatic relations; since about 1972 [2021§1] [2021§1]\n"},
      {"2021: anniversary | TGO FJI | the first visit | nth 50 | year 2022", "\n"},
      {"2019: establish | TGO FJI | relations to a comprehensive strategic partnership | 2019-03\n"
       "2021: partnership | TGO FJI | Comprehensive Strategic Partnership\n"
       "2015: partnership | TGO FJI | strategic partnership | since 2010",
       "\npartnerships\n  strategic partnership; since 2010 [2015§2] [2015§2]\n"
       "  Comprehensive Strategic Partnership; since 2019-03 [2019#1] [2019#1 2021§1]\n"},
      {"2021: agreement | TGO FJI | air services agreement | state under negotiation\n"
       "2023: sign | TGO FJI | the Air Services Agreement | 2023-02-03\n"
       "2023: sign | TGO FJI | a memorandum on fisheries | 2025 | planned",
       "\nagreements\n  air services agreement; under negotiation [2021§1]; signed [2023#1]; on"
       " 2023-02-03 [2023#1]\n  a memorandum on fisheries; to be signed [2023#2]; on 2025"
       " [2023#2]\n"},
      {"2021: bid | TGO | World Expo 2040\n"
       "2021: policy | FJI | Look North Policy\n"
       "2021: bid | KEN | Ocean Summit\n"
       "2021: request | TGO > FJI | support for Togo’s bid to host the World Expo 2040",
       "\nmatters\n  policy FJI | Look North Policy [2021§2]\n"
       "  bid TGO | World Expo 2040 [2021§1]; said [2021#1]\n"},
      // What is of others is passed over.
      {"2021: mission | TGO KEN | embassy | since 2015", "\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.lines);
    EXPECT_EQ(described(c.lines), c.expected);
  }
}

TEST(RelationOf, FindsSessionsOfBodies) {
  struct Case {
    std::string_view lines, expected;
  };
  constexpr Case cases[] = {
      {"2021: mechanism | TGO FJI | joint economic committee | since 2012\n"
       "2022: mechanism | TGO FJI | the Togo-Fiji Joint Economic Committee\n"
       "2022: meet | TGO FJI | | 2021-10 | | held the joint economic committee\n"
       "2023: meet | TGO FJI | | 2023-05-03 | | the meeting of the Joint Economic Committee\n"
       "2023: meet | TGO FJI | | 2024-06 | planned | next Joint Economic Committee\n"
       "2023: meet | TGO FJI | | 2023-01 | | met ahead of the Joint Economic Committee",
       "\nbodies\n  joint economic committee = the Togo-Fiji Joint Economic Committee; since 2012"
       " [2021§1] [2022#1 2023#2 2023#3 2021§1 2022§2]\n"
       "    ?; 2021-10 [2022#1] [2022#1] first\n"
       "    ?; 2023-05-03 [2023#2] [2023#2] last\n"
       "    ?; 2024-06 [2023#3]; planned [2023#3] next\n"},
      // Two dates of one session are both there.
      {"2021: mechanism | TGO FJI | joint committee\n"
       "2021: meet | TGO FJI | | 2021-10 | | the 4th meeting of the joint committee last month\n"
       "2022: meet | TGO FJI | | 2021-10-12 | | the fourth session of the Joint Committee\n"
       "2023: meet | TGO FJI | | 2021-11 | | the Fourth Joint Committee\n"
       "2023: meet | TGO FJI | | 2020-11 | | the 2020 Joint Committee",
       "\nbodies\n  joint committee [2021#1 2022#2 2023#3 2023#4 2021§1]\n"
       "    ?; 2020-11 [2023#4] [2023#4] first\n"
       "    4.; 2021-10-12 [2021#1 2022#2] or 2021-11 [2023#3] [2021#1 2022#2 2023#3] last\n"},
      // Planned once, told to have taken place later.
      {"2023: mechanism | TGO FJI | political consultations\n"
       "2022: meet | TGO FJI | | 2023-05 | planned | the political consultations\n"
       "2023: meet | TGO FJI | | 2023-05-07 | | the political consultations",
       "\nbodies\n  political consultations [2022#1 2023#2 2023§1]\n"
       "    ?; 2023-05-07 [2023#2] [2022#1 2023#2] first last\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.lines);
    EXPECT_EQ(described(c.lines), c.expected);
  }
}

Happening happening(std::string_view id, HappeningKind kind, Level level, std::string_view when,
                    std::string_view parties, std::string_view hosts = "") {
  Happening made;
  made.id = std::string(id);
  made.kind = kind;
  made.level = level;
  made.when = parse_edtf(when);
  made.parties = parties_of(parties);
  made.hosts = parties_of(hosts);
  made.accounts.resize(1);
  made.accounts[0].at.release = "r-" + made.id;
  return made;
}

TEST(RelationOf, CountsVisitsAndFindsTheLastMeetings) {
  Story told;
  using enum HappeningKind;
  told.happenings = {
      happening("v1", visit, Level::leaders, "2019-04", "TGO", "FJI"),
      happening("v2", visit, Level::leaders, "2019-08-01", "TGO", "FJI"),
      happening("v3", visit, Level::ministers, "2021", "FJI", "TGO"),
      happening("v4", visit, Level::ministers, "2021-03", "FJI TGO"),         // mutual
      happening("v5", visit, Level::ministers, "2022-03", "FJI TGO", "KEN"),  // a third's
      happening("m1", meeting, Level::ministers, "2022-11-29/2022-11-30", "FJI TGO"),
      happening("m2", meeting, Level::ministers, "2023-05-01", "FJI KEN TGO"),
      happening("c1", call, Level::leaders, "2020", "FJI TGO"),
      happening("g1", gathering, Level::leaders, "2023", "FJI TGO"),
      happening("m3", meeting, Level::ministers, "2023-06-01", "KEN TGO"),
      happening("p1", meeting, Level::ministers, "2025-06-01", "FJI TGO"),
      happening("p2", meeting, Level::ministers, "2022-06-01", "FJI TGO"),
  };
  for (auto& one : told.happenings) {
    if (one.id.starts_with('p')) one.status = Status::planned;
  }
  const std::string expected =
      "visits\n"
      "  leaders 2019 TGO > FJI 2 [r-v1#1] [r-v2#1]\n"
      "  ministers 2021 both ways 1 [r-v4#1]\n"
      "  ministers 2021 FJI > TGO 1 [r-v3#1]\n"
      "last\n"
      "  visit leaders FJI TGO; 2019-08-01 [r-v2#1]\n"
      "  call leaders FJI TGO; 2020 [r-c1#1]\n"
      "  meeting ministers FJI TGO; 2022-11-29/2022-11-30 [r-m1#1]\n"
      "  meeting ministers FJI KEN TGO; 2023-05-01 [r-m2#1]\n"
      "announced\n"
      "  meeting ministers FJI TGO; 2022-06-01 [r-p2#1]; date over\n"
      "  meeting ministers FJI TGO; 2025-06-01 [r-p1#1]\n";
  EXPECT_EQ(describe(relation_between(told, "TGO", "FJI")), expected);
  std::ranges::reverse(told.happenings);
  EXPECT_EQ(describe(relation_between(told, "TGO", "FJI")), expected);
}

TEST(RelationOf, TakesRowsOfTheTables) {
  const auto relation = relation_between({}, "KOR", "UZB", {2021, 12, 1});
  EXPECT_EQ(describe(relation),
            "relations\n"
            "  diplomatic relations; since 1992-01-29 [(brief)] [(brief)]\n"
            "partnerships\n"
            "  Strategic Partnership; since 2006-03-29 [(hand)] [(hand)]\n"
            "  Special Strategic Partnership; since 2019-04-19 [(hand)] [(hand)]\n"
            "anniversaries\n"
            "  2022-01-29 30 diplomatic relations; since 1992-01-29 [(brief)]\n");
}

TEST(RelationOf, LeavesOutRowsOfWhatHadNotBegun) {
  const auto before = relation_between({}, "KOR", "UZB", {2019, 4, 18});
  ASSERT_EQ(before.partnerships.size(), 1U);
  EXPECT_EQ(before.partnerships.front().name, "Strategic Partnership");
}

TEST(RelationOf, DoesNotDependOnOrder) {
  auto told = story(
      "2021: mission | TGO FJI | embassy | since 2012\n"
      "2022: mission | TGO FJI | embassy | since 2013-01\n"
      "2023: mission | TGO FJI | Embassy | since 2013\n"
      "2023: mechanism | TGO FJI | joint committee | since 2001\n"
      "2024: mechanism | TGO FJI | Joint Committee | since 2002\n"
      "2023: meet | TGO FJI | | 2023-05 | | the joint committee\n"
      "2022: meet | TGO FJI | | 2023-05-07 | | the joint committee\n"
      "2022: meet | TGO FJI | | 2023-05-09 | | the joint committee");
  const auto before = describe(relation_between(told, "TGO", "FJI"));
  std::ranges::reverse(told.facts);
  std::ranges::reverse(told.events);
  EXPECT_EQ(describe(relation_between(told, "TGO", "FJI")), before);
}

TEST(Anniversaries, SaysTheDayTheyFallOn) {
  struct Case {
    std::string_view lines;
    Date from;
    int days;
    std::string_view expected;
  };
  constexpr std::string_view leap = "2021: establish | TGO FJI | diplomatic relations | 1972-02-29";
  constexpr Case cases[] = {
      {leap,
       {2022, 1, 1},
       90,
       "2022-02-28 50 diplomatic relations; since 1972-02-29; moved [2021#1]\n"},
      {leap, {2032, 1, 1}, 90, "2032-02-29 60 diplomatic relations; since 1972-02-29 [2021#1]\n"},
      {leap,
       {2022, 2, 28},
       0,
       "2022-02-28 50 diplomatic relations; since 1972-02-29; moved [2021#1]\n"},
      {leap, {2022, 3, 1}, 30, ""},
      {leap, {2023, 1, 1}, 365, ""},  // the 51st
      {"2021: mission | TGO FJI | embassy | since 1998-06",
       {2023, 6, 15},
       10,
       "2023-06 25 embassy of TGO in FJI; since 1998-06 [2021§1]\n"},
      {"2021: mission | TGO FJI | embassy | since 1998",
       {2023, 6, 15},
       10,
       "2023 25 embassy of TGO in FJI; since 1998 [2021§1]\n"},
      // Planned: nothing to celebrate.
      {"2021: establish | TGO > FJI | an embassy | 1998 | planned", {2023, 6, 15}, 10, ""},
      // Told in so many words, of a known day, of none, of another year.
      {"2021: anniversary | TGO FJI | diplomatic relations | nth 51 | year 2023\n"
       "2020: establish | TGO FJI | diplomatic relations | 1972-05-04",
       {2023, 1, 1},
       365,
       "2023-05-04 51 diplomatic relations; since 1972-05-04; told [2020#1 2021§1]\n"},
      {"2021: anniversary | TGO FJI | diplomatic relations | nth 51 | year 2023",
       {2023, 1, 1},
       365,
       "2023 51 diplomatic relations; told [2021§1]\n"},
      {"2021: anniversary | TGO FJI | diplomatic relations | nth 50 | year 2023\n"
       "2020: establish | TGO FJI | diplomatic relations | 1972-05-04",
       {2022, 1, 1},
       700,
       "2022-05-04 50 diplomatic relations; since 1972-05-04; disputed [2020#1]\n"
       "2023 50 diplomatic relations; told; disputed [2021§1]\n"},
      {"2021: anniversary | TGO FJI | the first scholarship | nth 7 | year 2023",
       {2023, 1, 1},
       365,
       "2023 7 first scholarship; told [2021§1]\n"},
      // The day of that year is over.
      {"2021: anniversary | TGO FJI | diplomatic relations | nth 50 | year 2022\n"
       "2020: establish | TGO FJI | diplomatic relations | 1972-05-04",
       {2022, 6, 1},
       30,
       ""},
      // Over the turn of the year.
      {"2021: establish | TGO FJI | diplomatic relations | 1973-01-04",
       {2022, 12, 20},
       30,
       "2023-01-04 50 diplomatic relations; since 1973-01-04 [2021#1]\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.lines);
    SCOPED_TRACE(to_edtf(c.from));
    std::string lines;
    for (const auto& day :
         anniversaries(relation_between(story(c.lines), "TGO", "FJI"), c.from, c.days)) {
      lines += describe(day) + "\n";
    }
    EXPECT_EQ(lines, c.expected);
  }
}

}  // namespace
}  // namespace dragoman
