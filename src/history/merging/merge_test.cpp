#include <gtest/gtest.h>

#include <algorithm>

#include "history/merging/test_tellings.h"

namespace dragoman {
namespace {

std::vector<Telling> tellings(std::initializer_list<std::string_view> lines) {
  std::vector<Telling> all;
  for (const auto line : lines) all.push_back(telling(line));
  return all;
}

// The releases of each happening: "a b | c".
std::string groups(const std::vector<Happening>& happenings) {
  std::vector<std::string> texts;
  for (const auto& happening : happenings) {
    std::vector<std::string> releases;
    for (const auto& account : happening.accounts) releases.push_back(account.at.release);
    std::ranges::sort(releases);
    std::string text;
    for (const auto& release : releases) text += (text.empty() ? "" : " ") + release;
    texts.push_back(text);
  }
  std::ranges::sort(texts);
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " | ") + text;
  return all;
}

TEST(Merge, TakesTogetherWhatIsOneHappening) {
  struct Case {
    std::string_view name;
    std::vector<Telling> tellings;
    std::string_view expected;
  };
  const Case cases[] = {
      {"both sides on one day",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | Seoul, KOR",
                 "b#1 UZB 2024-05-02 | meeting KOR,UZB | 2024-05-02"}),
       "a b"},
      {"announced, then told",
       tellings({"a#1 KOR 2024-04-28 | visit KOR>UZB planned | 2024-05-02/2024-05-04",
                 "b#1 UZB 2024-05-03 | visit KOR>UZB | 2024-05-03"}),
       "a b"},
      {"the next day, nobody named",
       tellings({"a#1 USA 2024-05-02 | call KOR,USA | 2024-05-02",
                 "b#1 KOR 2024-05-03 | call KOR,USA | 2024-05-03"}),
       "a | b"},
      {"the next day, each by its clock, a minister of the same name",
       tellings({"a#1 USA 2024-05-02 | call KOR,USA | 2024-05-02 | | KOR Ann Lee ministers",
                 "b#1 KOR 2024-05-03 | call KOR,USA | 2024-05-03 | | KOR Lee ministers"}),
       "a b"},
      {"the next day, and both people told",
       tellings({"a#1 USA 2024-05-02 | call KOR,USA | 2024-05-02 | |"
                 " KOR Ann Lee ministers; USA Bo Hale ministers",
                 "b#1 KOR 2024-05-03 | call KOR,USA | 2024-05-03 | |"
                 " KOR Ann Lee ministers; USA Hale ministers"}),
       "a b"},
      {"one publisher knows which day it means",
       tellings({"a#1 USA 2024-05-02 | call KOR,USA | 2024-05-02 | |"
                 " KOR Ann Lee ministers; USA Bo Hale ministers",
                 "b#1 USA 2024-05-03 | call KOR,USA | 2024-05-03 | |"
                 " KOR Ann Lee ministers; USA Hale ministers"}),
       "a | b"},
      {"another level on the same day",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Ann Lee ministers",
                 "b#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Jo Park leaders"}),
       "a | b"},
      {"somebody else of the same level",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Ann Lee ministers",
                 "b#1 UZB 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Jo Park ministers"}),
       "a | b"},
      {"two and three",
       tellings({"a#1 KOR 2024-05-02 | meeting JPN,KOR,USA | 2024-05-02",
                 "b#1 USA 2024-05-02 | meeting KOR,USA | 2024-05-02"}),
       "a | b"},
      {"who visits whom",
       tellings({"a#1 KOR 2024-05-02 | visit KOR>UZB | 2024-05-02",
                 "b#1 UZB 2024-05-02 | visit UZB>KOR | 2024-05-02"}),
       "a | b"},
      {"a call and a meeting",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02",
                 "b#1 UZB 2024-05-02 | call KOR,UZB | 2024-05-02"}),
       "a | b"},
      {"in passing, by the month",
       tellings({"a#1 KOR 2024-05-02 | visit KOR>UZB | 2024-05-02 | | KOR Ann Lee leaders",
                 "b#1 UZB 2024-11-30 | visit KOR>UZB | 2024-05 | | KOR Ann Lee leaders"}),
       "a b"},
      {"in passing, where there were two in that month",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02",
                 "b#1 KOR 2024-05-20 | meeting KOR,UZB | 2024-05-20",
                 "c#1 UZB 2024-11-30 | meeting KOR,UZB | 2024-05"}),
       "a | b | c"},
      {"held, and the next one agreed on, in one release",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Ann Lee ministers",
                 "a#3 KOR 2024-05-02 | meeting KOR,UZB planned | 2024 | | KOR Ann Lee ministers"}),
       "a | a"},
      {"announced after the other was over",
       tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02 | | KOR Ann Lee ministers",
                 "b#1 UZB 2024-05-03 | meeting KOR,UZB planned | 2024 | | KOR Ann Lee ministers"}),
       "a | b"},
      {"told again a year later",
       tellings({"a#1 KOR 2023-05-02 | meeting KOR,UZB | 2023-05-02",
                 "b#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02"}),
       "a | b"},
      {"two treaties in one hour",
       tellings({"a#1 KOR 2024-05-02 | signing KOR,UZB | 2024-05-02 | # customs treaty",
                 "b#1 UZB 2024-05-02 | signing KOR,UZB | 2024-05-02 | # energy memorandum",
                 "c#1 UZB 2024-05-02 | signing KOR,UZB | 2024-05-02 | # customs treaty"}),
       "a c | b"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(groups(merge(c.tellings)), c.expected);
    auto reversed = c.tellings;
    std::ranges::reverse(reversed);
    EXPECT_EQ(groups(merge(reversed)), c.expected);
  }
}

TEST(Merge, FollowsWhatAPersonDecided) {
  const auto told = tellings({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02",
                              "b#1 UZB 2024-05-02 | meeting KOR,UZB | 2024-05-02",
                              "c#1 UZB 2024-07-09 | meeting KOR,UZB | 2024-07-09"});
  const Decision apart{Decision::Verdict::apart, side_of(told[0]), side_of(told[1])};
  const Decision same{Decision::Verdict::same, side_of(told[2]), side_of(told[1])};
  EXPECT_EQ(groups(merge(told)), "a b | c");
  EXPECT_EQ(groups(merge(told, std::vector{apart})), "a | b | c");
  EXPECT_EQ(groups(merge(told, std::vector{apart, same})), "a | b c");
}

TEST(Merge, TellsTogetherWhatTheAccountsTell) {
  const auto told =
      tellings({"a#1 KOR 2024-04-28 | meeting KOR,UZB planned | 2024-05 | | KOR Ann Lee ministers",
                "b#1 UZB 2024-05-03 | meeting KOR,UZB | 2024-05-02 | Tashkent, UZB |"
                " UZB Bek Ali ministers; KOR Lee ministers"});
  const auto happenings = merge(told);
  ASSERT_EQ(happenings.size(), 1U);
  const auto& one = happenings.front();
  EXPECT_EQ(one.id.substr(0, 26), "2024-05-02-meeting-KOR-UZB");
  EXPECT_EQ(to_edtf(*one.when), "2024-05-02");
  EXPECT_EQ(one.where, "Tashkent, UZB");
  EXPECT_EQ(to_string(one.status), "occurred");
  EXPECT_EQ(to_string(one.level), "ministers");
  ASSERT_EQ(one.participants.size(), 2U);
  EXPECT_EQ(one.participants[0].name, "Ann Lee");
  EXPECT_EQ(one.participants[1].name, "Bek Ali");
  EXPECT_EQ(one.accounts[1].reason,
            "same parties, no date against it, ministers both times, Ann Lee");
}

TEST(Merge, KeepsAGatheringOfManyWhole) {
  std::vector<Telling> told;
  for (char c = 'A'; c < 'U'; ++c) {
    auto one = telling("r#1 AAA 2024-05-02 | gathering AAA | 2024-05-02 | Riga, LVA");
    one.at.release = std::string("r") + c;
    one.publisher = std::string(2, 'X') + c;
    one.parties = one.everybody = {one.publisher};
    one.gathering = "Baltic Sea Forum";
    told.push_back(one);
  }
  const auto happenings = merge(told);
  ASSERT_EQ(happenings.size(), 1U);
  EXPECT_EQ(happenings.front().parties.size(), 20U);
  EXPECT_EQ(happenings.front().accounts.size(), 20U);
}

}  // namespace
}  // namespace dragoman
