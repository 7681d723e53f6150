// What is answered from the tables that questions have of their own is what all releases together
// say, on releases made up for the purpose, after each thing that changes a record.
#include "record/test_answers.h"
#include "record/test_releases.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

std::vector<Commitment> in_parts(const Record& record, const std::vector<PartyCode>& with) {
  std::vector<Commitment> all;
  CommitmentFilter filter{.with = with, .at_most = 60};
  while (true) {
    const auto some = some_commitments(record, commitment_words(), filter);
    if (!some) throw std::runtime_error(some.error().message);
    std::ranges::copy(some->commitments, std::back_inserter(all));
    if (!some->next) return all;
    filter.after = some->next;
  }
}

std::vector<AnniversaryDay> anniversaries_in_parts(const Record& record,
                                                   const std::optional<PartyCode>& party) {
  std::vector<AnniversaryDay> all;
  AnniversaryFilter filter{.party = party, .from = day, .days = days, .at_most = 7};
  while (true) {
    const auto some = some_anniversaries(record, test_knowledge(), relation_words(), filter);
    if (!some) throw std::runtime_error(some.error().message);
    std::ranges::copy(some->anniversaries, std::back_inserter(all));
    if (!some->next) return all;
    filter.after = some->next;
  }
}

std::string releases_in_parts(const Record& record, ReleaseFilter filter) {
  std::string text;
  filter.at_most = 7;
  while (true) {
    const auto heads = got(record.releases(filter));
    for (const auto& head : heads) text += head.id + " ";
    if (heads.size() < filter.at_most) return text;
    filter.after = heads.back().id;
  }
}

Answers from_tables(const Record& record) {
  Answers answers;
  const auto& knowledge = test_knowledge();
  for (const auto& a : asked_about) {
    answers["told of " + a] = text_of(got(record.told_of({a})));
    answers["told only of " + a] = text_of(got(record.told_only_of(a)));
    answers["partners of " + a] = text_of(got(record.partners_of(a)));
    answers["meetings of " + a] = text_of(got(record.happenings({.with = {a}})));
    answers["commitments of " + a] = text_of(in_parts(record, {a}));
    answers["anniversaries of " + a] =
        text_of(got(anniversaries_of(record, a, knowledge, relation_words(), day, days)));
    answers["the same in parts: " + a] = text_of(anniversaries_in_parts(record, a));
    for (const auto& b : asked_about) {
      if (b <= a) continue;
      const auto pair = a + b;
      answers["pair " + pair] = text_of(got(record.pair(b, a)));
      answers["meetings of " + pair] = text_of(got(record.happenings({.with = {a, b}})));
      answers["relation " + pair] =
          describe(got(relation_between(record, a, b, knowledge, relation_words(), day)));
      answers["commitments of " + pair] =
          text_of(got(commitments_of(record, {a, b}, commitment_words())));
      const auto since = got(since_last_met(record, a, b, day));
      answers["last " + pair] = since.last ? since.last->id : "";
      answers["since " + pair] = text_of(Between{{}, since.events});
    }
  }
  answers["commitments"] = text_of(in_parts(record, {}));
  answers["anniversaries"] = text_of(anniversaries_in_parts(record, {}));
  answers["meetings"] = text_of(got(record.happenings({})));
  answers["meetings at a gathering"] =
      text_of(got(record.happenings({.gathering = bench::gathering(0)})));
  answers["parties"] = text_of(got(record.parties()));
  answers["people"] = text_of(got(record.people_named("ann")));
  answers["oldest first"] = releases_in_parts(record, {});
  answers["newest first"] = releases_in_parts(record, {.newest_first = true});
  std::set<Citation> overdue;
  for (const auto& one : got(overdue_commitments(record, commitment_words(), day, 10000))) {
    overdue.insert(one.made.front().at);
  }
  answers["overdue"] = text_of(overdue);
  std::set<Citation> due;
  for (const auto& one : got(record.due({.at_most = 10000}))) due.insert(one.at);
  answers["due"] = text_of(due);
  for (const auto& cover : got(coverage(record))) {
    answers["coverage"] += fmt::format("{} {} {}\n", cover.publisher, cover.releases,
                                       cover.first ? to_edtf(*cover.first) : "");
  }
  return answers;
}

// Some three hundred releases of a few states, and what is rarer: wide, of one alone, undated.
std::vector<Entry> releases() {
  std::vector<Entry> entries;
  for (unsigned i = 0; entries.size() < 300; ++i) {
    auto entry = bench::made_up(2 * i, i, false);
    const auto few = [](const PartyCode& party) { return party < bench::state(8); };
    if (!std::ranges::all_of(entry.reading.events.front().actors, few)) continue;
    entries.push_back(std::move(entry));
    entries.push_back(bench::made_up(2 * i + 1, i, true));
    if (entries.size() % 20 != 0) continue;
    for (auto* one : {&entries.back(), &entries.rbegin()[1]}) {
      one->tellings.front().gathering = bench::gathering(0);
    }
  }
  // One call, which each side tells by its own clock; they come in different additions.
  entries.insert(entries.begin(),
                 release_of("call-abx ABX 2005-10-03", {"call|AAX ABX||2005-10-03||They spoke"},
                            {"call-abx#1 ABX 2005-10-03 | call AAX,ABX | 2005-10-03 | |"
                             " AAX Ann Lee ministers; ABX Hale ministers"}));
  entries.push_back(release_of("call-aax AAX 2005-10-02", {"call|AAX ABX||2005-10-02||They spoke"},
                               {"call-aax#1 AAX 2005-10-02 | call AAX,ABX | 2005-10-02 | |"
                                " AAX Ann Lee ministers; ABX Bo Hale ministers"}));
  entries.push_back(release_of(
      "wide AAX 2005-08-03",
      {"meet|AAX ABX ACX ADX AEX AFX AGX AHX AIX||2005-08-02||They met",
       "agree|AAX ABX ACX ADX AEX AFX AGX AHX AIX|build a canal|2005-08-02||agreed to build a "
       "canal",
       "establish|AAX ABX ACX ADX AEX AFX AGX AHX AIX|a council|2001-10-20||a council"},
      {"wide#1 AAX 2005-08-03 | meeting AAX,ABX,ACX,ADX,AEX,AFX,AGX,AHX,AIX | 2005-08-02"}));
  entries.push_back(release_of("later AAX 2006-08-20",
                               {"support|AAX > ABX|the bid|2006-08-19||supports the bid",
                                "support|ABX > AEX|the bid|2006-08-19||supports the bid",
                                "support|AAX > ACX AEX|the bid|||supports the bid",
                                "support|ACX > ABX AEX|the bid|2006-08-20||supports the bid"}));
  entries.push_back(
      release_of("alone ABX 2005-09-03",
                 {"pledge|ABX|plant a forest|2005-09-02||pledged to plant a forest", "state|ABX|||",
                  "policy|ABX|green growth", "person|Ann Undated|Envoy|"}));
  entries.push_back(release_of(
      "undated - ", {"request|AAX > ACX|support|||asked for support",
                     "mission|AAX ACX|embassy|since 1996", "person|Ann Undated|Envoy|"}));
  return entries;
}

// A record, and what its releases tell as they were added last.
class TablesTest : public testing::Test {
 protected:
  void add(const std::vector<Entry>& entries, IfThere if_there = IfThere::keep) {
    const auto added = record_.add(entries, if_there);
    ASSERT_TRUE(added) << added.error().message;
    for (const auto& entry : entries) {
      last_[entry.release.id] = {entry.tellings, entry.deadlines};
    }
  }

  void expect_same(std::string_view after) {
    const auto tables = from_tables(record_);
    const auto plain = from_releases(plain_of(
        record_, [this](const StoredRelease& stored) { return last_.at(stored.release.id); }));
    ASSERT_EQ(tables.size(), plain.size());
    for (const auto& [question, answer] : tables) {
      EXPECT_EQ(answer, plain.at(question)) << question << " after " << after;
    }
  }

  // Of a finding that is gone nothing is left: another may get its number.
  void expect_no_leftovers(std::string_view after) {
    const auto database =
        store::open(store_.name("a"), store::Access::read, std::chrono::seconds(10));
    for (const auto& [table, finding] : {std::pair{"event_pair", "event"},
                                         {"event_beginning", "event"},
                                         {"deadline", "event"},
                                         {"fact_pair", "fact"},
                                         {"fact_beginning", "fact"},
                                         {"matter", "fact"}}) {
      EXPECT_EQ(database->number(fmt::format("SELECT count(*) FROM {0} WHERE {1} NOT IN"
                                             " (SELECT id FROM {1})",
                                             table, finding)),
                0)
          << table << " after " << after;
    }
  }

  TestStore store_;
  Record record_ = *Record::open(store_.name("a"), Record::Access::write);
  std::map<std::string, std::pair<std::vector<Telling>, std::vector<Deadline>>> last_;
};

TEST_F(TablesTest, SayWhatAllReleasesSay) {
  const auto entries = releases();
  const auto answers = [&] { return from_tables(record_); };
  const auto half = entries.begin() + 150;
  add({half, entries.end()});
  add({entries.begin(), half});
  expect_same("adding");
  // Of what is compared with nothing, nothing would be learnt.
  for (const auto& [question, answer] : answers()) {
    EXPECT_TRUE(!answer.empty() || question.ends_with("ZZZ")) << question;
  }

  std::vector<Entry> reread;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i % 7 != 0 && entries[i].release.id != "wide") continue;
    auto entry = entries[i];
    auto& reading = entry.reading;
    if (i % 2 == 0) reading.published = on({2005, 6, 1 + static_cast<unsigned>(i % 28)});
    reading.events.pop_back();
    if (reading.events.size() > 2) reading.events[1].actors = {"AAX"};
    if (!reading.facts.empty()) reading.facts.pop_back();
    if (!reading.people.empty()) reading.people.front().post = "Envoy";
    entry.tellings.clear();
    entry.deadlines.clear();
    reread.push_back(std::move(entry));
  }
  add(reread, IfThere::replace);
  expect_same("reading again");
  expect_no_leftovers("reading again");

  std::vector<Entry> versions;
  for (std::size_t i = 3; i < entries.size(); i += 11) versions.push_back(changed(entries[i]));
  versions.push_back(changed(*std::ranges::find(
      entries, "wide", [](const Entry& entry) { return std::string_view(entry.release.id); })));
  add(versions);
  expect_same("new versions");
  expect_no_leftovers("new versions");

  for (std::size_t i = 0; i < entries.size(); i += 20) {
    EXPECT_TRUE(*record_.mark_gone(entries[i].release.id, day));
  }
  expect_same("what is gone");

  const auto meetings = got(record_.happenings({.with = {"AAX", "ABX"}}));
  ASSERT_GT(meetings.size(), 3U);
  const auto side = [&](const Account& account) { return **record_.side(account.at); };
  const auto one = side(meetings[0].accounts.front());
  const auto two = side(meetings[2].accounts.front());
  const auto before = answers();
  ASSERT_TRUE(record_.decide({Decision::Verdict::same, one, two}));
  for (const auto& meeting : meetings) {
    if (meeting.accounts.size() < 2) continue;
    ASSERT_TRUE(record_.decide(
        {Decision::Verdict::apart, side(meeting.accounts[0]), side(meeting.accounts[1])}));
    break;
  }
  EXPECT_NE(answers(), before);
  expect_same("decisions");
  EXPECT_TRUE(*record_.undo_decision(one, two));
  expect_same("a decision undone");

  const auto& history = loaded<HistoryWords>(HistoryWords::load);
  ASSERT_TRUE(record_.refresh(test_knowledge(), history, Record::WhichReadings::all));
  EXPECT_TRUE(record_.each_release([&](const StoredRelease& stored) {
    last_[stored.release.id] = {
        find_tellings(stored.release, stored.reading, test_knowledge(), history),
        find_deadlines(stored.release, stored.reading, history)};
  }));
  expect_same("a refresh");
}

}  // namespace
}  // namespace dragoman
