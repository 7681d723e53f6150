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

bool says_what_was_read(const Syntax& syntax, const Draft& draft,
                        const std::vector<Draft>& before) {
  if (draft.event.act != Act::state || !draft.event.about || draft.match.about.empty()) {
    return false;
  }
  return std::ranges::any_of(before, [&](const Draft& told) {
    const auto trigger = told.match.trigger;
    return !told.dropped && told.match.row->trigger_class != WordClass::noun &&
           trigger < draft.match.trigger && draft.event.about->contains(syntax.span(trigger)) &&
           is_main_in(syntax, trigger, draft.match.about.front());
  });
}

bool is_mere_attribute(const Syntax& syntax, const Draft& draft, const Patterns::Tables& patterns) {
  switch (draft.event.act) {
    case Act::assault:
    case Act::coerce:
    case Act::protest:
    case Act::sanction:
    case Act::retreat:
    case Act::mobilize:
    case Act::concede:
    case Act::aid:
    case Act::cooperate:
      if (draft.match.row->trigger_class != WordClass::verb) return false;
      if (syntax.relation(draft.match.trigger) == "acl") return true;
      return syntax.basic_relation(draft.match.trigger) == "advcl" &&
             std::ranges::any_of(syntax.children(draft.match.trigger), [&](TokenIndex child) {
               return patterns.in("background", lower(syntax.form(child)));
             });
    default:
      return false;
  }
}

bool is_hostile(Act act) {
  return act == Act::assault || act == Act::coerce || act == Act::mobilize || act == Act::sanction;
}

bool has_condition(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns) {
  return std::ranges::any_of(syntax.children(verb), [&](TokenIndex child) {
    if (syntax.basic_relation(child) != "advcl") return false;
    return std::ranges::any_of(syntax.children(child), [&](TokenIndex mark) {
      return patterns.in("if", lower(syntax.form(mark)));
    });
  });
}

bool is_predicate(const Syntax& syntax, TokenIndex noun) {
  const auto tells = [&](TokenIndex token) {
    return syntax.child(token, "cop") != no_token && syntax.child(token, "nsubj") != no_token;
  };
  const auto above = syntax.head(noun);
  return tells(noun) || (above != no_token && syntax.basic_relation(noun) == "obl" && tells(above));
}

bool is_mere_purpose(const Syntax& syntax, const Draft& draft, const Patterns::Tables& patterns) {
  const auto& match = draft.match;
  if (match.row->trigger_class != WordClass::verb) return false;
  // "to express its support"
  const bool said = match.anchor != match.trigger && draft.event.act == Act::support;
  if (said) return false;
  switch (draft.event.act) {
    case Act::support:
    case Act::establish:
    case Act::sign:
    case Act::aid:
    case Act::cooperate:
    case Act::sanction:
    case Act::retreat:
    case Act::assault:
    case Act::coerce:
    case Act::mobilize:
    case Act::appoint:
    case Act::protest:
      break;
    default:
      return false;
  }
  // "the need to open corridors"
  if (is_infinitive(syntax, match.trigger) && syntax.basic_relation(match.trigger) == "acl") {
    return true;
  }
  if (draft.event.status != Status::occurred) return false;
  // "continued to send arms", "resorted to throwing stones"
  const auto above = syntax.head(match.trigger);
  if (above != no_token && is_verb(syntax, above) &&
      patterns.in("aspect", lower(syntax.lemma(above)))) {
    return false;
  }
  // "to help defend"
  const bool helps = above != no_token && syntax.basic_relation(match.trigger) == "xcomp" &&
                     patterns.in("help", lower(syntax.lemma(above)));
  if (is_infinitive(syntax, helps ? above : match.trigger)) return true;
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

bool is_told_apart(const EventSources& sources, const PatternMatch& match) {
  const auto& syntax = sources.syntax;
  for (const auto word : {match.trigger, match.anchor}) {
    if (!follow(syntax, word, "with").empty()) return true;
    for (const auto c : syntax.children(word)) {
      if (sources.mentions.person_at[index(c)] != Mentions::none) return true;
      const bool oblique = syntax.basic_relation(c) == "obl" || syntax.basic_relation(c) == "nmod";
      if (oblique && sources.patterns.in("occasion", syntax.marker(c))) return true;
    }
  }
  return false;
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
