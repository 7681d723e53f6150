// How noun phrases show facts: the rows of data/patterns/facts.tsv.
//
//   kind     mechanism
//   head     Task Force|working group   its last words. In capitals: a proper name that has at
//                                       least one more word in capitals; in lower case: any case
//   before   joint|PARTY                one of these in the phrase before the head, or …
//   after    on|to                      … right after it; both "-": nothing is asked for
//   except   national                   none of these in the phrase before the head
//   parties  pair                       who the fact is about, see PartyScope
//
// data/patterns/README-facts.md explains the columns to those who write rows.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"

namespace dragoman {

enum class PartyScope : std::uint8_t {
  none,         // a gathering
  named,        // those the phrase names, maybe nobody
  pair,         // those the phrase names, completed by the company the release keeps
  owner,        // whose it is: its possessor, a name in it, else the publisher
  mission,      // whose it is and where it is
  bid,          // whoever bids: its possessors
  anniversary,  // a fact a pair
  fixed,        // the codes of the row
};

struct FactPattern {
  FactKind kind = FactKind::gathering;
  std::vector<std::vector<std::string>> heads;  // words each
  std::vector<std::string> before;              // lower case; "party", "place": any name of one
  std::vector<std::string> after;               // lower case
  std::vector<std::string> except;              // lower case
  PartyScope scope = PartyScope::none;
  std::vector<PartyCode> codes;  // of a fixed scope
  std::string state;             // agreements: as a rule, "in force"; else empty
  std::string id;                // "mechanism.3"
  std::string example;           // a sentence or more
  std::string reads;             // what must be read from it
  std::size_t line = 0;
};

struct FactPatterns {
  // A head of a row, found by its last word in lower case.
  struct Head {
    std::size_t row = 0;
    std::size_t head = 0;  // index into FactPattern::heads
  };

  std::vector<FactPattern> rows;
  std::unordered_map<std::string, std::vector<Head>> by_last_word;
  std::map<std::string, std::vector<std::string>, std::less<>> words;  // fact_words.tsv

  [[nodiscard]] bool in(std::string_view list, std::string_view word) const;
  // The place of a word in its list, counted from 1; 0 if it is not there.
  [[nodiscard]] int place_in(std::string_view list, std::string_view word) const;
};

// Reads patterns/facts.tsv and patterns/fact_words.tsv of a data folder. All faults of both
// are told at once.
Result<FactPatterns> load_fact_patterns(const std::filesystem::path& data_folder);

}  // namespace dragoman
