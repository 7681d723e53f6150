// Happenings as the record keeps them: merged as releases come, and as somebody decides.
#include <fmt/format.h>

#include <algorithm>

#include "history/merging/test_tellings.h"
#include "record/happening_text.h"
#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

// A release that tells what the lines say (see test_tellings.h); its id is that of the first.
Entry release_of(std::initializer_list<std::string_view> lines) {
  const auto first = telling(*lines.begin());
  auto entry = talks(first.at.release, first.published ? to_edtf(*first.published) : "");
  entry.release.publisher = entry.reading.publisher = first.publisher;
  for (const auto line : lines) entry.tellings.push_back(telling(line));
  return entry;
}

// "2024-05-02 meeting KOR,UZB: a#1 b#1", a line each.
std::string describe(const std::vector<Happening>& happenings) {
  std::string text;
  for (const auto& happening : happenings) {
    std::string parties;
    for (const auto& party : happening.parties) parties += (parties.empty() ? "" : ",") + party;
    text += fmt::format("{} {} {}:", happening.when ? to_edtf(*happening.when) : "-",
                        to_string(happening.kind), parties);
    for (const auto& account : happening.accounts) text += " " + to_string(account.at);
    text += "\n";
  }
  return text;
}

std::string happenings_of(const Record& record, const HappeningFilter& filter = {}) {
  const auto found = record.happenings(filter);
  return found ? describe(*found) : found.error().message;
}

// All that is kept of them.
std::string texts_of(const Record& record) {
  const auto found = record.happenings({});
  if (!found) return found.error().message;
  std::string text;
  for (const auto& happening : *found) text += happening_text(happening) + "\n";
  return text;
}

class HappeningsTest : public testing::Test {
 protected:
  Record open(std::string_view name = "a") {
    auto record = Record::open(store_.name(name), Record::Access::write);
    EXPECT_TRUE(record) << record.error().message;
    return std::move(*record);
  }

  // A record of these releases.
  Record record_of(std::span<const Entry> entries, std::string_view name = "a") {
    auto record = open(name);
    const auto added = record.add(entries);
    EXPECT_TRUE(added) << added.error().message;
    return record;
  }

  TestStore store_;
};

std::vector<Entry> some_releases() {
  return {release_of({"a#1 KOR 2024-04-28 | visit KOR>UZB planned | 2024-05-02/2024-05-04"}),
          release_of({"b#1 UZB 2024-05-03 | visit KOR>UZB | 2024-05-03 | Tashkent, UZB",
                      "b#2 UZB 2024-05-03 | meeting KOR,UZB | 2024-05-03 | Tashkent, UZB |"
                      " UZB Bek Ali ministers"}),
          release_of({"c#1 KOR 2024-05-04 | meeting KOR,UZB | 2024-05-03 | |"
                      " KOR Ann Lee ministers; UZB Ali ministers"}),
          release_of({"d#1 KAZ 2024-06-01 | call KAZ,KOR | 2024-05-31"}),
          release_of({"e#1 UZB 2024-12-30 | visit KOR>UZB | 2024-05"})};
}

constexpr auto some_happenings =
    "2024-05-31 call KAZ,KOR: d#1\n"
    "2024-05-03 meeting KOR,UZB: b#2 c#1\n"
    "2024-05-03 visit KOR: a#1 b#1 e#1\n";

TEST_F(HappeningsTest, AreTheSameInWhateverOrderAndBatches) {
  const auto entries = some_releases();
  const auto all_at_once = record_of(entries, "once");
  EXPECT_EQ(happenings_of(all_at_once), some_happenings);

  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  constexpr std::size_t batch_sizes[] = {1, 2, 3};
  for (int round = 0; round < 6; ++round) {
    std::ranges::rotate(order, order.begin() + (round % 2 == 0 ? 1 : 3));
    if (round > 2) std::swap(order[0], order[3]);
    std::vector<Entry> shuffled;
    for (const auto i : order) shuffled.push_back(entries[i]);
    const auto batch = batch_sizes[round % 3];
    auto record = open(fmt::format("r{}", round));
    for (std::size_t i = 0; i < shuffled.size(); i += batch) {
      const auto count = std::min(batch, shuffled.size() - i);
      ASSERT_TRUE(record.add(std::span(shuffled).subspan(i, count)));
    }
    EXPECT_EQ(texts_of(record), texts_of(all_at_once)) << "round " << round;
  }
}

TEST_F(HappeningsTest, FollowANewVersionOfARelease) {
  const auto entries = some_releases();
  auto record = record_of(entries);
  auto newer = changed(entries[2]);
  newer.tellings = {telling("c#4 KOR 2024-05-04 | meeting KOR,UZB | 2024-05-09")};
  ASSERT_TRUE(record.add({&newer, 1}));
  EXPECT_EQ(happenings_of(record),
            "2024-05-31 call KAZ,KOR: d#1\n"
            "2024-05-09 meeting KOR,UZB: c#4\n"
            "2024-05-03 meeting KOR,UZB: b#2\n"
            "2024-05-03 visit KOR: a#1 b#1 e#1\n");
  // What is read again of the old version is not told twice.
  ASSERT_EQ(record.add({&entries[2], 1}, IfThere::replace)->front(), Added::reread);
  EXPECT_EQ(happenings_of(record, {.with = {"UZB"}, .kind = HappeningKind::meeting}),
            "2024-05-09 meeting KOR,UZB: c#4\n2024-05-03 meeting KOR,UZB: b#2\n");
}

TEST_F(HappeningsTest, FollowWhatIsReadAgain) {
  auto entries = some_releases();
  auto record = record_of(entries);
  entries[1].tellings.clear();
  ASSERT_EQ(record.add({&entries[1], 1}, IfThere::replace)->front(), Added::reread);
  EXPECT_EQ(happenings_of(record),
            "2024-05-31 call KAZ,KOR: d#1\n"
            "2024-05-03 meeting KOR,UZB: c#1\n"
            "2024-05-02/2024-05-04 visit KOR: a#1 e#1\n");
  const auto again = some_releases();
  ASSERT_EQ(record.add(again, IfThere::replace)->front(), Added::reread);
  EXPECT_EQ(happenings_of(record), some_happenings);
  EXPECT_EQ(texts_of(record), texts_of(record_of(again, "fresh")));
}

TEST_F(HappeningsTest, NeedATelling) {
  const auto record = record_of(std::vector{talks("a", "2024-05-03")});
  EXPECT_EQ(happenings_of(record), "");
  EXPECT_FALSE(*record.happening("2024-05-03-meeting-KOR-UZB-0000"));
  EXPECT_FALSE(*record.side({"a", 1}));
}

TEST_F(HappeningsTest, AreFoundByWhatIsAskedFor) {
  auto entries = some_releases();
  entries.push_back(
      release_of({"f#1 KOR 2024-06-20 | meeting KAZ,KOR,UZB planned | 2024-07-01 |"
                  " Astana, KAZ | KOR Jo Park leaders; KAZ Ada Nur leaders;"
                  " UZB Eli Sato leaders"}));
  entries.push_back(release_of({"g#1 KOR 2020 | meeting KOR,UZB"}));
  const auto record = record_of(entries);
  struct Case {
    std::string_view name;
    HappeningFilter filter;
    std::string_view expected;  // the first account of each
  };
  const Case cases[] = {
      {"all", {}, "f#1 d#1 b#2 a#1 g#1 "},
      {"two parties", {.with = {"UZB", "KAZ"}}, "f#1 "},
      {"a host", {.with = {"UZB"}, .kind = HappeningKind::visit}, "a#1 "},
      {"nobody known", {.with = {"' OR 1 --"}}, ""},
      {"a kind", {.kind = HappeningKind::meeting}, "f#1 b#2 g#1 "},
      {"a status", {.status = Status::planned}, "f#1 "},
      {"a level", {.level = Level::ministers}, "b#2 "},
      {"a month", {.between = parse_edtf("2024-05")}, "d#1 b#2 a#1 "},
      {"a day of a visit", {.between = parse_edtf("2024-05-03")}, "b#2 a#1 "},
      {"from a day on", {.between = parse_edtf("2024-05-31/..")}, "f#1 d#1 "},
      {"until a day", {.between = parse_edtf("../2024-05-03")}, "b#2 a#1 g#1 "},
      {"the newest", {.at_most = 2}, "f#1 d#1 "},
      {"none", {.at_most = 0}, ""},
      {"all conditions",
       {.with = {"KOR"},
        .kind = HappeningKind::meeting,
        .status = Status::occurred,
        .level = Level::ministers,
        .between = parse_edtf("2024"),
        .at_most = 5},
       "b#2 "},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const auto found = record.happenings(c.filter);
    ASSERT_TRUE(found) << found.error().message;
    std::string got;
    for (const auto& happening : *found) got += to_string(happening.accounts.front().at) + " ";
    EXPECT_EQ(got, c.expected);
    for (const auto& happening : *found) {
      const auto same = record.happening(happening.id);
      ASSERT_TRUE(same && *same);
      EXPECT_EQ(happening_text(**same), happening_text(happening));
    }
  }
}

// "same a b; apart a c".
std::string decisions_of(const Record& record) {
  const auto decisions = record.decisions();
  if (!decisions) return decisions.error().message;
  std::string text;
  for (const auto& decision : *decisions) {
    const bool same = decision.verdict == Decision::Verdict::same;
    text += fmt::format("{}{} {} {}", text.empty() ? "" : "; ", same ? "same" : "apart",
                        decision.a.release, decision.b.release);
  }
  return text;
}

class DecisionsTest : public HappeningsTest {
 protected:
  static std::vector<Entry> entries() {
    return {release_of({"a#1 KOR 2024-05-02 | meeting KOR,UZB | 2024-05-02"}),
            release_of({"b#1 UZB 2024-05-02 | meeting KOR,UZB | 2024-05-02"}),
            release_of({"c#1 UZB 2024-07-09 | meeting KOR,UZB | 2024-07-09"})};
  }

  static void decide(Record& record, Decision::Verdict verdict, std::string_view a,
                     std::string_view b) {
    const auto one = record.side({std::string(a), 1});
    const auto two = record.side({std::string(b), 1});
    ASSERT_TRUE(one && *one && two && *two);
    const auto decided = record.decide({verdict, **one, **two});
    EXPECT_TRUE(decided) << decided.error().message;
  }

  static constexpr auto same = Decision::Verdict::same;
  static constexpr auto apart = Decision::Verdict::apart;
  static constexpr auto undecided =
      "2024-07-09 meeting KOR,UZB: c#1\n2024-05-02 meeting KOR,UZB: a#1 b#1\n";
};

TEST_F(DecisionsTest, SayWhatIsOneAndWhatIsNot) {
  auto record = record_of(entries());
  EXPECT_EQ(happenings_of(record), undecided);
  decide(record, apart, "b", "a");
  EXPECT_EQ(happenings_of(record),
            "2024-07-09 meeting KOR,UZB: c#1\n"
            "2024-05-02 meeting KOR,UZB: a#1\n"
            "2024-05-02 meeting KOR,UZB: b#1\n");
  decide(record, same, "c", "b");
  EXPECT_EQ(decisions_of(record), "apart b a; same c b");
  const auto together = record.happenings({.with = {"KOR"}});
  ASSERT_TRUE(together);
  ASSERT_EQ(together->size(), 2U);
  // What was decided last of two holds, whichever is named first.
  decide(record, same, "a", "b");
  EXPECT_EQ(decisions_of(record), "same c b; same a b");
  EXPECT_EQ(record.happenings({})->size(), 1U);
}

TEST_F(DecisionsTest, AreUndone) {
  auto record = record_of(entries());
  const auto a = **record.side({"a", 1});
  const auto b = **record.side({"b", 1});
  EXPECT_FALSE(*record.undo_decision(a, b));
  decide(record, apart, "a", "b");
  EXPECT_TRUE(*record.undo_decision(b, a));
  EXPECT_FALSE(*record.undo_decision(a, b));
  EXPECT_EQ(decisions_of(record), "");
  EXPECT_EQ(happenings_of(record), undecided);
  decide(record, same, "b", "c");
  EXPECT_TRUE(*record.undo_decision(b, **record.side({"c", 1})));
  EXPECT_EQ(happenings_of(record), undecided);
}

TEST_F(DecisionsTest, OutliveReadingAgain) {
  auto record = record_of(entries());
  decide(record, apart, "a", "b");
  decide(record, same, "b", "c");
  const auto decided = happenings_of(record);
  ASSERT_TRUE(record.add(entries(), IfThere::replace));
  EXPECT_EQ(happenings_of(record), decided);

  // Of another number in its release, by another reading.
  auto renumbered = entries()[1];
  renumbered.tellings[0].at.number = 7;
  ASSERT_TRUE(record.add({&renumbered, 1}, IfThere::replace));
  EXPECT_EQ(decisions_of(record), "apart a b; same b c");
  EXPECT_EQ(record.happenings({})->size(), 2U);

  // A reading that misses it leaves the decision for one that does not.
  for (const auto i : {1U, 2U}) {
    auto silent = entries()[i];
    silent.tellings.clear();
    ASSERT_TRUE(record.add({&silent, 1}, IfThere::replace));
    ASSERT_TRUE(record.add({&entries()[i], 1}, IfThere::replace));
    EXPECT_EQ(happenings_of(record), decided) << i;
  }

  // And so does a version that leaves it out.
  auto silent = changed(entries()[2]);
  silent.tellings.clear();
  ASSERT_TRUE(record.add({&silent, 1}));
  const auto again = changed(changed(entries()[2]));
  ASSERT_TRUE(record.add({&again, 1}));
  EXPECT_EQ(happenings_of(record), decided);
}

TEST_F(HappeningsTest, AGatheringOfTwentyIsOne) {
  // Each side tells of itself and of three others.
  std::vector<Entry> entries;
  std::vector<std::string> parties;
  for (char c = 'A'; c < 'U'; ++c) parties.push_back(std::string("X") + c + c);
  for (std::size_t i = 0; i < parties.size(); ++i) {
    auto line = fmt::format("r{}#1 {} 2024-05-03 | gathering {}", i, parties[i], parties[i]);
    for (std::size_t j = 1; j < 4; ++j) line += "," + parties[(i + j) % parties.size()];
    auto entry = release_of({line + " | 2024-05-02 | Riga, LVA"});
    entry.tellings[0].gathering = "Baltic Sea Forum";
    entries.push_back(std::move(entry));
  }
  const auto once = record_of(entries, "once");
  const auto found = once.happenings({});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().parties, parties);
  EXPECT_EQ(found->front().accounts.size(), 20U);
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) {
      if (once.happenings({.with = {parties[i], parties[j]}})->size() == 1) ++pairs;
    }
  }
  EXPECT_EQ(pairs, 190U);

  std::ranges::reverse(entries);
  auto one_by_one = open("other");
  for (const auto& entry : entries) ASSERT_TRUE(one_by_one.add({&entry, 1}));
  EXPECT_EQ(texts_of(one_by_one), texts_of(once));
}

TEST(HappeningText, GivesBackWhatWasWritten) {
  auto one = telling(
      "a#3 KOR 2024-05-02 | visit KOR,LVA>UZB planned | 2024-05-02/2024-05-04 |"
      " Tashkent, UZB | KOR Ann Lee ministers; LVA Eva Ozola leaders # trade visa");
  one.gathering = "the “Forum”\n\x01";
  one.nth = 4;
  one.said = {{"a", 4}, {"a", 9}};
  one.people[0].capacity = "acting";
  one.people[0].post = "Minister";
  EXPECT_EQ(telling_text(telling_of_text(telling_text(one))), telling_text(one));
  const auto back = telling_of_text(telling_text(one));
  EXPECT_EQ(back.people, one.people);
  EXPECT_EQ(back.gathering, one.gathering);
  EXPECT_EQ(back.nth, one.nth);
  EXPECT_EQ(back.when, one.when);
  EXPECT_EQ(back.levels, one.levels);
  EXPECT_EQ(back.everybody, one.everybody);
  EXPECT_EQ(back.hosts, one.hosts);
  EXPECT_EQ(back.words, one.words);
  EXPECT_EQ(back.said, one.said);
  EXPECT_EQ(back.status, one.status);
  EXPECT_EQ(back.at, one.at);

  const auto other = telling("b#1 UZB 2024-05-03 | visit KOR,LVA>UZB | 2024-05-03");
  const auto happenings = merge(std::vector{one, other});
  ASSERT_EQ(happenings.size(), 1U);
  const auto text = happening_text(happenings[0]);
  EXPECT_EQ(happening_text(happening_of_text(text)), text);
  EXPECT_EQ(happening_of_text(text).accounts.size(), 2U);
  EXPECT_EQ(happening_of_text(text).accounts[1].score, happenings[0].accounts[1].score);

  const auto side = side_of(one);
  EXPECT_EQ(side_of_text(side_text(side)), side);
}

TEST(HappeningText, OfAnotherProgramYieldsLess) {
  constexpr std::string_view texts[] = {
      "",
      "[]",
      "{",
      "null",
      "\xff",
      R"({"kind": 3, "parties": [1, {}], "people": "x", "at": []})",
      R"({"at": {"number": -1}, "people": [{"level": "high"}, 4], "accounts": [{"score": "much"}]})",
  };
  for (const auto text : texts) {
    SCOPED_TRACE(text);
    EXPECT_TRUE(telling_of_text(text).parties.empty());
    EXPECT_GE(telling_of_text(text).at.number, 1U);
    EXPECT_TRUE(happening_of_text(text).id.empty());
    EXPECT_TRUE(side_of_text(text).release.empty());
  }
}

}  // namespace
}  // namespace dragoman
