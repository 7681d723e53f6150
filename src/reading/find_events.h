// The events of a release: pattern matches with their parties, time, place, status and words.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dragoman/reading.h"
#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/find_people.h"
#include "reading/patterns.h"
#include "reading/syntax.h"

namespace dragoman {

// The meeting, call or visit a release is about: what is said in it has its day and place.
struct Setting {
  Parties parties;
  std::optional<When> when;
  std::string where;
  Status status = Status::occurred;
  TokenIndex trigger = no_token;
};

struct EventSources {
  const Syntax& syntax;
  const People& people;
  const Mentions& mentions;
  const std::vector<DateMention>& dates;
  const Knowledge& knowledge;
  const Patterns::Tables& patterns;
  std::optional<When> release_day;
};

struct FoundEvents {
  std::vector<Event> events;  // in the order of their quotes
  std::vector<Why> why;       // of each event
  Setting setting;
};

FoundEvents find_events(const EventSources& sources);

// Who is named as taking part, by party: indices into People::people.
using NamedPeople = std::map<PartyCode, std::set<std::size_t>>;

// One event told twice becomes one: the same act between the same parties at the same time
// and place, or with the same content; the account in a sentence wins over a headline's.
// Where two accounts of a contact name other people of one party, they are two.
// `headline`: for each event whether a heading told it; `people`: who is named in it, empty
// where that is not known of any.
std::vector<Event> merge_told_twice(std::string_view text, std::vector<Event> events,
                                    const std::vector<bool>& headline,
                                    const std::vector<NamedPeople>& people = {});

}  // namespace dragoman
