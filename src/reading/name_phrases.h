// Noun phrases that name what stands between parties: proper names ("the U.S.-Israel Strategic
// Consultative Group (SCG)") by their capitals, and common ones ("our joint economic
// committee") by their tags, as far as a row of facts.tsv knows their head.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/fact_patterns.h"
#include "reading/find_events.h"
#include "reading/phrase_words.h"

namespace dragoman {

struct FactPhrase {
  const FactPattern* pattern = nullptr;
  // Words [begin, end) are the core, [head, head_end) its head; the name may go on.
  std::size_t begin = 0;
  std::size_t head = 0;
  std::size_t head_end = 0;
  std::size_t end = 0;
  Span name;  // with what completes it: "agreement on air services"
  TokenIndex head_token = no_token;
  TokenIndex possessor = no_token;  // "Korea’s", "our"
  std::optional<int> number;        // "COP27"
};

// In order, not overlapping: one phrase, one fact.
std::vector<FactPhrase> find_fact_phrases(const EventSources& sources,
                                          const std::vector<PhraseWord>& words);

}  // namespace dragoman
