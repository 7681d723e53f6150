// What a phrase means at a date: the question behind `dragoman knowledge what`. "Foreign
// Minister Chung" at 2021-11-30 is Chung Eui-yong, foreign-minister of KOR.
#pragma once

#include <cstdint>
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

// A title with a name ("Foreign Minister Chung", "Uzbek President Mirziyoyev", "Secretary
// Blinken", "former President Moon"), a title with a party ("the Foreign Minister of Korea"), a
// name, or a party. Empty where nothing fits: an office that does not go with the name, a term
// that is not of the day. More than one party or person: ambiguous. `context`, where given, is
// the party that speaks: its own are meant where others are called so too, and by a title alone
// ("the Foreign Minister"). Views and pointers live as long as the knowledge.
Meaning meaning_of(const Knowledge& knowledge, std::string_view phrase,
                   std::optional<Date> day = {}, std::string_view context = {});

// Clear: one party and, where people are meant, one person.
enum class Sense : std::uint8_t { unknown, ambiguous, clear };

Sense sense_of(const Meaning& meaning);
std::string_view to_string(Sense sense);

}  // namespace dragoman
