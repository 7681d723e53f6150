// Who does what a match tells, and at whom it is directed.
#pragma once

#include <map>
#include <optional>

#include "reading/discourse.h"
#include "reading/follow_links.h"
#include "reading/syntax.h"

namespace dragoman {

struct Roles {
  Parties actors;
  Parties recipients;
  TokenIndex subject = no_token;  // the noun phrase the actors were read from
};

// The parties of events already read, by trigger: "met … to discuss" discusses with all of
// those who met.
using PartiesByTrigger = std::map<TokenIndex, Parties>;

Roles resolve_roles(const Syntax& syntax, const Discourse& discourse,
                    const Patterns::Tables& patterns, const PatternMatch& match,
                    std::optional<Span> about, const PartiesByTrigger& read_so_far);

// The verb or noun whose subject a verb without one shares: the first of coordinated verbs,
// the governor of an infinitive or participle; no_token for a clause that has none.
TokenIndex subject_holder(const Syntax& syntax, TokenIndex verb);

// Who "we" are: in a joint text the parties of its title (or else of its first sentence), else
// the publisher.
Parties find_speakers(const Syntax& syntax, const Mentions& mentions, const People& people,
                      const Discourse& discourse, const Knowledge& knowledge,
                      const Patterns::Tables& patterns);

}  // namespace dragoman
