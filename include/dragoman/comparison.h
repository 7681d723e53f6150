// Several accounts of one meeting side by side: what all of them tell, what only one tells, and
// what they tell differently.
//
//   const Comparison comparison = compare({ours, theirs}, *knowledge, *words);
//
//   accounts ──align by content, parties and act──▶ topics ──compare──▶ verdicts
//
// An account is what one release tells to have been said and done at the meeting, in its order.
// A line of one account goes with at most one topic; a topic may have several lines of an
// account, where it tells in two clauses what another tells in one. Nothing is judged: what
// differs is named, in the words of both sides. A pure function of its input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/told.h"

namespace dragoman {

// What one release tells of the meeting.
struct Readout {
  std::string release;
  PartyCode publisher;              // may be empty
  std::vector<Told<Event>> events;  // in the order told, without the meeting itself
};

// What two accounts of a topic differ in.
enum class DifferenceKind : std::uint8_t {
  act,      // "agreed" and "requested"
  who,      // the one is said to have asked, and the other
  whom,     // at whom it was directed
  figures,  // amounts, numbers, years
  status,   // done and planned, or denied
};

std::string_view to_string(DifferenceKind kind);

struct Difference {
  DifferenceKind kind = DifferenceKind::act;
  std::vector<std::string> told;  // by each account, in their order: "agree", "KOR", "5 million"
};

struct Topic {
  enum class Verdict : std::uint8_t {
    shared,       // told by several, and alike
    only,         // told by one
    differently,  // told by several, but not alike
  };
  Verdict verdict = Verdict::only;
  // Of each account, the numbers of its events from 0 on, in order; empty where it is silent.
  std::vector<std::vector<std::size_t>> lines;
  std::vector<Difference> differences;
  // By each account, who is said to have asked, proposed or invited; sorted.
  std::vector<std::vector<PartyCode>> asked_by;
  // Told by one account alone, of what another publisher said or did and does not repeat.
  bool of_other = false;
};

std::string_view to_string(Topic::Verdict verdict);

struct Comparison {
  std::vector<Readout> readouts;
  std::vector<Topic> topics;  // in the order of the first account, then of those after it
};

struct ComparisonTables;

// The words that comparing goes by: data/vocabulary/comparison.tsv. Immutable: copy and share
// freely.
struct ComparisonWords {
  std::shared_ptr<const ComparisonTables> tables;  // never null once loaded
};

// All faults of the table are told at once, with file and line.
Result<ComparisonWords> load_comparison_words(const std::filesystem::path& data_folder);

// `knowledge` tells the names of those who met, by which no two lines are alike.
Comparison compare(std::vector<Readout> readouts, const Knowledge& knowledge,
                   const ComparisonWords& words);

// The readouts of a happening: of each release that tells it what `Happening::said` cites, in the
// order of the accounts. Events that are not among `events` are left out, and so are accounts
// without any.
std::vector<Readout> readouts_of(const Happening& happening, std::span<const Told<Event>> events);

}  // namespace dragoman
