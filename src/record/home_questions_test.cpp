// The questions of a first page: what is gone, due, to come, and who there is. A line a finding.
#include <fmt/format.h>

#include "knowledge/test_knowledge.h"
#include "record/test_entries.h"
#include "record/test_releases.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

class HomeQuestionsTest : public RecordOfReleasesTest {};

std::string ids_of(const std::vector<ReleaseHead>& heads) {
  std::string text;
  for (const auto& head : heads) {
    text += head.id + (head.gone ? "(" + to_edtf(*head.gone) + ") " : " ");
  }
  return text;
}

TEST_F(HomeQuestionsTest, MarkWhatIsGone) {
  const auto first = talks("a", "2024-05-03");
  auto record = record_of({first, talks("b", "2024-05-04")});
  const auto before = record.pair("KOR", "UZB")->events.size();
  EXPECT_FALSE(*record.mark_gone("nowhere", Date{2024, 6, 1}));
  EXPECT_TRUE(*record.mark_gone("a", Date{2024, 6, 1}));
  EXPECT_EQ(ids_of(*record.releases()), "a(2024-06-01) b ");
  EXPECT_EQ(ids_of(*record.releases({.gone = true})), "a(2024-06-01) ");
  EXPECT_EQ((*record.release("a"))->gone, (Date{2024, 6, 1}));
  EXPECT_FALSE((*record.release("b"))->gone);
  // Its findings are told as before, and the same bytes are no news.
  EXPECT_EQ(record.pair("KOR", "UZB")->events.size(), before);
  EXPECT_EQ(record.add({&first, 1})->front(), Added::already_there);
  EXPECT_EQ(record.add({&first, 1}, IfThere::replace)->front(), Added::reread);
  EXPECT_TRUE((*record.release("a"))->gone);

  EXPECT_TRUE(*record.mark_gone("a", {}));
  EXPECT_EQ(ids_of(*record.releases({.gone = true})), "");

  EXPECT_TRUE(*record.mark_gone("a", Date{2024, 0, 0}));
  EXPECT_EQ((*record.release("a", 1))->gone, (Date{2024, 0, 0}));
  const auto again = changed(first);
  EXPECT_EQ(record.add({&again, 1})->front(), Added::new_version);
  EXPECT_FALSE((*record.release("a"))->gone);
  EXPECT_FALSE((*record.release("a", 1))->gone);
}

TEST_F(HomeQuestionsTest, ListSomeReleases) {
  auto other = talks("c", "2024-05-05");
  other.reading.publisher = "UZB";
  const auto record = record_of({talks("b", "2024-05-03"), talks("a", ""), other});
  EXPECT_EQ(ids_of(*record.releases({.newest_first = true})), "c b a ");
  EXPECT_EQ(ids_of(*record.releases({.newest_first = true, .at_most = 1})), "c ");
  EXPECT_EQ(ids_of(*record.releases({.publisher = "KOR"})), "a b ");
  std::string text;
  for (const auto& [publisher, releases, last] : got(record.publishers())) {
    text += fmt::format("{} {} {}; ", publisher, releases, last ? to_edtf(*last) : "-");
  }
  EXPECT_EQ(text, "KOR 2 2024-05-03; UZB 1 2024-05-05; ");
}

TEST_F(HomeQuestionsTest, FindReleasesByWhatTheyAreCalled) {
  const auto record = record_of({talks("talks", ""), talks("talks-2", ""), talks("2%_", "")});
  struct Case {
    std::string_view word;
    std::string_view expected;
  };
  const Case cases[] = {
      {"talks", "talks "},
      {"tal", "talks talks-2 "},
      {"lks", "talks talks-2 "},
      {"/releases/talks-2.html", "talks-2 "},
      {"%", "2%_ "},
      {"s-", "talks-2 "},
      {"x", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.word);
    std::string text;
    for (const auto& id : got(record.ids_like(c.word))) text += id + " ";
    EXPECT_EQ(text, c.expected);
  }
}

TEST_F(HomeQuestionsTest, CountParties) {
  const auto record = record_of(
      {release_of("a KOR 2024-05-03", {"meet|KOR UZB||2024-05-02||The ministers met"},
                  {"a#1 KOR 2024-05-03 | meeting KOR,UZB | 2024-05-02"}),
       release_of("b KOR 2024-05-04",
                  {"meet|KOR EST||2024-05-04||The ministers met", "policy|LVA|green growth"},
                  {"b#1 KOR 2024-05-04 | meeting EST,KOR | 2024-05-04"})});
  const auto text_of = [](const std::vector<PartyCount>& counts) {
    std::string text;
    for (const auto& [party, releases, happenings] : counts) {
      text += fmt::format("{} {} {}; ", party, releases, happenings);
    }
    return text;
  };
  EXPECT_EQ(text_of(*record.parties()), "EST 1 1; KOR 2 2; LVA 1 0; UZB 1 1; ");
  EXPECT_EQ(text_of(*record.partners_of("KOR")), "EST 0 1; UZB 0 1; ");
  EXPECT_EQ(text_of(*record.partners_of("LVA")), "");
}

// What is of many stands under none of its pairs, and is found all the same.
TEST_F(HomeQuestionsTest, FindWhatIsOfMany) {
  const auto record = record_of(
      {release_of(
           "a KOR 2024-05-03",
           {"meet|AAA BBB CCC DDD EEE FFF GGG HHH III||2024-05-02||They met",
            "establish|AAA BBB CCC DDD EEE FFF GGG HHH III|a council|2019-05-20||a council"},
           {"a#1 KOR 2024-05-03 | meeting AAA,BBB,CCC,DDD,EEE,FFF,GGG,HHH,III | 2024-05-02"}),
       release_of("b KOR 2024-05-03", {"meet|AAA CCC||2024-05-01||Two met"},
                  {"b#1 KOR 2024-05-03 | meeting AAA,CCC | 2024-05-01"})});
  const auto count = [&](const std::vector<PartyCode>& parties) {
    return fmt::format("{} {}", record.told_of(parties)->events.size(),
                       record.happenings({.with = parties})->size());
  };
  EXPECT_EQ(count({"AAA"}), "3 2");
  EXPECT_EQ(count({"CCC", "AAA"}), "3 2");
  EXPECT_EQ(count({"AAA", "III"}), "2 1");
  EXPECT_EQ(count({"III", "CCC", "AAA"}), "2 1");
  EXPECT_EQ(count({"AAA", "AAA"}), "3 2");
  EXPECT_EQ(count({"AAA", "ZZZ"}), "0 0");
  EXPECT_EQ(count({"", "AAA"}), "0 0");
  EXPECT_EQ(record.pairs_with_bonds()->size(), 36U);
  EXPECT_EQ(record.partners_of("III")->size(), 8U);
  std::size_t pairs = 0;
  for (const auto& beginning : got(record.beginnings({2024, 5, 1}, 30))) {
    EXPECT_EQ(beginning.date, (Date{2019, 5, 20}));
    ++pairs;
  }
  EXPECT_EQ(pairs, 36U);
}

TEST_F(HomeQuestionsTest, TellTheNextAnniversaries) {
  const auto words = load_relation_words(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  ASSERT_TRUE(words);
  const auto record = record_of(
      {release_of("a FJI 2023-01-20", {"mission|FJI TGO|embassy|since 1999-05-04"}),
       release_of("b FJI 2023-01-20", {"mission|FJI TUV|embassy|since 2004-02-29"}),
       release_of("c FJI 2023-01-20", {"mission|FJI NRU|embassy|since 1994"}),
       release_of("d FJI 2023-01-20", {"establish|FJI > KIR|an embassy|2019-03-01||an embassy"}),
       release_of("e FJI 2023-01-20", {"mission|FJI WSM|embassy|since 2001-03-03"})});
  const auto next = [&](const Date& from, int days, std::size_t at_most) {
    std::string text;
    for (const auto& one :
         got(next_anniversaries(record, test_knowledge(), *words, from, days, at_most))) {
      text += fmt::format("{} {} {}; ", to_edtf(one.day), one.b, one.nth);
    }
    return text;
  };
  EXPECT_EQ(next({2024, 1, 1}, 366, 10),
            "2024-02-29 TUV 20; 2024-03-01 KIR 5; 2024-05-04 TGO 25; ");
  EXPECT_EQ(next({2024, 1, 1}, 366, 2), "2024-02-29 TUV 20; 2024-03-01 KIR 5; ");
  EXPECT_EQ(next({2024, 3, 1}, 30, 10), "2024-03-01 KIR 5; ");
  EXPECT_EQ(next({2024, 3, 2}, 30, 10), "");
  EXPECT_EQ(next({2023, 12, 15}, 90, 10), "2024-02-29 TUV 20; 2024-03-01 KIR 5; ");
}

TEST_F(HomeQuestionsTest, TellWhatIsOverdueAndDue) {
  const auto data = std::filesystem::path(DRAGOMAN_ROOT) / "data";
  const auto words = CommitmentWords::load(data);
  const auto history = HistoryWords::load(data);
  ASSERT_TRUE(words && history);
  std::vector<Entry> entries = {
      release_of(
          "a KOR 2022-05-03",
          {"agree|KOR UZB|open a training centre by June 2023|2022-05-02||"
           "agreed to open a training centre by June 2023",
           "agree|KOR UZB|sign a treaty on extradition by 2022-12-01|2022-05-02||"
           "agreed to sign a treaty on extradition by 2022-12-01",
           "agree|KOR UZB|hold talks on fisheries|2022-05-02||agreed to hold talks on fisheries"}),
      release_of("b EST 2022-05-04",
                 {"pledge|EST > LVA|build a bridge by May 2023|2022-05-04||"
                  "pledged to build a bridge by May 2023",
                  "pledge|EST|build a tower by May 2023|2022-05-04||build a tower by May 2023"}),
      release_of("c KOR 2022-11-20", {"sign|KOR UZB|the treaty on extradition|2022-11-20||"
                                      "signed the treaty on extradition"})};
  for (auto& entry : entries) {
    entry.deadlines = find_deadlines(entry.release, entry.reading, *history);
  }
  const auto record = record_of(entries);
  const auto text_of = [](const Result<std::vector<Commitment>>& found) {
    std::string text;
    for (const auto& one : *found) {
      text += to_string(one.made.front().at) + " " + std::string(to_string(one.status)) + "; ";
    }
    return text;
  };
  EXPECT_EQ(text_of(overdue_commitments(record, *words, {2024, 1, 1}, 10)), "a#1 open; b#1 open; ");
  EXPECT_EQ(text_of(overdue_commitments(record, *words, {2024, 1, 1}, 1)), "a#1 open; ");
  EXPECT_EQ(text_of(overdue_commitments(record, *words, {2023, 6, 30}, 10)), "b#1 open; ");
  EXPECT_EQ(text_of(overdue_commitments(record, *words, {2023, 5, 1}, 10)), "");
  EXPECT_EQ(text_of(commitments_due(record, *words, {2023, 5, 31}, 30, 10)),
            "b#1 open; a#1 open; ");
  EXPECT_EQ(text_of(commitments_due(record, *words, {2023, 6, 1}, 29, 10)), "a#1 open; ");
  EXPECT_EQ(text_of(commitments_due(record, *words, {2022, 11, 1}, 60, 10)), "");
}

}  // namespace
}  // namespace dragoman
