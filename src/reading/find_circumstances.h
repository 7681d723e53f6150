// Which act a date or a place in a sentence belongs to: "They discussed the upcoming visit of
// President X to Washington on August 30" dates the visit, not the talk.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dragoman/knowledge.h"
#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/follow_links.h"
#include "reading/syntax.h"

namespace dragoman {

struct PlaceMention {
  Span span;
  std::string where;        // "Dushanbe, TJK" or "TJK"
  std::string preposition;  // "in", "at", "to"; empty for an object ("visited Kyiv")
};

// The places a text tells with a preposition of place, or as what is visited.
std::vector<PlaceMention> find_place_mentions(const Syntax& syntax, const Mentions& mentions,
                                              const Discourse& discourse,
                                              const Knowledge& knowledge);

// By trigger of a match: indices into the dates and places given, in the order of the text.
struct Circumstances {
  std::map<TokenIndex, std::vector<std::size_t>> dates;
  std::map<TokenIndex, std::vector<std::size_t>> places;
};

Circumstances find_circumstances(const Syntax& syntax, const std::vector<PatternMatch>& matches,
                                 const std::vector<DateMention>& dates,
                                 const std::vector<PlaceMention>& places,
                                 const Patterns::Tables& patterns);

// The city of a dateline ("Doha, November 21 (QNA) - …"), with its state; "" if there is none.
std::string find_dateline_place(const Syntax& syntax, const std::vector<DateMention>& dates,
                                const Knowledge& knowledge);

// Acts that happen at a time and place of their own wherever they are told.
bool is_happening(Act act);
// Contact between parties: meet, call, visit, attend, host.
bool is_contact(Act act);
// Done together: all parties are actors.
bool is_mutual(Act act);

}  // namespace dragoman
