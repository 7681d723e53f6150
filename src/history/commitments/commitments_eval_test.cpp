// What becomes of promises: the chains of eval/commitments.jsonl, read and followed, against what
// was found in them by hand, with the figures of eval/commitment_figures.tsv as the floor. With
// DRAGOMAN_ERRORS set all that is not right is printed; tools/eval-commitments does so.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "dragoman/commitment.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

const CommitmentWords& commitment_words() {
  static const auto loaded = CommitmentWords::load(DRAGOMAN_ROOT "/data");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::string text_of(const Json& object, const char* key) {
  return object.at(key).get<std::string>();
}

struct Chain {
  std::vector<Told<Event>> events;
  std::vector<Told<Fact>> facts;
};

void read_into(Chain& chain, const Json& given) {
  const auto& program = test_program();
  ReleaseHints hints;
  hints.id = text_of(given, "id");
  hints.publisher = text_of(given, "publisher");
  hints.published = parse_edtf(text_of(given, "published"));
  const auto release = release_of_text(text_of(given, "text"), hints, program.furniture);
  const auto reading =
      read(release, analyse(release, program.model), program.knowledge, program.patterns);
  const auto tell = [&](auto& told, const auto& what, std::size_t number) {
    told.push_back({what,
                    std::string(slice(release.text, what.quote)),
                    "",
                    {reading.id, number},
                    reading.publisher,
                    reading.published});
  };
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    tell(chain.events, reading.events[i], i + 1);
    const auto& about = reading.events[i].about;
    if (about) chain.events.back().about = slice(release.text, *about);
  }
  for (std::size_t i = 0; i < reading.facts.size(); ++i) {
    tell(chain.facts, reading.facts[i], i + 1);
  }
}

std::string quote_of(const Step& step) {
  return std::visit([](const auto& told) { return told.quote; }, step.evidence);
}

std::vector<const Step*> changing_steps(const Commitment& commitment) {
  std::vector<const Step*> steps;
  auto status = CommitmentStatus::open;
  for (const auto& step : commitment.steps) {
    if (step.leads_to != status) steps.push_back(&step);
    status = step.leads_to;
  }
  return steps;
}

std::string describe(const Commitment& commitment) {
  std::string out = fmt::format("{} {} | {} | {}", commitment.id, to_string(commitment.status),
                                commitment.content, to_string(commitment.strength));
  for (const auto& step : commitment.steps) {
    out += fmt::format("\n        {} {:.2f} \"{}\": {}", to_string(step.leads_to), step.score,
                       quote_of(step), step.reason);
  }
  return out;
}

// A promise is told alike where the reading leaves out to whom.
bool tells(const Commitment& commitment, const Json& expected) {
  if (to_string(commitment.kind) != text_of(expected, "kind")) return false;
  if (commitment.who != expected.at("who").get<std::vector<PartyCode>>()) return false;
  const auto whom = expected.at("whom").get<std::vector<PartyCode>>();
  const bool asked_of =
      commitment.kind == CommitmentKind::requested || commitment.kind == CommitmentKind::invited;
  if (commitment.whom != whom && (asked_of || !(whom.empty() || commitment.whom.empty()))) {
    return false;
  }
  const auto words = commitment.made.front().quote + " " + commitment.content;
  const auto content = text_of(expected, "content");
  return std::ranges::all_of(split(content, ' '), [&](std::string_view word) {
    return words.find(word) != std::string::npos;
  });
}

// One of the quotes given, '|' between, is in `quote` or the other way round.
bool quotes(std::string_view quote, const Json& expected) {
  const auto given = text_of(expected, "quote");
  return std::ranges::any_of(split(given, '|'), [&](std::string_view alternative) {
    return quote.find(alternative) != std::string_view::npos ||
           alternative.find(quote) != std::string_view::npos;
  });
}

bool is_read(const Chain& chain, const Json& step) {
  const auto tells_it = [&](const auto& told) { return quotes(told.quote, step); };
  return std::ranges::any_of(chain.events, tells_it) || std::ranges::any_of(chain.facts, tells_it);
}

struct Score {
  int right = 0;
  int found = 0;
  int expected = 0;

  void add(const Score& other) {
    right += other.right;
    found += other.found;
    expected += other.expected;
  }
  [[nodiscard]] double f1() const {
    return found + expected == 0 ? 1 : 2.0 * right / (found + expected);
  }
  [[nodiscard]] std::string text() const {
    return fmt::format("{:.4f} ({} right of {} found, {} expected)", f1(), right, found, expected);
  }
};

struct Tally {
  int chains = 0;
  int near = 0;
  int unread = 0;  // expected steps whose words are in no event or fact of the reading
  Score steps;
  Score statuses;

  void add(const Tally& other) {
    chains += other.chains;
    near += other.near;
    unread += other.unread;
    steps.add(other.steps);
    statuses.add(other.statuses);
  }
};

// Scores one chain; returns what is wrong with it.
std::string score(const Json& given, Tally& tally) {
  Chain chain;
  for (const auto& release : given.at("releases")) read_into(chain, release);
  auto found = find_commitments(chain.events, chain.facts, commitment_words());
  ++tally.chains;
  if (!given.at("near").is_null()) ++tally.near;
  std::string wrong;
  for (const auto& commitment : found) {
    tally.steps.found += static_cast<int>(changing_steps(commitment).size());
    ++tally.statuses.found;
  }
  for (const auto& expected : given.at("commitments")) {
    ++tally.statuses.expected;
    for (const auto& step : expected.at("steps")) {
      ++tally.steps.expected;
      if (!is_read(chain, step)) ++tally.unread;
    }
    const auto at = std::ranges::find_if(
        found, [&](const Commitment& commitment) { return tells(commitment, expected); });
    if (at == found.end()) {
      wrong += fmt::format("    not found: {}\n", expected.dump());
      continue;
    }
    const auto steps = changing_steps(*at);
    int right = 0;
    for (const auto& step : expected.at("steps")) {
      right += static_cast<int>(std::ranges::any_of(steps, [&](const Step* told) {
        return to_string(told->leads_to) == text_of(step, "status") &&
               quotes(quote_of(*told), step);
      }));
    }
    tally.steps.right += right;
    const bool same = to_string(at->status) == text_of(expected, "status");
    tally.statuses.right += static_cast<int>(same);
    if (!same || right != static_cast<int>(expected.at("steps").size()) ||
        static_cast<std::size_t>(right) != steps.size()) {
      wrong += fmt::format("    expected {}: {}\n      {}\n", text_of(expected, "status"),
                           expected.at("steps").dump(), describe(*at));
    }
    found.erase(at);
  }
  for (const auto& commitment : found) {
    wrong += fmt::format("    not expected: {}\n", describe(commitment));
  }
  return wrong;
}

TEST(CommitmentsEval, IsNoWorseThanTheCommittedFigures) {
  std::ifstream lines(DRAGOMAN_ROOT "/eval/commitments.jsonl");
  ASSERT_TRUE(lines);
  const bool tell = std::getenv("DRAGOMAN_ERRORS") != nullptr;
  const auto* only = std::getenv("DRAGOMAN_SET");
  std::map<std::string, Tally, std::less<>> tallies;
  for (std::string line; std::getline(lines, line);) {
    const auto given = Json::parse(line);
    const auto set = text_of(given, "set");
    Tally tally;
    const auto wrong = score(given, tally);
    tallies[set].add(tally);
    tallies["all"].add(tally);
    if (!tell || wrong.empty() || (only != nullptr && set != only)) continue;
    std::cout << fmt::format("{} ({}):\n{}", text_of(given, "id"), set, wrong);
  }
  EXPECT_GE(tallies["all"].chains, 40);
  EXPECT_GE(tallies["all"].near, 12);

  const auto figures = read_tsv(DRAGOMAN_ROOT "/eval/commitment_figures.tsv",
                                {"set", "chains", "steps", "statuses"});
  // What the reading loses or gains in passing is no fault of the matching.
  constexpr double a_point = 0.01;
  ASSERT_TRUE(figures) << figures.error().message;
  for (const auto& row : figures->rows) {
    const auto tally = tallies.find(row.cells[0]);
    ASSERT_NE(tally, tallies.end()) << row.cells[0];
    if (only != nullptr && row.cells[0] != only) continue;
    const auto& [chains, near, unread, steps, statuses] = tally->second;
    std::cout << fmt::format(
        "{}: {} chains, {} near misses\n  steps    {}; {} are in no event read\n  statuses {}\n",
        row.cells[0], chains, near, steps.text(), unread, statuses.text());
    EXPECT_GE(steps.f1(), std::stod(std::string(row.cells[2])) - a_point) << row.cells[0];
    EXPECT_GE(statuses.f1(), std::stod(std::string(row.cells[3])) - a_point) << row.cells[0];
  }
}

}  // namespace
}  // namespace dragoman
