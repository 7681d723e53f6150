#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>
#include <random>

#include "base/tsv.h"
#include "dragoman/commitment.h"

namespace dragoman {
namespace {

const CommitmentWords& words() {
  static const auto loaded = CommitmentWords::load(DRAGOMAN_ROOT "/data");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::vector<PartyCode> parties_of(std::string_view text) {
  std::vector<PartyCode> parties;
  for (const auto party : split(text, ' ')) {
    if (!party.empty()) parties.emplace_back(party);
  }
  return parties;
}

// "a 2021-11-29 request KOR > UZB: requested support for | its bid": release, day, act (with
// "/planned", "/denied"), actors, recipients, the quote, of which the content stands after the bar.
Told<Event> event_of(std::string_view line, std::map<std::string, std::size_t>& numbers) {
  const auto colon = line.find(": ");
  const auto head = line.substr(0, colon);
  const auto quote = line.substr(colon + 2);
  const auto bar = quote.find(" | ");
  const auto fields = split(head, ' ');
  const auto arrow = std::min(head.find('>'), head.size());
  const auto act = split(fields[2], '/');
  Told<Event> told;
  told.at.release = fields[0];
  told.at.number = ++numbers[told.at.release];
  told.published = parse_edtf(fields[1]);
  told.what.when = told.published;
  told.what.act = *parse_act(act[0]);
  if (act.size() > 1) told.what.status = *parse_status(act[1]);
  const auto actors = head.find(fields[2]) + fields[2].size();
  told.what.actors = parties_of(head.substr(actors, arrow - actors));
  told.what.recipients = parties_of(head.substr(std::min(arrow + 1, head.size())));
  told.quote = quote.substr(0, bar);
  if (bar != std::string_view::npos) {
    told.about = quote.substr(bar + 3);
    told.quote += " " + told.about;
  }
  return told;
}

std::vector<Told<Event>> events_of(std::string_view lines) {
  std::map<std::string, std::size_t> numbers;
  std::vector<Told<Event>> events;
  for (const auto line : split(lines, '\n')) {
    if (!line.empty()) events.push_back(event_of(line, numbers));
  }
  return events;
}

std::string citation_of(const Step& step) {
  return std::visit([](const auto& told) { return to_string(told.at); }, step.evidence);
}

// "requested KOR > UZB: answered a#2, done b#1"; several, '; ' between.
std::string describe(const std::vector<Commitment>& commitments) {
  std::string out;
  for (const auto& commitment : commitments) {
    if (!out.empty()) out += "; ";
    out += fmt::format("{} {}", to_string(commitment.kind), fmt::join(commitment.who, " "));
    if (!commitment.whom.empty()) out += fmt::format(" > {}", fmt::join(commitment.whom, " "));
    out += ":";
    if (commitment.steps.empty()) out += fmt::format(" {}", to_string(commitment.status));
    for (const auto& step : commitment.steps) {
      out += fmt::format(" {} {}", to_string(step.leads_to), citation_of(step));
    }
  }
  return out;
}

struct Case {
  std::string_view told, expected;
};

template <std::size_t N>
void expect_all(const Case (&cases)[N]) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.told);
    EXPECT_EQ(describe(find_commitments(events_of(c.told), {}, words())), c.expected);
  }
}

TEST(FindCommitments, TakesAnswersForAnswers) {
  constexpr Case cases[] = {
      // Answered without a yes: it stays to be done.
      {"a 2021-11-29 request KOR > UZB: requested Uzbekistan's support for | the bid for the Expo\n"
       "a 2021-11-29 interest UZB: showed interest in | the bid",
       "requested KOR > UZB: answered a#2"},
      {"a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo\n"
       "a 2021-11-29 interest UZB: showed interest in | cotton machines",
       "requested KOR > UZB: open"},
      {"a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo\n"
       "a 2021-11-29 state UZB: took note of | this request",
       "requested KOR > UZB: answered a#2"},
      {"a 2021-11-29 state UZB: took note of | a request\n"  // of before
       "a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo",
       "requested KOR > UZB: open"},
      {"a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo\n"
       "b 2022-02-01 support UZB > KOR: supports | the bid for the Expo",
       "requested KOR > UZB: done b#1"},
      {"a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo\n"
       "b 2022-02-01 support KGZ > KOR: supports | the bid for the Expo",
       "requested KOR > UZB: open"},
      {"a 2020-03-01 request FJI > NZL: requested | vaccines\n"
       "b 2020-03-05 pledge NZL > FJI: will send | vaccines\n"
       "c 2020-04-01 aid NZL > FJI: sent | vaccines",
       "requested FJI > NZL: under_way b#1 done c#1; pledged NZL > FJI: done c#1"},
      {"a 2020-03-01 propose NOR > SWE: proposed | a rescue centre in Kiruna\n"
       "b 2020-06-01 reject SWE > NOR: rejected | the rescue centre in Kiruna",
       "proposed NOR > SWE: declined b#1"},
      {"a 2020-03-01 request ZMB > BWA: asked it | to support the Zambian candidate\n"
       "b 2020-06-01 support/denied BWA: does not support | the Zambian candidate",
       "requested ZMB > BWA: declined b#1"},
  };
  expect_all(cases);
}

TEST(FindCommitments, TakesDeedsForDeeds) {
  constexpr Case cases[] = {
      {"a 2021-05-18 agree KAZ THA: agreed | to conclude an agreement on visa exemption\n"
       "b 2024-04-09 sign KAZ THA: signed | an Agreement on Mutual Visa Exemption",
       "agreed KAZ THA: done b#1"},
      {"a 2021-05-18 agree KAZ THA: agreed | to conclude an agreement on visa exemption\n"
       "b 2024-04-09 sign KAZ THA: signed | an agreement on customs",
       "agreed KAZ THA: open"},
      {"a 2021-05-18 agree KAZ THA: agreed | to conclude an agreement on visa exemption\n"
       "b 2020-04-09 sign KAZ THA: signed | an agreement on visa exemption",  // before
       "agreed KAZ THA: open"},
      {"a 2021-05-18 agree KAZ THA: agreed | to conclude an agreement on visa exemption\n"
       "b 2021-11-09 commend KAZ THA: welcomed | progress on the agreement on visa exemption\n"
       "c 2022-04-09 commend KAZ THA: welcomed | the signing of the agreement on visa exemption",
       "agreed KAZ THA: under_way b#1 done c#1"},
      {"a 2021-12-02 agree KGZ KOR: agreed | to hold the 5th session of the joint committee\n"
       "b 2022-03-01 meet KGZ KOR: held the fourth session of the joint committee\n"
       "c 2022-09-14 meet KGZ KOR: held the fifth session of the joint committee",
       "agreed KGZ KOR: done c#1"},
      {"a 2019-02-12 agree BGR SRB: agreed | to meet again in May\n"
       "b 2019-05-21 meet BGR SRB: met in Sofia",
       "agreed BGR SRB: done b#1"},
      {"a 2019-02-12 invite MNG > KAZ: invited the President | to visit Mongolia\n"
       "b 2019-03-01 visit MNG > KAZ: visited Astana\n"  // the other way
       "c 2019-04-01 visit KAZ > MNG: the deputy minister visited Mongolia\n"
       "d 2019-05-01 visit/planned KAZ > MNG: the President will visit Mongolia\n"
       "e 2019-06-01 visit KAZ > MNG: the President visited Mongolia",
       "invited MNG > KAZ: under_way d#1 done e#1"},
      {"a 2021-11-16 pledge EST: will | open an embassy in Singapore\n"
       "b 2022-04-12 establish EST > SGP: opened | an embassy in Singapore",
       "pledged EST: done b#1"},
      {"a 2022-10-18 pledge NOR > MDA: pledged | $5 million for power lines\n"
       "b 2023-01-25 aid NOR > MDA: provided | $5 million for power lines",
       "pledged NOR > MDA: done b#1"},
      // What lasts, or has no one deed, is never done.
      {"a 2021-03-01 pledge NOR > MDA: will | continue to provide power lines to Moldova\n"
       "b 2023-01-25 aid NOR > MDA: provided | power lines",
       "pledged NOR > MDA: under_way b#1"},
      {"a 2021-03-01 agree CHL PER: agreed | to expand cooperation on astronomy\n"
       "b 2022-03-01 sign CHL PER: signed | an agreement on cooperation in sports\n"
       "c 2023-03-01 sign CHL PER: signed | an agreement on astronomy",
       "agreed CHL PER: under_way c#1"},
      {"a 2021-06-08 agree AUS IDN: agreed | to hold the maritime dialogue in Perth\n"
       "b 2021-09-30 meet/denied AUS IDN: postponed the maritime dialogue in Perth\n"
       "c 2021-12-30 meet/denied AUS IDN: cancelled the maritime dialogue in Perth",
       "agreed AUS IDN: open b#1 declined c#1"},
  };
  expect_all(cases);
}

TEST(FindCommitments, TellsAPromiseOnce) {
  constexpr Case cases[] = {
      // Two readouts of one meeting, and the same agreed again a year later.
      {"a 2022-05-10 agree ARM CZE: agreed | to hold a business forum in Prague\n"
       "b 2022-05-11 agree CZE ARM: agreed | to organise a business forum in Prague in autumn\n"
       "c 2023-05-11 agree CZE ARM: agreed | to hold a business forum in Prague",
       "agreed ARM CZE: open; agreed ARM CZE: open"},
      {"a 2021-09-07 agree BRA AGO: agreed | to conclude an agreement on social security\n"
       "a 2021-09-07 agree BRA AGO: agreed | to conclude an agreement on air services",
       "agreed AGO BRA: open; agreed AGO BRA: open"},
      {"a 2021-09-07 request BRA: requested | help\n"  // from whom?
       "a 2021-09-07 agree/planned BRA AGO: will agree | on air services",
       ""},
  };
  expect_all(cases);
}

TEST(FindCommitments, TellsTimeAndStrength) {
  struct {
    std::string_view content, expected;
  } constexpr cases[] = {
      {"to sign the treaty by the end of 2022", "2022 firm"},
      {"to hold the forum next year", "2022 firm"},
      {"to hold the forum in the first half of 2025", "2025-01/2025-06 firm"},
      {"to support the bid for the World Expo 2030", "- firm"},
      {"to review the treaty signed in 2012", "- firm"},
      {"to explore cooperation in space", "- weak"},
      {"to continue to discuss fisheries", "- weak"},
      {"to jointly study a railway", "- weak"},
      {"to hold a seminar on the study of rivers", "- firm"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.content);
    const auto told = fmt::format("a 2021-11-29 agree KOR UZB: agreed | {}", c.content);
    const auto found = find_commitments(events_of(told), {}, words());
    ASSERT_EQ(found.size(), 1U);
    const auto& deadline = found.front().deadline;
    EXPECT_EQ(fmt::format("{} {}", deadline ? to_edtf(*deadline) : "-",
                          to_string(found.front().strength)),
              c.expected);
  }
}

TEST(FindCommitments, IsOverdueOnlyAfterTheLastDay) {
  const auto found = find_commitments(
      events_of("a 2021-11-29 agree KOR UZB: agreed | to sign the treaty by the end of 2022"), {},
      words());
  ASSERT_EQ(found.size(), 1U);
  auto commitment = found.front();
  EXPECT_FALSE(is_overdue(commitment, {2022, 12, 31}));
  EXPECT_TRUE(is_overdue(commitment, {2023, 1, 1}));
  commitment.status = CommitmentStatus::under_way;
  EXPECT_TRUE(is_overdue(commitment, {2023, 1, 1}));
  commitment.status = CommitmentStatus::done;
  EXPECT_FALSE(is_overdue(commitment, {2023, 1, 1}));
}

TEST(FindCommitments, TakesFactsForEvidence) {
  const auto events = events_of(
      "a 2018-04-10 agree GHA TUR: agreed | to open a consulate in Istanbul\n"
      "a 2018-04-10 agree GHA TUR: agreed | to conclude a treaty on extradition");
  Told<Fact> consulate;
  consulate.at = {"b", 1};
  consulate.quote = "the consulate in Istanbul, opened in 2019";
  consulate.what.kind = FactKind::mission;
  consulate.what.a = "GHA";
  consulate.what.b = "TUR";
  consulate.what.name = "consulate";
  consulate.what.since = parse_edtf("2019");
  Told<Fact> treaty;
  treaty.at = {"b", 2};
  treaty.published = parse_edtf("2020-02-03");
  treaty.quote = "a treaty on extradition";
  treaty.what.kind = FactKind::agreement;
  treaty.what.a = "GHA";
  treaty.what.b = "TUR";
  treaty.what.state = "under negotiation";
  EXPECT_EQ(describe(find_commitments(events, std::vector{treaty, consulate}, words())),
            "agreed GHA TUR: done b#1; agreed GHA TUR: under_way b#2");
}

TEST(FindCommitments, NamesThemByContentAndNotByOrder) {
  auto events = events_of(
      "a 2021-11-29 request KOR > UZB: requested support for | the bid for the Expo\n"
      "a 2021-11-29 request KOR > UZB: requested | the return of vases\n"
      "a 2021-11-29 agree KOR UZB KAZ KGZ TJK: agreed | to found a secretariat\n"
      "b 2021-11-30 request KOR > UZB: asked for support for | the bid for the Expo\n"
      "c 2022-03-01 support UZB > KOR: supports | the bid for the Expo\n"
      "d 2022-03-01 support UZB > KOR: supports | the Expo bid");
  const auto expected = find_commitments(events, {}, words());
  ASSERT_EQ(expected.size(), 3U);
  EXPECT_EQ(expected[0].id, "2021-11-29-agree-KAZ-KGZ-KOR-and-2");
  EXPECT_EQ(expected[1].id, "2021-11-29-request-KOR-UZB");
  EXPECT_EQ(expected[1].made.size(), 2U);
  EXPECT_EQ(expected[2].id, "2021-11-29-request-KOR-UZB-2");
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(events.begin(), events.end(), random);
    const auto found = find_commitments(events, {}, words());
    ASSERT_EQ(describe(found), describe(expected));
    for (std::size_t j = 0; j < found.size(); ++j) {
      EXPECT_EQ(found[j].id, expected[j].id);
      for (std::size_t k = 0; k < found[j].steps.size(); ++k) {
        EXPECT_EQ(found[j].steps[k].reason, expected[j].steps[k].reason);
        EXPECT_EQ(found[j].steps[k].score, expected[j].steps[k].score);
      }
    }
  }
}

// Events of one pair over years, all with some words in common.
// What tells it first need not be what was published first.
TEST(FindCommitments, CitesTheReleasePublishedFirstAndTheWordsInCommon) {
  auto events = events_of(
      "a 2022-05-10 agree ARM CZE: long words before it all, but then agreed | to hold a forum on "
      "beer\n"
      "b 2022-05-11 agree ARM CZE: agreed | to hold a forum on beer\n"
      "c 2022-11-11 host ARM CZE: held | a forum on beer");
  events[0].published = parse_edtf("2022-05-12");
  const auto found = find_commitments(events, {}, words());
  ASSERT_EQ(describe(found), "agreed ARM CZE: done c#1");
  EXPECT_EQ(found[0].made[0].at.release, "b");
  EXPECT_EQ(found[0].steps[0].reason, "host as promised; in common: beer, forum, hold");
}

TEST(FindCommitments, GrowsWithItsInput) {
  std::mt19937 random(7);
  const auto topic = [&random] {
    return random() % 4 == 0 ? std::string("the")
                             : fmt::format("matter{} site{}", random() % 400, random() % 50);
  };
  constexpr std::string_view acts[] = {
      "agree KOR UZB: agreed | to conclude an agreement on",
      "request KOR > UZB: requested support for |", "meet KOR UZB: held consultations on",
      "sign KOR UZB: signed | an agreement on", "discuss KOR UZB: discussed |"};
  std::string told;
  for (int i = 0; i < 5000; ++i) {
    told += fmt::format("r{} {}-{:02}-{:02} {} {} cooperation in trade\n", i / 5, 2000 + i / 250,
                        i % 12 + 1, i % 28 + 1, acts[random() % 5], topic());
  }
  const auto events = events_of(told);
  const auto& loaded = words();
  const auto begin = std::clock();  // of the processor: the machine may be busy
  const auto found = find_commitments(events, {}, loaded);
  const auto seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_GT(found.size(), 1000U);
  RecordProperty("milliseconds", static_cast<int>(seconds * 1000));
  EXPECT_LT(seconds, 5);  // far above what is measured: it must hold under sanitizers
}

TEST(CommitmentWords, TellAllFaultsAtOnce) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "commitment_words";
  std::filesystem::create_directories(folder);
  std::filesystem::copy(
      DRAGOMAN_ROOT "/data", folder,
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "vocabulary" / "commitments.tsv")
      << "words\tkind\tvalue\nsign\tdeed\tsigned\nyes\tanswer\tdone\nlo\tbehold\t-\n"
         "ask\tpromise\tasked\n";
  const auto loaded = CommitmentWords::load(folder);
  ASSERT_FALSE(loaded);
  for (const std::string_view part :
       {"commitments.tsv:2", "'signed' are not acts", "commitments.tsv:3", "'yes' are not acts",
        "commitments.tsv:4", "unknown kind 'behold'", "'asked' is no kind of commitment"}) {
    EXPECT_NE(loaded.error().message.find(part), std::string::npos) << loaded.error().message;
  }
}

}  // namespace
}  // namespace dragoman
