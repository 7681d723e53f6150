#include "reading/mend_clauses.h"

#include <algorithm>

namespace dragoman {

namespace {

std::size_t index(TokenIndex token) {
  return static_cast<std::size_t>(token);
}

// The lemma by which pattern rows know a word as a verb: "condemns" → "condemn", "expresses" →
// "express"; empty if none does.
std::string known_verb(const SyntaxEdit& edit, TokenIndex token) {
  const auto& patterns = edit.patterns;
  const auto is_verb_row = [&](std::size_t row) {
    return patterns.rows[row].trigger_class == WordClass::verb;
  };
  const auto form = word(edit, token);
  if (!form.ends_with('s')) return {};
  for (const auto cut : {std::size_t{1}, std::size_t{2}}) {
    if (form.size() < cut) break;
    auto stem = form.substr(0, form.size() - cut);
    const auto rows = patterns.by_trigger.find(stem);
    if (rows == patterns.by_trigger.end()) continue;
    // "calls" may be a noun: only where the sentence has no other verb to stand on.
    if (std::ranges::all_of(rows->second, is_verb_row) ||
        (head(edit, token) == no_token && std::ranges::any_of(rows->second, is_verb_row))) {
      return stem;
    }
  }
  return {};
}

bool may_begin_complement(Upos upos) {
  switch (upos) {
    case Upos::det:
    case Upos::adp:
    case Upos::adj:
    case Upos::pron:
    case Upos::propn:
    case Upos::sconj:
    case Upos::part:
    case Upos::noun:
    case Upos::adv:
      return true;
    default:
      return false;
  }
}

bool has_finite_verb(const SyntaxEdit& edit) {
  for (auto token = edit.sentence.begin; token < edit.sentence.end; ++token) {
    const bool verb = upos(edit, token) == Upos::verb || upos(edit, token) == Upos::aux;
    if (verb && is_finite(edit, token)) return true;
  }
  return false;
}

bool has_comma_within_or_before(const SyntaxEdit& edit, TokenRange run) {
  for (auto token = run.begin - 1; token < run.end; ++token) {
    if (word_among(edit, token, {","})) return true;
  }
  return false;
}

bool has_preposition(const SyntaxEdit& edit, TokenIndex top, TokenRange run) {
  const auto before = run.begin - 1;
  // "in Seoul agreed"
  if (before >= edit.sentence.begin && upos(edit, before) == Upos::adp) return true;
  return std::ranges::any_of(children(edit, top), [&](TokenIndex child) {
    return child < run.begin && relation(edit, child) == "case";
  });
}

// Whether a phrase with this head is part of a coordination that has its own place.
bool is_coordinated(const SyntaxEdit& edit, const Phrase& phrase, TokenIndex top) {
  if (relation(edit, top) != "conj") return false;
  const auto before = phrase.run.begin - 1;
  if (word_among(edit, before, {"and"})) return head(edit, top) != no_token;
  return !phrase.person && !word_among(edit, before, {","});
}

void give_subject(SyntaxEdit& edit, const Phrase& phrase) {
  auto verb = phrase.run.end;
  // After a title or post set off by commas: "Mr. A B, Minister of X, held …".
  const bool set_off = phrase.person && verb + 1 < edit.sentence.end &&
                       word_among(edit, verb, {","}) &&
                       has_comma_within_or_before(edit, phrase.run);
  if (set_off) ++verb;
  while (verb < edit.sentence.end && upos(edit, verb) == Upos::adv) ++verb;
  if (verb < edit.sentence.end && upos(edit, verb) == Upos::aux && head(edit, verb) > verb) {
    verb = head(edit, verb);
  }
  if (verb >= edit.sentence.end || upos(edit, verb) != Upos::verb) return;
  if (has_child(edit, verb, "nsubj")) return;
  const bool auxiliary = verb > phrase.run.end && upos(edit, phrase.run.end) == Upos::aux;
  const bool only_verb = set_off && !has_finite_verb(edit);
  if (!is_finite(edit, verb) && !auxiliary && !only_verb) return;
  const auto top = phrase_head(edit, phrase.run);
  if (has_relation(edit, top, "nsubj") || has_preposition(edit, top, phrase.run) ||
      is_coordinated(edit, phrase, top)) {
    return;
  }
  attach(edit, top, verb, "nsubj");
  if (only_verb) make_finite_verb(edit, verb, "Mood=Ind|Tense=Past|VerbForm=Fin");
}

// The first of the names that a name ends a row of: "A, B and C".
std::size_t first_in_row(const SyntaxEdit& edit, std::size_t last) {
  const auto& phrases = edit.phrases;
  auto first = last;
  while (first > 0 && !phrases[first - 1].person &&
         word_among(edit, phrases[first].run.begin - 1, {",", "and"}) &&
         phrases[first - 1].run.end + 1 == phrases[first].run.begin) {
    --first;
  }
  return first;
}

// The noun of which a run tells whose it is: "The Foreign Ministers of | A"; no_token if none.
TokenIndex owned_noun(const SyntaxEdit& edit, TokenRange run) {
  auto of = run.begin - 1;
  if (word_among(edit, of, {"the"})) --of;
  if (of == edit.sentence.begin || !word_among(edit, of, {"of"})) return no_token;
  return is_noun(edit, of - 1) ? of - 1 : no_token;
}

// A verb taken for a part of the noun phrase that ends before it.
TokenIndex verb_of_phrase(const SyntaxEdit& edit, TokenIndex root) {
  for (const auto child : children(edit, root)) {
    if (child < root || upos(edit, child) != Upos::verb || !is_finite(edit, child)) continue;
    for (const auto as : {"conj", "parataxis", "acl", "dep", "appos"}) {
      if (relation(edit, child) == as) return child;
    }
  }
  return no_token;
}

// The last subject of a verb right of `from`, if any, and left of the verb.
TokenIndex subject_between(const SyntaxEdit& edit, TokenIndex from, TokenIndex verb) {
  TokenIndex subject = no_token;
  for (const auto child : children(edit, verb)) {
    if (from < child && child < verb && has_relation(edit, child, "nsubj")) subject = child;
  }
  return subject;
}

// Hangs the supposed subject of the verb of a noun phrase where it belongs: on the name before
// it. False where it is a subject indeed.
bool give_back_name(SyntaxEdit& edit, TokenIndex name) {
  const auto its =
      std::ranges::find_if(edit.phrases, [&](const Phrase& p) { return p.run.contains(name); });
  if (its == edit.phrases.end() || its == edit.phrases.begin()) return false;
  if (!word_among(edit, its->run.begin - 1, {"and", ","})) return false;
  attach(edit, name, phrase_head(edit, std::prev(its)->run), "conj");
  return true;
}

// Where a noun phrase might hang that has been taken for something else than an object.
TokenIndex verb_wanting(const SyntaxEdit& edit, TokenIndex noun) {
  const auto above = head(edit, noun);
  if (above == no_token || above > noun) return no_token;
  const auto link = relation(edit, noun);
  if (link == "obl" || link == "ccomp" || link == "xcomp" || link == "advcl") return above;
  if (link != "conj" || !has_relation(edit, above, "obl") || has_child(edit, noun, "cc") ||
      has_child(edit, noun, "ccomp")) {
    return no_token;
  }
  for (auto token = above + 1; token < noun; ++token) {
    if (word_among(edit, token, {","})) return no_token;
  }
  return head(edit, above);
}

bool has_any_child(const SyntaxEdit& edit, TokenIndex token,
                   std::initializer_list<std::string_view> relations) {
  return std::ranges::any_of(
      relations, [&](std::string_view wanted) { return has_child(edit, token, wanted); });
}

// The finite verb below a participle that is the sentence's own.
TokenIndex main_verb_below(const SyntaxEdit& edit, TokenIndex participle) {
  for (auto later = participle + 1; later < edit.sentence.end; ++later) {
    if (upos(edit, later) == Upos::verb && is_finite(edit, later) &&
        has_child(edit, later, "nsubj") && relation(edit, later) != "acl:relcl" &&
        below(edit, later, participle)) {
      return later;
    }
  }
  return no_token;
}

}  // namespace

void make_verbs(SyntaxEdit& edit) {
  for (const auto& phrase : edit.phrases) {
    const auto verb = phrase.run.end;
    if (verb + 1 >= edit.sentence.end || !is_noun(edit, verb)) continue;
    if (!may_begin_complement(upos(edit, verb + 1)) || has_child(edit, verb, "nsubj")) continue;
    const auto known = known_verb(edit, verb);
    if (known.empty()) continue;
    make_finite_verb(edit, verb, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
    edit.analysis.lemma[index(verb)] = known;
    attach(edit, phrase_head(edit, phrase.run), verb, "nsubj");
    // What followed as a modifier of the noun completes the verb.
    for (const auto child : children(edit, verb)) {
      if (child > verb && relation(edit, child) == "nmod") relate(edit, child, "obl");
    }
  }
}

void give_subjects(SyntaxEdit& edit) {
  for (const auto& phrase : edit.phrases) give_subject(edit, phrase);
}

void widen_subjects(SyntaxEdit& edit) {
  for (std::size_t i = 1; i < edit.phrases.size(); ++i) {
    const auto& last = edit.phrases[i];
    const auto& previous = edit.phrases[i - 1];
    if (last.person || previous.person) continue;
    const auto own = phrase_head(edit, last.run);
    if (!has_relation(edit, own, "nsubj")) continue;
    const auto verb = head(edit, own);
    if (verb < own || previous.run.end + 1 != last.run.begin ||
        !word_among(edit, previous.run.end, {"and"})) {
      continue;
    }
    const auto first = edit.phrases[first_in_row(edit, i - 1)].run;
    const auto noun = owned_noun(edit, first);
    if (noun == no_token) continue;
    // Only where nothing before it could have it for an object.
    bool verb_before = false;
    for (auto token = edit.sentence.begin; token < noun; ++token) {
      verb_before = verb_before || upos(edit, token) == Upos::verb;
    }
    if (verb_before) continue;
    const auto chief = phrase_head(edit, first);
    attach(edit, own, chief, "conj");
    if (!below(edit, chief, noun)) attach(edit, chief, noun, "nmod");
    attach(edit, noun, verb, "nsubj");
  }
}

void promote_verbs(SyntaxEdit& edit) {
  for (auto root = edit.sentence.begin; root < edit.sentence.end; ++root) {
    if (head(edit, root) != no_token || has_child(edit, root, "cop") || !is_noun(edit, root)) {
      continue;
    }
    const auto verb = verb_of_phrase(edit, root);
    if (verb == no_token) continue;
    const auto own = subject_between(edit, root, verb);
    if (own != no_token && !give_back_name(edit, own)) continue;
    attach(edit, verb, no_token, "root");
    attach(edit, root, verb, "nsubj");
    return;
  }
}

void mend_objects(SyntaxEdit& edit) {
  for (auto noun = edit.sentence.begin + 1; noun < edit.sentence.end; ++noun) {
    if (!is_noun(edit, noun)) continue;
    const auto verb = verb_wanting(edit, noun);
    if (verb == no_token || upos(edit, verb) != Upos::verb ||
        has_any_child(edit, noun, {"case", "mark", "cop", "nsubj"}) ||
        has_any_child(edit, verb, {"obj", "aux:pass"})) {
      continue;
    }
    attach(edit, noun, verb, "obj");
  }
}

void free_objects(SyntaxEdit& edit) {
  for (auto verb = edit.sentence.begin + 2; verb + 1 < edit.sentence.end; ++verb) {
    if (upos(edit, verb) != Upos::verb || relation(edit, verb) != "ccomp" ||
        has_any_child(edit, verb, {"aux", "mark", "obj"})) {
      continue;
    }
    const auto above = head(edit, verb);
    if (above == no_token || above > verb || edit.patterns.in("bare_clause", lemma(edit, above))) {
      continue;
    }
    const auto next = upos(edit, verb + 1);
    if (next != Upos::adp && next != Upos::adv && next != Upos::noun) continue;
    const auto noun = subject_between(edit, above, verb);
    if (noun != verb - 1 || !is_noun(edit, noun)) continue;
    attach(edit, noun, above, "obj");
    make_participle(edit, verb, noun);
  }
}

void demote_participles(SyntaxEdit& edit) {
  for (auto verb = edit.sentence.begin + 1; verb + 1 < edit.sentence.end; ++verb) {
    const auto noun = verb - 1;
    if (upos(edit, verb) != Upos::verb || head(edit, verb) != no_token || !is_noun(edit, noun) ||
        upos(edit, verb + 1) != Upos::adp || has_any_child(edit, verb, {"nsubj", "aux"})) {
      continue;
    }
    const auto main = main_verb_below(edit, verb);
    if (main == no_token) continue;
    attach(edit, main, no_token, "root");
    // The phrase before the participle belongs to the new root.
    for (const auto child : children(edit, verb)) {
      if (child <= noun) hang(edit, child, main);
    }
    attach(edit, verb, main, "dep");
    make_participle(edit, verb, noun);
    return;
  }
}

}  // namespace dragoman
