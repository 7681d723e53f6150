// The questions put to a record, from small releases of our own: a line a finding.
#include "dragoman/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "history/comparison/describe_comparison.h"
#include "history/relation/describe_relation.h"
#include "record/test_entries.h"
#include "record/test_releases.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

const Knowledge& knowledge() {
  return test_knowledge();
}

template <class Words>
const Words& loaded(Result<Words> (*load)(const std::filesystem::path&)) {
  static const auto words = load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  if (!words) throw std::runtime_error(words.error().message);
  return *words;
}

template <class What>
std::string citations_of(const std::vector<Told<What>>& told) {
  std::string text;
  for (const auto& one : told) text += to_string(one.at) + " ";
  return text;
}

class QuestionsTest : public RecordOfReleasesTest {};

TEST_F(QuestionsTest, TellEventsByTheirCitations) {
  const auto record = record_of(
      {release_of("a KOR 2024-05-03", {"meet|KOR UZB||2024-05-02||The ministers met",
                                       "request|KOR > UZB|support|||asked for support"}),
       changed(release_of("a KOR 2024-05-03", {"call|KOR UZB||2024-05-02||The ministers spoke",
                                               "commend|KOR > UZB||||thanked"})),
       release_of("b - ", {"request|KOR LVA > UZB EST|support|||asked for support"})});
  const std::vector<Citation> cited = {{"b", 1}, {"a", 2}, {"b", 2}, {"a", 0},
                                       {"c", 1}, {"a", 1}, {"a", 1}};
  const auto events = record.events(cited);
  ASSERT_TRUE(events) << events.error().message;
  std::string got;
  for (const auto& told : *events) {
    got += fmt::format("{} {} {}>{} '{}' '{}' {} {}\n", to_string(told.at),
                       to_string(told.what.act), fmt::join(told.what.actors, ","),
                       fmt::join(told.what.recipients, ","), told.quote, told.about, told.publisher,
                       told.published ? to_edtf(*told.published) : "-");
  }
  EXPECT_EQ(got,
            "b#1 request KOR,LVA>UZB,EST 'asked for support' 'support'  -\n"
            "a#2 commend KOR>UZB 'thanked' '' KOR 2024-05-03\n"
            "a#1 call KOR,UZB> 'The ministers spoke' '' KOR 2024-05-03\n"
            "a#1 call KOR,UZB> 'The ministers spoke' '' KOR 2024-05-03\n");
}

std::vector<Entry> bonds() {
  return {release_of("a KOR 2024-05-03",
                     {"meet|KOR UZB||2024-05-02||The ministers met", "support|KOR > LVA|||planned|",
                      "mission|UZB KOR|embassy|since 1993", "bid|KOR|Expo 2030",
                      "gathering|KAZ KOR|forum"}),
          release_of("b UZB 2024-06-01", {"policy|UZB|green growth", "state|UZB|||",
                                          "agreement|LVA KOR|visa agreement|state signed"})};
}

TEST_F(QuestionsTest, TellWhatIsToldOfNoneOneAndTwo) {
  const auto record = record_of(bonds());
  struct Case {
    std::vector<PartyCode> parties;
    std::string_view events;
    std::string_view facts;
  };
  const Case cases[] = {
      {{}, "b#1 a#2 a#1 ", "a#1 b#2 b#1 a#2 a#3 "},
      {{"UZB"}, "b#1 a#1 ", "a#1 b#1 "},
      {{"KOR"}, "a#2 a#1 ", "a#1 b#2 a#2 a#3 "},
      {{"KOR", "LVA"}, "a#2 ", "b#2 "},
      {{"LVA", "KOR"}, "a#2 ", "b#2 "},
      {{"KOR", "LVA", "UZB"}, "", ""},
      {{"KOR", "KOR"}, "a#2 a#1 ", "a#1 b#2 a#2 a#3 "},
      {{""}, "", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(c.parties, " ")));
    const auto told = record.told_of(c.parties);
    ASSERT_TRUE(told) << told.error().message;
    EXPECT_EQ(citations_of(told->events), c.events);
    EXPECT_EQ(citations_of(told->facts), c.facts);
  }
  EXPECT_EQ(citations_of(*record.matters_of("KOR")), "a#2 ");
  EXPECT_EQ(citations_of(*record.matters_of("UZB")), "b#1 ");
  EXPECT_EQ(citations_of(*record.matters_of("LVA")), "");
}

TEST_F(QuestionsTest, TellThePairsWithBonds) {
  auto record = record_of(bonds());
  const auto pairs = [&record] {
    std::string text;
    const auto found = record.pairs_with_bonds();
    if (!found) return found.error().message;
    for (const auto& [a, b] : *found) text += a + "-" + b + " ";
    return text;
  };
  // A gathering binds nobody.
  EXPECT_EQ(pairs(), "KOR-LVA KOR-UZB ");
  const auto without = changed(release_of("b UZB 2024-06-01", {"policy|UZB|green growth"}));
  ASSERT_TRUE(record.add({&without, 1}));
  EXPECT_EQ(pairs(), "KOR-UZB ");
  const auto founded = release_of("c FJI 2024-06-01", {"establish|TGO FJI||2000-02-29||"});
  ASSERT_TRUE(record.add({&founded, 1}));
  EXPECT_EQ(pairs(), "FJI-TGO KOR-UZB ");
}

std::vector<Entry> meetings() {
  return {release_of("a KOR 2022-03-02", {"meet|KOR UZB||2022-03-01||The ministers met"},
                     {"a#1 KOR 2022-03-02 | meeting KOR,UZB | 2022-03-01 | Seoul, KOR |"
                      " KOR Ann Lee ministers; UZB Bek Ali ministers"}),
          release_of("b UZB 2023-06-05",
                     {"meet|KOR UZB||2023-06-04||The ministers met",
                      "agree|KOR UZB|to set up a fund|2023-06-04||agreed to set up a fund",
                      "support|UZB > KOR||||voiced support"},
                     {"b#1 UZB 2023-06-05 | meeting KOR,UZB | 2023-06-04 | Tashkent, UZB |"
                      " KOR Ann Lee ministers; UZB Bek Ali ministers"}),
          release_of("c KOR 2023-09-10",
                     {"call|KOR UZB||2023-09-09||The ministers spoke by telephone",
                      "commend|KOR > UZB||2023-09-09||thanked"},
                     {"c#1 KOR 2023-09-10 | call KOR,UZB | 2023-09-09 | | KOR Ann Lee ministers"}),
          release_of(
              "d KOR 2024-01-10", {"visit|KOR > UZB||2024-02|planned|will visit Uzbekistan"},
              {"d#1 KOR 2024-01-10 | visit KOR>UZB planned | 2024-02 | | KOR Ann Lee ministers"}),
          release_of("e UZB 2023-12-01", {"support|UZB > KOR||||supported the bid"})};
}

TEST_F(QuestionsTest, TellWhenTwoLastMet) {
  const auto record = record_of(meetings());
  struct Case {
    std::string_view a, b;
    std::optional<Date> on;
    std::string_view last;
    std::string_view met;
    std::string_view since;
  };
  const Case cases[] = {
      {"KOR", "UZB", {}, "c#1 b#1 ", "b#1", "c#1 c#2 e#1 d#1 "},
      {"UZB", "KOR", {}, "c#1 b#1 ", "b#1", "c#1 c#2 e#1 d#1 "},
      {"KOR", "UZB", Date{2023, 12, 31}, "c#1 b#1 ", "b#1", "c#1 c#2 e#1 "},
      {"KOR", "UZB", Date{2023, 6, 4}, "b#1 ", "b#1", ""},
      {"KOR", "UZB", Date{2023, 6, 3}, "a#1 ", "a#1", ""},
      {"KOR", "UZB", Date{2022, 2, 28}, "", "", ""},
      {"KOR", "LVA", {}, "", "", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(fmt::format("{} {} {}", c.a, c.b, c.on ? to_edtf(*c.on) : ""));
    const auto last = last_met(record, c.a, c.b, c.on);
    ASSERT_TRUE(last) << last.error().message;
    std::string got;
    for (const auto& happening : *last) got += to_string(happening.accounts.front().at) + " ";
    EXPECT_EQ(got, c.last);
    const auto since = since_last_met(record, c.a, c.b, c.on);
    ASSERT_TRUE(since) << since.error().message;
    EXPECT_EQ(since->last ? to_string(since->last->accounts.front().at) : "", c.met);
    EXPECT_EQ(citations_of(since->events), c.since);
  }
}

TEST_F(QuestionsTest, TellWhereReleasesMayBeMissing) {
  std::vector<Entry> entries;
  const auto publish = [&entries](std::string_view publisher, std::string_view day) {
    entries.push_back(release_of(fmt::format("r{} {} {}", entries.size(), publisher, day), {}));
  };
  // Every other day but for a month and twelve days; once a quarter; and what has no day.
  for (auto day = Date{2024, 1, 1}; day < Date{2024, 4, 1}; day = add_days(day, 2)) {
    const bool away = day > Date{2024, 1, 31} && day < Date{2024, 3, 1};
    const bool ill = day > Date{2024, 3, 5} && day < Date{2024, 3, 17};
    if (!away && !ill) publish("KOR", to_edtf(day));
  }
  publish("KOR", "2024-01-01");
  publish("KOR", "2024");
  for (const auto* day : {"2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01"}) {
    publish("UZB", day);
  }
  publish("-", "");
  const auto record = record_of(entries);
  const auto described = [&record](int shortest_gap) {
    const auto covers = coverage(record, shortest_gap);
    if (!covers) return covers.error().message;
    std::string text;
    for (const auto& cover : *covers) {
      text += fmt::format("{} {} ({}) {}..{}", cover.publisher.empty() ? "-" : cover.publisher,
                          cover.releases, cover.undated, cover.first ? to_edtf(*cover.first) : "",
                          cover.last ? to_edtf(*cover.last) : "");
      for (const auto& gap : cover.gaps) {
        text += fmt::format(" {}/{} {}", to_edtf(gap.from), to_edtf(gap.to), gap.days);
      }
      text += "\n";
    }
    return text;
  };
  constexpr auto rest = "UZB 4 (0) 2023-01-01..2023-10-01\n";
  EXPECT_EQ(described(14), fmt::format("- 1 (1) ..\n"
                                       "KOR 29 (1) 2024-01-01..2024-03-31"
                                       " 2024-02-01/2024-02-29 29\n{}",
                                       rest));
  EXPECT_EQ(described(29), described(14));
  EXPECT_EQ(described(30), fmt::format("- 1 (1) ..\nKOR 29 (1) 2024-01-01..2024-03-31\n{}", rest));
  EXPECT_EQ(described(10), fmt::format("- 1 (1) ..\n"
                                       "KOR 29 (1) 2024-01-01..2024-03-31"
                                       " 2024-02-01/2024-02-29 29 2024-03-06/2024-03-16 11\n{}",
                                       rest));
}

TEST_F(QuestionsTest, TellHowTwoRecordsDiffer) {
  const auto same = release_of("same KOR 2024-05-01", {"meet|KOR UZB||2024-05-01||they met"});
  const auto gone = release_of("gone KOR 2024-05-02", {});
  const auto come = release_of("come KOR 2024-05-03", {});
  const auto text = release_of("text KOR 2024-05-04", {"meet|KOR UZB||2024-05-04||they met"});
  const auto read = release_of(
      "read KOR 2024-05-05", {"meet|KOR UZB||2024-05-05||they met", "person|Ann Lee|Minister|KOR"});
  auto reread = read;
  reread.reading.events[0].act = Act::call;
  const auto first = record_of({same, gone, text, read}, "first");
  const auto second = record_of({come, reread, changed(text), same}, "second");
  const auto found = difference(first, second);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->same, 1U);
  EXPECT_EQ(found->only_first, std::vector<std::string>{"gone"});
  EXPECT_EQ(found->only_second, std::vector<std::string>{"come"});
  ASSERT_EQ(found->changed.size(), 2U);
  const auto& one = found->changed[0];
  const auto& other = found->changed[1];
  EXPECT_EQ(one.release, "read");
  EXPECT_FALSE(one.other_source);
  EXPECT_EQ(one.removed,
            std::vector<std::string>{"event meet KOR,UZB >  2024-05-05  occurred “they met”"});
  EXPECT_EQ(one.added,
            std::vector<std::string>{"event call KOR,UZB >  2024-05-05  occurred “they met”"});
  EXPECT_EQ(other.release, "text");
  EXPECT_TRUE(other.other_source);
  EXPECT_TRUE(other.removed.empty() && other.added.empty());
  EXPECT_TRUE(difference(first, first)->changed.empty());
}

TEST_F(QuestionsTest, TellWhatStandsBetweenTwo) {
  auto entries = meetings();
  entries.push_back(release_of(
      "f KOR 2024-01-20",
      {"establish|KOR UZB|diplomatic relations|1992-01-29||"
       "established diplomatic relations on 29 January 1992",
       "mission|UZB KOR|embassy|since 1993", "policy|KOR|green growth", "policy|LVA|gray growth"}));
  const auto record = record_of(entries);
  const auto& words = loaded<RelationWords>(load_relation_words);
  auto relation = relation_between(record, "UZB", "KOR", knowledge(), words, Date{2024, 1, 31});
  ASSERT_TRUE(relation) << relation.error().message;
  EXPECT_EQ(relation->a, "UZB");
  const auto text = describe(*relation);
  for (const auto* line :
       {"embassy", "green growth", "diplomatic relations", "1992-01-29", "f#1", "f§1"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " is not in\n" << text;
  }
  EXPECT_EQ(text.find("gray growth"), std::string::npos) << text;
  EXPECT_EQ(relation->announced.size(), 1U) << text;
  std::string last;
  for (const auto& encounter : relation->last) last += encounter.happening.substr(0, 18) + " ";
  EXPECT_EQ(last, "2023-06-04-meeting 2023-09-09-call-KO ");
}

TEST_F(QuestionsTest, TellAnniversariesToCome) {
  // Parties that the table of relations knows nothing of.
  const auto record =
      record_of({release_of("a FJI 2023-01-20", {"mission|FJI TGO|embassy|since 1999-05-04"}),
                 release_of("b FJI 2023-01-20", {"mission|FJI TUV|embassy|since 2004-02-29"}),
                 release_of("c FJI 2023-01-20", {"meet|FJI NRU||1994-06-01||met"})});
  const auto& words = loaded<RelationWords>(load_relation_words);
  const auto described = [&](std::optional<PartyCode> party, Date from, int days) {
    const auto found = anniversaries_of(record, party, knowledge(), words, from, days);
    if (!found) return found.error().message;
    std::string text;
    for (const auto& one : *found) {
      // What tables tell is theirs to test.
      if (one.vouchers.front().kind == Voucher::Kind::row) continue;
      text += fmt::format("{} {} {} {} {}; ", to_edtf(one.day), one.a, one.b, one.nth,
                          one.vouchers.front().at.release);
    }
    return text;
  };
  const Date new_year{2024, 1, 1};
  EXPECT_EQ(described({}, new_year, 366), "2024-02-29 FJI TUV 20 b; 2024-05-04 FJI TGO 25 a; ");
  EXPECT_EQ(described("TGO", new_year, 366), "2024-05-04 FJI TGO 25 a; ");
  EXPECT_EQ(described("NRU", new_year, 366), "");
  EXPECT_EQ(described({}, new_year, 59), "2024-02-29 FJI TUV 20 b; ");
  EXPECT_EQ(described({}, new_year, 58), "");
  EXPECT_EQ(described({}, {2025, 1, 1}, 366), "");
}

}  // namespace
}  // namespace dragoman
