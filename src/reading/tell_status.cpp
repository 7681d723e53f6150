#include "reading/tell_status.h"

#include <algorithm>

#include "reading/find_circumstances.h"
#include "reading/follow_links.h"

namespace dragoman {

namespace {

constexpr int max_steps = 6;  // verbs above a word that may still decide about it

struct Signs {
  TokenIndex denied = no_token;
  TokenIndex planned = no_token;
  TokenIndex hypothetical = no_token;
};

// "said that they would meet": what was to come then, and no condition.
bool is_told_as_past(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns) {
  for (int steps = 0; verb != no_token && steps < max_steps; ++steps) {
    const auto above = syntax.head(verb);
    if (above == no_token) return false;
    if (syntax.relation(verb) == "conj") {
      verb = above;
      continue;
    }
    return syntax.basic_relation(verb) == "ccomp" && syntax.has_feature(above, "Tense=Past") &&
           patterns.in("reporting", lower(syntax.lemma(above)));
  }
  return false;
}

void look_at_dependents(const Syntax& syntax, TokenIndex token, const Patterns::Tables& patterns,
                        Signs& signs) {
  for (const auto c : syntax.children(token)) {
    const auto word = lower(syntax.form(c));
    const auto relation = syntax.basic_relation(c);
    if (relation == "advmod" || relation == "det" || relation == "part") {
      if (patterns.in("negation", word)) signs.denied = c;
    }
    if (relation == "aux") {
      if (patterns.in("will", word)) signs.planned = c;
      if (patterns.in("would", word)) {
        const bool backshift = word == "would" && is_told_as_past(syntax, token, patterns);
        (backshift ? signs.planned : signs.hypothetical) = c;
      }
    }
    if (relation == "mark" && patterns.in("if", word)) signs.hypothetical = c;
    // "Neither side intends …", "has no plans to …"
    if (relation == "nsubj" || relation == "obj") {
      for (const auto word_before : syntax.children(c)) {
        if (syntax.basic_relation(word_before) == "det" && word_before < c &&
            patterns.in("negation", lower(syntax.form(word_before)))) {
          signs.denied = word_before;
        }
      }
    }
    // "the meeting, to be held in May"
    if (relation == "acl" && is_infinitive(syntax, c) &&
        patterns.in("held", lower(syntax.lemma(c)))) {
      signs.planned = c;
    }
    if (c < token && (relation == "amod" || relation == "advmod") && patterns.in("coming", word)) {
      signs.planned = c;
    }
  }
}

// "postponed", "called off"
bool undoes(const Syntax& syntax, TokenIndex verb, const Patterns::Tables& patterns) {
  if (patterns.in("undone", lower(syntax.lemma(verb)))) return true;
  const auto particle = syntax.child(verb, "compound");
  return particle != no_token && patterns.in("undone", lower(syntax.lemma(particle)));
}

// "called off a visit", "postponed talks": the words that show it say that it did not happen.
bool shows_undone(const PatternRow& row, std::string_view trigger,
                  const Patterns::Tables& patterns) {
  if (!is_contact(row.act)) return false;
  return patterns.in("undone", trigger) ||
         std::ranges::any_of(row.items, [&](const FrameItem& item) {
           return std::ranges::any_of(
               item.lemmas, [&](const std::string& lemma) { return patterns.in("undone", lemma); });
         });
}

}  // namespace

StatusSign tell_status(const Syntax& syntax, TokenIndex trigger, const PatternRow& row,
                       const Patterns::Tables& patterns) {
  Signs signs;
  look_at_dependents(syntax, trigger, patterns, signs);
  for (const auto& item : row.items) {
    for (const auto& lemma : item.lemmas) {
      if (patterns.in("negation", lemma)) signs.denied = no_token;
    }
  }
  if (shows_undone(row, lower(syntax.lemma(trigger)), patterns)) signs.denied = trigger;

  auto below = trigger;
  for (int steps = 0; steps < max_steps; ++steps) {
    const auto relation = syntax.basic_relation(below);
    const auto above = syntax.head(below);
    if (above == no_token) break;
    const auto lemma = lower(syntax.lemma(above));
    const bool undone = undoes(syntax, above, patterns);
    if (relation == "conj" && is_verb(syntax, below)) {
      // Coordinated verbs share their auxiliary unless they bring a subject of their own.
      if (syntax.child(below, "nsubj") != no_token) break;
      look_at_dependents(syntax, above, patterns, signs);
    } else if (relation == "xcomp" || (relation == "advcl" && is_infinitive(syntax, below)) ||
               (relation == "acl" && is_infinitive(syntax, below))) {
      if (undone) signs.denied = above;
      if (patterns.in("scheduling", lemma) || relation == "acl") signs.planned = above;
      look_at_dependents(syntax, above, patterns, signs);
    } else if (relation == "obj" || relation == "nsubj" || relation == "obl" ||
               relation == "nmod" || relation == "advcl" || relation == "ccomp") {
      // "postponed the visit", "the meeting was cancelled", "the meeting will take place",
      // "looks forward to welcoming".
      // "announced it during the visit": what is announced is something else.
      const bool occasion = relation == "obl" && patterns.in("occasion", syntax.marker(below));
      const bool object = relation != "ccomp" && !occasion;
      if (undone && object) signs.denied = above;
      if (patterns.in("scheduling", lemma) && object) signs.planned = above;
      // "will be in Riga for a visit"
      const bool predicate = relation == "obl" && syntax.child(above, "cop") != no_token;
      if (predicate || patterns.in("happening", lemma))
        look_at_dependents(syntax, above, patterns, signs);
      break;
    } else {
      break;
    }
    below = above;
  }
  if (signs.denied != no_token) return {Status::denied, signs.denied};
  if (signs.hypothetical != no_token) return {Status::hypothetical, signs.hypothetical};
  if (signs.planned != no_token) return {Status::planned, signs.planned};
  return {};
}

}  // namespace dragoman
