// When and where a fact holds, as the words beside its phrase tell: "the 14th Forum held in
// Dushanbe, Tajikistan, on November 30", "the June summit", "since 2012".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/fact_parties.h"

namespace dragoman {

struct FactCircumstances {
  std::optional<When> when;
  std::optional<When> since;
  std::string where;  // "Dushanbe, TJK", "TJK"
  PartyCode host;     // the state of `where`
  std::optional<int> nth;
  std::string state;  // of an agreement; empty if nothing tells
  Span quote;         // from the article before the phrase to the last word read
};

FactCircumstances find_fact_circumstances(const EventSources& sources, const FoundEvents& found,
                                          const Discourse& discourse, const FactPhrase& phrase,
                                          const std::vector<PhraseWord>& words);

}  // namespace dragoman
