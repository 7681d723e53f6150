#include "reading/judge_draft.h"

#include <algorithm>

namespace dragoman {

bool is_main_in(const Syntax& syntax, TokenIndex trigger, TokenIndex clause) {
  for (int steps = 0; steps < 3 && trigger != no_token; ++steps) {
    if (trigger == clause) return true;
    const auto relation = syntax.basic_relation(trigger);
    const bool goes_on = (relation == "conj" && is_verb(syntax, trigger)) ||
                         (relation == "xcomp" && !is_infinitive(syntax, trigger));
    if (!goes_on) return false;
    trigger = syntax.head(trigger);
  }
  return false;
}

bool is_predicate(const Syntax& syntax, TokenIndex noun) {
  const auto tells = [&](TokenIndex token) {
    return syntax.child(token, "cop") != no_token && syntax.child(token, "nsubj") != no_token;
  };
  const auto above = syntax.head(noun);
  return tells(noun) || (above != no_token && syntax.basic_relation(noun) == "obl" && tells(above));
}

bool is_mere_purpose(const Syntax& syntax, const Draft& draft) {
  const auto& match = draft.match;
  if (match.row->trigger_class != WordClass::verb || match.anchor != match.trigger) return false;
  switch (draft.event.act) {
    case Act::support:
    case Act::establish:
    case Act::sign:
    case Act::aid:
    case Act::cooperate:
    case Act::sanction:
    case Act::retreat:
    case Act::concede:
    case Act::assault:
    case Act::coerce:
    case Act::mobilize:
    case Act::appoint:
    case Act::protest:
      break;
    default:
      return false;
  }
  if (draft.event.status != Status::occurred) return false;
  if (is_infinitive(syntax, match.trigger)) return true;
  return lower(syntax.form(match.trigger)).ends_with("ing") &&
         syntax.child(match.trigger, "aux") == no_token && !syntax.marker(match.trigger).empty();
}

NamedPeople find_named_people(const EventSources& sources, const PatternMatch& match) {
  const auto& syntax = sources.syntax;
  std::vector<TokenIndex> sides = follow(syntax, match.trigger, "subj");
  for (const auto* links : {&match.row->actors, &match.row->recipients}) {
    for (const auto token : follow(syntax, match.trigger, *links)) sides.push_back(token);
  }
  NamedPeople named;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto mention = sources.mentions.person_at[index(sides[i])];
    if (mention != Mentions::none) {
      const auto person = sources.people.mentions[mention].person;
      const auto& of = sources.people.people[person].of;
      if (!of.empty()) named[of].insert(person);
    }
    for (const auto c : syntax.children(sides[i])) {
      const auto relation = syntax.basic_relation(c);
      const bool part = relation == "conj" || relation == "appos" || relation == "flat";
      if (part && syntax.upos(c) != Upos::verb) sides.push_back(c);
    }
  }
  return named;
}

bool is_pairwise(const Syntax& syntax, const Patterns::Tables& patterns,
                 const PatternMatch& match) {
  if (match.row->act != Act::meet && match.row->act != Act::call) return false;
  const auto run = syntax.subtree(match.anchor);
  for (auto token = run.begin; token < std::min(run.end, match.anchor + 8); ++token) {
    if (patterns.in("pairwise", lower(syntax.form(token)))) return true;
  }
  return false;
}

}  // namespace dragoman
