// Reads a text in which somebody has marked words as parties, whatever the tables know of
// them: "the aide", "protesters".
#pragma once

#include <span>

#include "dragoman/why.h"
#include "reading/discourse.h"

namespace dragoman {

struct MarkedParty {
  Span words;
  PartyCode party;
};

// As `explain`; the marked words name their party and nothing else.
Explained read_marked(const Release& release, const Analysis& analysis, const Knowledge& knowledge,
                      const Patterns& patterns, std::span<const MarkedParty> marked);

// Makes names of the marked words. Mentions of persons and titles in them are left out.
void mark_parties(const Analysis& analysis, std::span<const MarkedParty> marked,
                  Mentions& mentions);

}  // namespace dragoman
