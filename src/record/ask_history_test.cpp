// What is found in a record when asked: commitments, comparisons.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dragoman/questions.h"
#include "knowledge/test_knowledge.h"
#include "record/test_releases.h"

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

class AskHistoryTest : public RecordOfReleasesTest {};

TEST_F(AskHistoryTest, TellWhatBecameOfCommitments) {
  const auto record =
      record_of({release_of("a KOR 2022-05-03",
                            {"request|KOR > UZB|support for the World Expo bid|2022-05-02||"
                             "asked for support for the World Expo bid",
                             "agree|KOR UZB|to sign a visa waiver agreement|2022-05-02||"
                             "agreed to sign a visa waiver agreement",
                             "request|KOR > LVA|support for the World Expo bid|2022-05-02||"
                             "asked Latvia for support for the World Expo bid"}),
                 release_of("b UZB 2023-05-03", {"sign|KOR UZB|a visa waiver agreement|2023-05-02||"
                                                 "signed a visa waiver agreement"})});
  const auto& words = loaded<CommitmentWords>(CommitmentWords::load);
  struct Case {
    std::vector<PartyCode> parties;
    std::string_view expected;
  };
  const Case cases[] = {
      {{"KOR", "UZB"}, "2022-05-02-agree-KOR-UZB done b#1\n2022-05-02-request-KOR-UZB open\n"},
      {{"LVA"}, "2022-05-02-request-KOR-LVA open\n"},
      {{},
       "2022-05-02-agree-KOR-UZB done b#1\n2022-05-02-request-KOR-LVA open\n"
       "2022-05-02-request-KOR-UZB open\n"},
      {{"EST"}, ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(fmt::format("{}", fmt::join(c.parties, " ")));
    const auto found = commitments_of(record, c.parties, words);
    ASSERT_TRUE(found) << found.error().message;
    std::string got;
    for (const auto& commitment : *found) {
      got += fmt::format("{} {}", commitment.id, to_string(commitment.status));
      for (const auto& step : commitment.steps) {
        std::visit([&got](const auto& told) { got += " " + to_string(told.at); }, step.evidence);
      }
      got += "\n";
    }
    EXPECT_EQ(got, c.expected);
  }
}

TEST_F(AskHistoryTest, TellCommitmentsInParts) {
  const auto record = record_of(
      {release_of("a KOR 2022-05-03",
                  {"request|KOR > UZB|support for the World Expo bid|2022-05-02||"
                   "asked for support for the World Expo bid",
                   "agree|KOR UZB|to sign a visa waiver agreement|2022-05-02||"
                   "agreed to sign a visa waiver agreement",
                   "pledge|UZB|plant a forest|2022-05-02||pledged to plant a forest"}),
       release_of(
           "b UZB 2023-05-03",
           {"sign|KOR UZB|a visa waiver agreement|2023-05-02||signed a visa waiver agreement",
            "invite|UZB > LVA|visit Tashkent|2023-05-02||invited to visit Tashkent"})});
  const auto& words = loaded<CommitmentWords>(CommitmentWords::load);
  const auto done = [](const Commitment& one) { return one.status == CommitmentStatus::done; };
  struct Case {
    CommitmentFilter filter;
    std::string_view expected;
  };
  const Case cases[] = {
      {{.at_most = 2}, "b#2 a#1 | a#2 a#3 | "},
      {{.at_most = 10}, "b#2 a#1 a#2 a#3 | "},
      {{.with = {"UZB"}, .at_most = 3}, "b#2 a#1 a#2 | a#3 | "},
      {{.with = {"KOR"}, .at_most = 3}, "a#1 a#2 | "},
      {{.with = {"KOR", "UZB"}, .at_most = 1}, "a#1 | a#2 | "},
      {{.fits = done, .at_most = 1}, "a#2 | "},
      {{.with = {"KOR", "UZB"}, .fits = done, .at_most = 1}, "a#2 | "},
      {{.with = {"EST"}}, "| "},
      {{.after = Citation{"nowhere", 1}}, "| "},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.expected);
    std::string got;
    auto filter = c.filter;
    for (bool more = true; more;) {
      const auto some = some_commitments(record, words, filter);
      ASSERT_TRUE(some) << some.error().message;
      for (const auto& one : some->commitments) got += to_string(one.made.front().at) + " ";
      got += "| ";
      more = some->next.has_value();
      filter.after = some->next;
    }
    EXPECT_EQ(got, c.expected);
  }
}

TEST_F(AskHistoryTest, PutAccountsOfAMeetingSideBySide) {
  const auto record =
      record_of({release_of("a KOR 2024-05-03",
                            {"meet|KOR UZB||2024-05-02||The ministers met",
                             "request|KOR > UZB|support for the World Expo bid|2024-05-02||"
                             "asked for support for the World Expo bid",
                             "agree|KOR UZB|to open a training centre|2024-05-02||"
                             "agreed to open a training centre"},
                            {"a#1 KOR 2024-05-03 | meeting KOR,UZB | 2024-05-02"}),
                 release_of("b UZB 2024-05-03",
                            {"meet|KOR UZB||2024-05-02||The heads met",
                             "agree|KOR UZB|to open a training centre|2024-05-02||"
                             "agreed to open a training centre"},
                            {"b#1 UZB 2024-05-03 | meeting KOR,UZB | 2024-05-02"})});
  const auto happenings = record.happenings({});
  ASSERT_TRUE(happenings);
  ASSERT_EQ(happenings->size(), 1U);
  const auto& words = loaded<ComparisonWords>(load_comparison_words);
  const auto found = comparison_of(record, happenings->front().id, knowledge(), words);
  ASSERT_TRUE(found && *found);
  std::string got;
  for (const auto& topic : (*found)->topics) {
    got += std::string(to_string(topic.verdict));
    for (std::size_t i = 0; i < topic.lines.size(); ++i) {
      for (const auto line : topic.lines[i]) {
        got += " " + to_string((*found)->readouts[i].events[line].at);
      }
    }
    got += "; ";
  }
  EXPECT_EQ(got, "only a#2; shared a#3 b#2; ");
  EXPECT_FALSE(*comparison_of(record, "nowhere", knowledge(), words));
}

}  // namespace
}  // namespace dragoman
