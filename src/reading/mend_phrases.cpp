#include "reading/mend_phrases.h"

#include <algorithm>

namespace dragoman {

namespace {

std::size_t index(TokenIndex token) {
  return static_cast<std::size_t>(token);
}

// The verb, or the noun of an action left of it ("a meeting in Oslo with X"), that a phrase
// with this head hangs on, directly or by other phrases.
TokenIndex action_above(const SyntaxEdit& edit, TokenIndex top) {
  auto up = head(edit, top);
  for (int steps = 0; up != no_token && steps < 5; ++steps, up = head(edit, up)) {
    if (upos(edit, up) == Upos::verb) break;
    if (upos(edit, up) == Upos::noun && up < top && !has_relation(edit, up, "obl")) break;
  }
  return up;
}

// "met today in Washington with X": whom one meets hangs on the verb, not on the place.
void hang_on_verb(SyntaxEdit& edit, const Phrase& phrase, TokenIndex top) {
  const auto before = phrase.run.begin - 1;
  if (!word_among(edit, before, {"with", "by"})) return;
  auto action = action_above(edit, top);
  if (action == no_token || action > top) {
    // Hung wrongly: the nearest verb before it.
    action = before;
    while (action >= edit.sentence.begin && upos(edit, action) != Upos::verb) --action;
    if (action < edit.sentence.begin) return;
  }
  if (action == head(edit, top) || phrase.run.contains(action)) return;
  attach(edit, top, action, upos(edit, action) == Upos::verb ? "obl" : "nmod");
}

// What stands between two phrases.
struct Joint {
  bool comma = false;
  bool conjunction = false;
  bool other = false;
};

Joint joint_between(const SyntaxEdit& edit, const Phrase& first, const Phrase& next) {
  Joint joint;
  for (auto token = first.run.end; token < next.run.begin; ++token) {
    if (word_among(edit, token, {",", ";"})) {
      joint.comma = true;
    } else if (word_among(edit, token, {"and", "&"})) {
      joint.conjunction = true;
    } else if (!word_among(edit, token, {"the"})) {
      joint.other = true;
    }
  }
  return joint;
}

// For each phrase, whether others of its kind follow it over commas and, in the end, an "and".
std::vector<bool> find_closed_lists(const SyntaxEdit& edit) {
  std::vector<bool> goes_on(edit.phrases.size(), false);
  for (std::size_t i = edit.phrases.size(); i-- > 1;) {
    const auto& first = edit.phrases[i - 1];
    const auto& next = edit.phrases[i];
    if (first.person != next.person) continue;
    bool conjunction = false;
    bool other = false;
    for (auto token = first.run.end; token < next.run.begin; ++token) {
      if (word_among(edit, token, {"and"})) {
        conjunction = true;
      } else if (!word_among(edit, token, {",", ";", "the"})) {
        other = true;
      }
    }
    goes_on[i - 1] = !other && (conjunction || goes_on[i]);
  }
  return goes_on;
}

}  // namespace

void mend_dates(SyntaxEdit& edit) {
  for (const auto& run : edit.dates) {
    const auto top = phrase_head(edit, run);
    for (auto token = run.begin; token < run.end; ++token) {
      if (upos(edit, token) != Upos::aux && upos(edit, token) != Upos::verb) continue;
      edit.analysis.upos[index(token)] = Upos::propn;
      edit.analysis.features[index(token)].clear();
      attach(edit, token, top, "nmod");
    }
  }
}

void mend_possessors(SyntaxEdit& edit) {
  for (auto mark = edit.sentence.begin; mark + 1 < edit.sentence.end; ++mark) {
    if (upos(edit, mark) != Upos::part || relation(edit, mark) != "case") continue;
    const auto owner = head(edit, mark);
    if (owner == no_token || owner > mark) continue;
    const auto next = mark + 1;
    const auto noun = mark + 2;
    if (upos(edit, next) == Upos::verb && word(edit, next).ends_with("ing") &&
        noun < edit.sentence.end && upos(edit, noun) == Upos::noun && head(edit, noun) == next) {
      const auto as = relation(edit, next) == "advcl" ? "obj" : relation(edit, next);
      attach(edit, noun, head(edit, next), as);
      for (const auto child : children(edit, next)) hang(edit, child, noun);
      attach(edit, next, noun, "amod");
      edit.analysis.upos[index(next)] = Upos::adj;
      if (!below(edit, noun, owner)) hang(edit, owner, noun);
    }
    if (has_relation(edit, owner, "nsubj") && head(edit, owner) != no_token &&
        is_noun(edit, head(edit, owner))) {
      relate(edit, owner, "nmod:poss");
    }
  }
}

// "the 14th Korea-Central Asia Cooperation Forum": the last word of a hyphened name is its
// head, not something coordinated with the first.
void join_compounds(SyntaxEdit& edit) {
  for (auto first = edit.sentence.begin; first + 2 < edit.sentence.end; ++first) {
    if (!is_noun(edit, first) || !word_among(edit, first + 1, {"-", "–"})) continue;
    TokenIndex last = no_token;
    for (const auto child : children(edit, first)) {
      const bool joined = child > first + 1 && is_noun(edit, child) &&
                          has_relation(edit, child, "conj") && !has_child(edit, child, "cc");
      if (joined) last = child;
    }
    if (last == no_token) continue;
    const std::string place(relation(edit, first));
    const auto above = head(edit, first);
    const auto modifiers = children(edit, first);
    hang(edit, last, above);
    relate(edit, last, place);
    attach(edit, first, last, "compound");
    for (const auto child : modifiers) {
      if (child != last && !has_relation(edit, child, "punct")) hang(edit, child, last);
    }
  }
}

void join_people(SyntaxEdit& edit) {
  for (const auto& phrase : edit.phrases) {
    if (!phrase.person) continue;
    const auto run = phrase.run;
    const auto top = phrase_head(edit, run);
    const auto before = run.begin - 1;
    if (before >= edit.sentence.begin && upos(edit, before) == Upos::adp) {
      attach(edit, before, top, "case");
    }
    for (auto token = run.begin; token < run.end; ++token) {
      const auto above = head(edit, token);
      if (token == top || (above != no_token && run.contains(above))) continue;
      attach(edit, token, top, token < top ? "compound" : "flat");
    }
    // What hangs on a part of it belongs to the whole phrase.
    for (auto token = run.begin; token < run.end; ++token) {
      if (token == top) continue;
      for (const auto child : children(edit, token)) {
        if (!run.contains(child)) hang(edit, child, top);
      }
    }
    hang_on_verb(edit, phrase, top);
  }
}

void join_coordinations(SyntaxEdit& edit) {
  const auto goes_on = find_closed_lists(edit);
  for (std::size_t i = 1; i < edit.phrases.size(); ++i) {
    const auto& first = edit.phrases[i - 1];
    const auto& next = edit.phrases[i];
    if (first.person != next.person || next.run.begin <= first.run.end) continue;
    const auto joint = joint_between(edit, first, next);
    if (joint.other || (!joint.comma && !joint.conjunction)) continue;
    const auto from = phrase_head(edit, next.run);
    auto to = phrase_head(edit, first.run);
    if (has_relation(edit, from, "nsubj") || upos(edit, from) == Upos::adj ||
        upos(edit, to) == Upos::adj) {
      continue;
    }
    // A comma alone joins only within a list that an "and" closes: not "Dushanbe, Tajikistan",
    // not "At the invitation of A, B visited …".
    if (!joint.conjunction && !goes_on[i]) continue;
    const auto chain = head(edit, to);
    if (relation(edit, to) == "conj" && chain != no_token && i > 1 &&
        edit.phrases[i - 2].run.contains(chain)) {
      to = chain;  // all conjuncts hang on the first
    }
    if (!below(edit, from, to)) attach(edit, from, to, "conj");
  }
}

}  // namespace dragoman
