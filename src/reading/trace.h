// What the reading writes down on its way, so that it can be told why an event was read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/why.h"
#include "reading/find_people.h"
#include "reading/syntax.h"

namespace dragoman {

struct Mentions;
struct EventSources;
struct Draft;

// Kept with a draft while it is read.
struct Trace {
  std::vector<PartyTrace> parties;  // every resolution tried, also of words that mean no one here
  TokenIndex status_sign = no_token;
  Basis when = Basis::none;
  std::optional<Span> when_words;
  Basis where = Basis::none;
  std::optional<Span> where_words;
};

// What a noun phrase with this head, or a pronoun, was taken for.
PartyTrace trace_word(const Syntax& syntax, const People& people, const Mentions& mentions,
                      TokenIndex head, const std::vector<PartyCode>& parties);

// Gives the draft its time or place, and says where it comes from.
void take_time(Draft& draft, const std::optional<When>& when, Basis basis);
void take_place(Draft& draft, const std::string& where, Basis basis);

// Of each event, one: the events must come from these drafts, merged or not.
std::vector<Why> why_read(const EventSources& sources, const std::vector<Event>& events,
                          const std::vector<Draft>& drafts);

}  // namespace dragoman
