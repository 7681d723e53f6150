// What the syntax says of a match that is about to become an event.
#pragma once

#include "reading/choose_setting.h"
#include "reading/follow_links.h"

namespace dragoman {

// The verb of a clause, one coordinated with it, or what it stands for: "stands ready".
bool is_main_in(const Syntax& syntax, TokenIndex trigger, TokenIndex clause);

// A noun that tells what its subject does: "is on a visit", "will be in Riga for a visit".
bool is_predicate(const Syntax& syntax, TokenIndex noun);

// A deed told as an infinitive or gerund is what somebody wants, not what was done; an act of
// speech told so is done by saying it ("met to discuss", "spoke to reaffirm").
bool is_mere_purpose(const Syntax& syntax, const Draft& draft);

// Bilateral by its words: "bilateral meetings", "separate talks with each".
bool is_pairwise(const Syntax& syntax, const Patterns::Tables& patterns, const PatternMatch& match);

// Those whom the links of the row find by name.
NamedPeople find_named_people(const EventSources& sources, const PatternMatch& match);

}  // namespace dragoman
