// What a phrase means at a date: the question behind `dragoman knowledge what`. "Foreign
// Minister Chung" at 2021-11-30 is Chung Eui-yong, foreign-minister of KOR.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dragoman/knowledge.h"

namespace dragoman {

struct Meaning {
  std::vector<PartyName> parties;    // what the phrase, or the party in its title, may name
  std::string_view office;           // of its title; empty if it has none
  std::vector<const Holder*> terms;  // of the people it may name, by party, office and start
};

// A title with a name ("Foreign Minister Chung", "Uzbek President Mirziyoyev"), a title with a
// party ("the Foreign Minister of Korea"), a name, or a party. Empty where nothing fits: an
// office that does not go with the name, a term that is not of the day. More than one party or
// person: ambiguous. Views and pointers live as long as the knowledge.
Meaning meaning_of(const Knowledge& knowledge, std::string_view phrase,
                   std::optional<Date> day = {});

}  // namespace dragoman
