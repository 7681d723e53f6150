// What the syntax says of a match that is about to become an event.
#pragma once

#include "reading/choose_setting.h"
#include "reading/follow_links.h"

namespace dragoman {

// "“We welcome this,” she said": whether the words that the draft says are an act of speech read
// before, which stands by itself.
bool says_what_was_read(const Syntax& syntax, const Draft& draft, const std::vector<Draft>& before);

// "The rebels captured by police", "when the rebels struck": a deed that is told of something, or
// as what was before, is named in passing.
bool is_mere_attribute(const Syntax& syntax, const Draft& draft, const Patterns::Tables& patterns);

// Deeds that are a threat where they are told to come.
bool is_hostile(Act act);

// Whether a condition is told: "if the shelling goes on".
bool has_condition(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns);

// The verb of a clause, one coordinated with it, or what it stands for: "stands ready".
bool is_main_in(const Syntax& syntax, TokenIndex trigger, TokenIndex clause);

// A noun that tells what its subject does: "is on a visit", "will be in Riga for a visit".
bool is_predicate(const Syntax& syntax, TokenIndex noun);

// A deed told as an infinitive or gerund is what somebody wants, not what was done; an act of
// speech told so is done by saying it ("met to discuss", "spoke to reaffirm"), and so is one that
// somebody "continued to" do.
bool is_mere_purpose(const Syntax& syntax, const Draft& draft, const Patterns::Tables& patterns);

// Bilateral by its words: "bilateral meetings", "separate talks with each".
bool is_pairwise(const Syntax& syntax, const Patterns::Tables& patterns, const PatternMatch& match);

// Whether words tell with whom talks are to be, where or on what occasion: "to meet President X",
// "to meet at the forum"; not "to meet again", "to start talks on trade".
bool is_told_apart(const EventSources& sources, const PatternMatch& match);

// Those whom the links of the row find by name.
NamedPeople find_named_people(const EventSources& sources, const PatternMatch& match);

}  // namespace dragoman
