// How well accounts of one meeting are aligned and compared: eval/comparisons.jsonl holds pairs of
// readouts with an alignment made by hand. Prints the figures that eval/README.md tells; fails
// where they fall below its bars.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "dragoman/comparison.h"
#include "history/comparison/describe_comparison.h"
#include "history/test_told.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr double bar_of_pairs = 0.9;
constexpr double bar_of_verdicts = 0.9;

const ComparisonWords& words() {
  static const ComparisonWords loaded = [] {
    auto read = load_comparison_words(std::filesystem::path(DRAGOMAN_ROOT) / "data");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
  }();
  return loaded;
}

struct Tally {
  int right = 0;  // pairs of lines found that are in the alignment by hand
  int found = 0;
  int wanted = 0;
  int lines = 0;   // of all accounts
  int judged = 0;  // with the right verdict

  [[nodiscard]] double f1() const { return 2.0 * right / (found + wanted); }
  [[nodiscard]] double accuracy() const { return 1.0 * judged / lines; }

  void add(const Tally& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
    lines += other.lines;
    judged += other.judged;
  }
};

Readout readout_of(const Json& side, const std::string& id) {
  Readout readout{id, side.at("publisher"), {}};
  std::size_t number = 0;
  for (const auto& json : side.at("events")) {
    Event event;
    event.act = parse_act(json.at("act").get<std::string>()).value();
    event.actors = json.at("actors");
    event.recipients = json.at("recipients");
    Told<Event> told{event, json.at("quote"), json.at("about"), {id, ++number}, "", {}};
    EXPECT_NE(side.at("text").get<std::string>().find(told.quote), std::string::npos) << id;
    readout.events.push_back(std::move(told));
  }
  return readout;
}

// Verdicts by account and line.
using Verdicts = std::map<std::pair<std::size_t, std::size_t>, std::string>;

Tally measure(const Json& row, std::string& errors) {
  const std::string id = row.at("id");
  const auto comparison = compare({readout_of(row.at("a"), id), readout_of(row.at("b"), id)},
                                  test_knowledge(), words());
  Tally tally;
  Verdicts found_verdicts;
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (const auto& topic : comparison.topics) {
    for (std::size_t i = 0; i < topic.lines.size(); ++i) {
      for (const auto line : topic.lines[i]) {
        found_verdicts[{i, line}] = to_string(topic.verdict);
      }
    }
    for (const auto a : topic.lines[0]) {
      for (const auto b : topic.lines[1]) found.emplace(a, b);
    }
  }
  Verdicts wanted_verdicts;
  for (const auto& pair : row.at("pairs")) {
    const std::size_t a = pair.at("a");
    const std::size_t b = pair.at("b");
    wanted_verdicts[{0, a}] = wanted_verdicts[{1, b}] = pair.at("verdict");
    tally.right += found.contains({a, b}) ? 1 : 0;
    ++tally.wanted;
    if (!found.contains({a, b})) {
      errors += id + ": not paired: " + std::to_string(a) + "-" + std::to_string(b) + "\n";
    }
  }
  tally.found = static_cast<int>(found.size());
  for (const auto& [line, verdict] : found_verdicts) {
    const auto at = wanted_verdicts.find(line);
    const auto wanted = at == wanted_verdicts.end() ? std::string("only") : at->second;
    ++tally.lines;
    if (wanted == verdict) {
      ++tally.judged;
    } else {
      errors += id + ": " + (line.first == 0 ? "a" : "b") + std::to_string(line.second) + " is " +
                wanted + ", read as " + verdict + "\n";
    }
  }
  return tally;
}

void print(std::string_view name, const Tally& tally) {
  std::cout << name << ": pairs " << tally.right << " right of " << tally.found << " found and "
            << tally.wanted << " wanted, F1 " << tally.f1() << "; verdicts " << tally.judged
            << " of " << tally.lines << " lines right, " << tally.accuracy() << "\n";
}

TEST(ComparisonEval, AlignsAndJudgesAsByHand) {
  std::ifstream file(std::filesystem::path(DRAGOMAN_ROOT) / "eval" / "comparisons.jsonl");
  ASSERT_TRUE(file);
  Tally seen;
  Tally held_out;
  std::string errors;
  for (std::string line; std::getline(file, line);) {
    const auto row = Json::parse(line);
    (row.at("held_out") ? held_out : seen).add(measure(row, errors));
  }
  print("seen", seen);
  print("held out", held_out);
  std::cout << errors;
  for (const auto& tally : {seen, held_out}) {
    EXPECT_GE(tally.f1(), bar_of_pairs);
    EXPECT_GE(tally.accuracy(), bar_of_verdicts);
  }
}

}  // namespace
}  // namespace dragoman
