#include "reading/mend_syntax.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "reading/syntax.h"

namespace dragoman {

namespace {

// Makes a root of what hangs on nothing in its sentence, and of one word of each circle.
void cut_circles(Analysis& analysis) {
  auto& heads = analysis.head;
  std::vector<TokenIndex> walked(heads.size(), no_token);  // the walk that came by here first
  std::vector<bool> placed(heads.size(), false);
  for (const auto& sentence : analysis.sentences) {
    const auto range = sentence.tokens;
    for (auto token = range.begin; token < range.end; ++token) {
      placed[index(token)] = true;
      auto up = token;
      while (up != no_token && walked[index(up)] == no_token) {
        walked[index(up)] = token;
        auto& above = heads[index(up)];
        const bool circle = range.contains(above) && walked[index(above)] == token;
        if (!range.contains(above) || circle) above = no_token;
        up = above;
      }
    }
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (!placed[i]) heads[i] = no_token;
  }
}

// A word with its new place. It never moves below a word that was below it.
struct Change {
  TokenIndex token = no_token;
  TokenIndex head = no_token;
  std::string_view relation;
};

bool is_noun(const Syntax& syntax, TokenIndex token) {
  return syntax.upos(token) == Upos::noun || syntax.upos(token) == Upos::propn;
}

bool has_any_child(const Syntax& syntax, TokenIndex token,
                   std::initializer_list<std::string_view> relations) {
  return std::ranges::any_of(relations, [&](std::string_view relation) {
    return syntax.child(token, relation) != no_token;
  });
}

bool has_mark_between(const Syntax& syntax, TokenIndex from, TokenIndex to) {
  for (auto token = from + 1; token < to; ++token)
    if (syntax.upos(token) == Upos::punct) return true;
  return false;
}

// Where a noun might hang that has been taken for something else than an object.
TokenIndex verb_wanting(const Syntax& syntax, TokenIndex noun) {
  const auto above = syntax.head(noun);
  if (above == no_token || above > noun) return no_token;
  const auto link = syntax.relation(noun);
  if (link == "obl" || link == "ccomp" || link == "xcomp" || link == "advcl") return above;
  if (link != "conj" || syntax.basic_relation(above) != "obl" ||
      has_any_child(syntax, noun, {"cc", "ccomp"}) || has_mark_between(syntax, above, noun)) {
    return no_token;
  }
  return syntax.head(above);
}

// A bare noun phrase right of a verb that has no object is its object, also behind a phrase:
// "condemns in the strongest terms this attack".
void mend_objects(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    if (!is_noun(syntax, noun)) continue;
    const auto verb = verb_wanting(syntax, noun);
    if (verb == no_token || syntax.upos(verb) != Upos::verb ||
        has_any_child(syntax, noun, {"case", "mark", "cop", "nsubj"}) ||
        has_any_child(syntax, verb, {"obj"})) {
      continue;
    }
    const auto passive = std::ranges::any_of(syntax.children(verb), [&](TokenIndex child) {
      return syntax.relation(child) == "aux:pass";
    });
    if (!passive) changes.push_back({noun, verb, "obj"});
  }
}

// A clause with a subject and a mark of its own right after the verb is what is said, not a
// second verb beside it: "noted | that the visit served peace".
void mend_complements(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex verb = 0; verb < syntax.size(); ++verb) {
    const auto above = syntax.head(verb);
    if (above == no_token || above > verb || syntax.relation(verb) != "conj") continue;
    const auto mark = syntax.child(verb, "mark");
    if (mark == above + 1 && syntax.child(verb, "nsubj") != no_token &&
        syntax.child(verb, "cc") == no_token) {
      changes.push_back({verb, above, "ccomp"});
    }
  }
}

// What was done stands beside what was done, not beside what was to be or is: "decided to act | and
// sent help", "said that trade grows | and thanked".
void part_past_verbs(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex verb = 0; verb < syntax.size(); ++verb) {
    if (syntax.relation(verb) != "conj" || !syntax.has_feature(verb, "VerbForm=Fin") ||
        !syntax.has_feature(verb, "Tense=Past") || syntax.upos(verb) != Upos::verb ||
        has_any_child(syntax, verb, {"nsubj", "mark"})) {
      continue;
    }
    auto above = syntax.head(verb);
    const auto infinitive = syntax.has_feature(above, "VerbForm=Inf");
    const auto present =
        syntax.relation(above) == "ccomp" && syntax.has_feature(above, "Tense=Pres");
    if ((infinitive || present) && has_any_child(syntax, above, {"mark"}))
      above = syntax.head(above);
    if (above == no_token || above > verb || above == syntax.head(verb) ||
        !syntax.has_feature(above, "VerbForm=Fin") || !syntax.has_feature(above, "Tense=Past")) {
      continue;
    }
    changes.push_back({verb, above, "conj"});
  }
}

// A second subject right of a verb that has no object is the object: "He received in Riyadh | the
// envoy".
void mend_late_subjects(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    const auto verb = syntax.head(noun);
    if (!is_noun(syntax, noun) || verb == no_token || noun < verb ||
        syntax.relation(noun) != "nsubj" || syntax.upos(verb) != Upos::verb ||
        syntax.child(verb, "nsubj") > verb || has_any_child(syntax, verb, {"obj", "ccomp"}) ||
        has_any_child(syntax, noun, {"case", "mark", "cc"}) ||
        syntax.upos(syntax.subtree(noun).begin - 1) == Upos::adp) {
      continue;
    }
    changes.push_back({noun, verb, "obj"});
  }
}

// The second subject of a verb, with a conjunction before it, stands beside the first: "The
// visit to Oslo | and the call served peace".
void join_subjects(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex verb = 0; verb < syntax.size(); ++verb) {
    auto first = no_token;
    for (const auto child : syntax.children(verb)) {
      if (child > verb) break;
      if (syntax.basic_relation(child) != "nsubj") continue;
      if (first == no_token)
        first = child;
      else if (is_noun(syntax, child) && syntax.child(child, "cc") != no_token)
        changes.push_back({child, first, "conj"});
    }
  }
}

// The words of a phrase that stand before all others of it, marks apart.
TokenIndex first_word(const Syntax& syntax, TokenIndex head) {
  const auto run = syntax.subtree(head);
  auto token = run.begin;
  while (token < head && syntax.upos(token) == Upos::punct) ++token;
  return token;
}

// A noun phrase that begins with a conjunction stands beside the noun phrase before it: "met
// Minister A | and Minister B".
void join_phrases(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    const auto verb = syntax.head(noun);
    if (!is_noun(syntax, noun) || verb == no_token || verb > noun ||
        syntax.upos(verb) != Upos::verb || has_any_child(syntax, noun, {"case", "mark"})) {
      continue;
    }
    const auto link = syntax.basic_relation(noun);
    if (link != "obl" && link != "obj") continue;
    if (syntax.upos(first_word(syntax, noun)) != Upos::cconj) continue;
    auto before = no_token;
    for (const auto child : syntax.children(verb)) {
      if (child >= noun) break;
      const auto other = syntax.basic_relation(child);
      if (child > verb && is_noun(syntax, child) && (other == "obl" || other == "obj")) {
        before = child;
      }
    }
    if (before != no_token) changes.push_back({noun, before, "conj"});
  }
}

// A second subject right of a verb, behind a preposition that hangs there alone, is its
// phrase: "called | on Minister A".
void mend_stray_prepositions(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    const auto verb = syntax.head(noun);
    if (verb == no_token || noun < verb || syntax.relation(noun) != "nsubj") continue;
    const auto first = syntax.subtree(noun).begin;
    const auto preposition = first - 1;
    if (preposition <= verb || syntax.upos(preposition) != Upos::adp ||
        syntax.head(preposition) != verb || !syntax.children(preposition).empty() ||
        syntax.child(verb, "nsubj") == noun) {
      continue;
    }
    changes.push_back({noun, verb, "obl"});
    changes.push_back({preposition, noun, "case"});
  }
}

// A name taken for a second subject right behind the title that it belongs to: "The visit of
// Minister | Ali to Oslo ended".
void join_names_to_titles(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex name = 0; name < syntax.size(); ++name) {
    const auto verb = syntax.head(name);
    if (verb == no_token || syntax.relation(name) != "nsubj" || name > verb ||
        syntax.upos(name) != Upos::propn) {
      continue;
    }
    const auto first = syntax.child(verb, "nsubj");
    if (first == name || syntax.subtree(first).end != syntax.subtree(name).begin ||
        syntax.subtree(name).begin != name || syntax.upos(first) == Upos::pron) {
      continue;
    }
    auto title = first;
    if (syntax.upos(first) != Upos::propn) {
      title = name - 1;
      while (syntax.head(title) != first && syntax.head(title) != no_token && title != first)
        title = syntax.head(title);
    }
    if (title != no_token) changes.push_back({name, title, "appos"});
  }
}

// The first word of the person named last in a phrase, or right behind it and its comma.
TokenIndex named_person(const Syntax& syntax, TokenIndex title) {
  const auto run = syntax.subtree(title);
  const auto& entities = syntax.analysis().entities;
  auto at = std::ranges::partition_point(
      entities, [title](const Entity& entity) { return entity.tokens.begin <= title; });
  for (; at != entities.end() && at->tokens.begin <= run.end + 1; ++at) {
    const auto& entity = *at;
    if (entity.kind != EntityKind::person) continue;
    if (syntax.sentence(entity.tokens.begin) != syntax.sentence(title)) break;
    const auto behind = entity.tokens.begin == run.end ||
                        (entity.tokens.begin == run.end + 1 && syntax.upos(run.end) == Upos::punct);
    if (behind || entity.tokens.begin < run.end) return entity.tokens.begin;
  }
  return no_token;
}

// "received, in Brasília, | the Minister of Suriname, Albert Ramdin": a person is no place. "At the
// invitation of Minister A, | the Minister of Mali, B, is visiting": nor is he another person.
void part_persons_from_others(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex title = 0; title < syntax.size(); ++title) {
    const auto other = syntax.head(title);
    if (!is_noun(syntax, title) || other == no_token || other > title ||
        syntax.relation(title) != "appos" || !has_any_child(syntax, title, {"det"}) ||
        !has_mark_between(syntax, other, title)) {
      continue;
    }
    const auto* taken_for = syntax.entity_at(other);
    const auto person = named_person(syntax, title);
    if (taken_for == nullptr || person == no_token || syntax.entity_at(title) == taken_for)
      continue;
    auto verb = syntax.head(other);
    while (verb != no_token && syntax.upos(verb) != Upos::verb) verb = syntax.head(verb);
    if (verb == no_token) continue;
    if (taken_for->kind == EntityKind::place && verb < title &&
        syntax.child(verb, "obj") == no_token && syntax.basic_relation(other) == "obl") {
      changes.push_back({title, verb, "obj"});
    } else if (taken_for->kind == EntityKind::person && verb > title &&
               syntax.child(verb, "nsubj") == no_token &&
               syntax.subtree(title).begin > syntax.subtree(verb).begin) {
      changes.push_back({title, verb, "nsubj"});
    } else {
      continue;
    }
    if (syntax.head(person) == verb) changes.push_back({person, title, "appos"});
  }
}

// "At the invitation of the Minister of Mali, Ana Berg, | the Minister of Peru, Rui Paz, visited":
// the first name is whose invitation it is, the second is the subject.
void part_guest_from_host(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex host = 1; host < syntax.size(); ++host) {
    const auto verb = syntax.head(host);
    const auto* person = syntax.entity_at(host);
    if (syntax.relation(host) != "nsubj" || verb == no_token || verb < host || person == nullptr ||
        person->kind != EntityKind::person) {
      continue;
    }
    auto title = no_token;
    auto guest = no_token;
    for (const auto child : syntax.children(host)) {
      if (child < host || syntax.basic_relation(child) != "appos") continue;
      const auto* named = syntax.entity_at(child);
      if (named != nullptr && named->kind == EntityKind::person)
        guest = child;
      else if (title == no_token && has_any_child(syntax, child, {"det"}))
        title = child;
    }
    if (title == no_token || guest < title) continue;
    for (const auto phrase : syntax.children(verb)) {
      if (phrase >= host || syntax.basic_relation(phrase) != "obl") continue;
      const auto owner = syntax.child(phrase, "nmod");
      if (owner == no_token || syntax.subtree(phrase).end + 1 < syntax.subtree(host).begin)
        continue;
      changes.push_back({host, owner, "appos"});
      changes.push_back({title, verb, "nsubj"});
      changes.push_back({guest, title, "appos"});
      break;
    }
  }
}

// "The two sides | established relations.": a participle that has an object, in a sentence without
// another verb, is its verb. Headings are left alone, for they often are no sentences.
void mend_roots(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    if (!is_noun(syntax, noun) || syntax.head(noun) != no_token ||
        has_any_child(syntax, noun, {"nsubj", "cop", "aux", "parataxis"})) {
      continue;
    }
    const auto verb = syntax.child(noun, "acl");
    const auto end = syntax.subtree(noun).end;
    if (verb == no_token || verb < noun || syntax.relation(verb) != "acl" ||
        !syntax.has_feature(verb, "Tense=Past") || !has_any_child(syntax, verb, {"obj"}) ||
        syntax.form(end - 1) != ".") {
      continue;
    }
    changes.push_back({verb, no_token, "root"});
    changes.push_back({noun, verb, "nsubj"});
  }
}

TokenIndex possessor(const Syntax& syntax, TokenIndex noun) {
  for (const auto child : syntax.children(noun))
    if (syntax.relation(child) == "nmod:poss") return child;
  return no_token;
}

// "the State of | Qatar's strong support" is the support of that state.
void mend_possessors(const Syntax& syntax, std::vector<Change>& changes) {
  for (TokenIndex noun = 0; noun < syntax.size(); ++noun) {
    const auto state = syntax.head(noun);
    if (!is_noun(syntax, noun) || state == no_token || state > noun ||
        syntax.relation(noun) != "nmod" || syntax.is_capitalised(noun) ||
        !syntax.is_capitalised(state)) {
      continue;
    }
    const auto owner = possessor(syntax, noun);
    const auto preposition = syntax.child(noun, "case");
    if (owner == no_token || preposition != state + 1 || lower(syntax.form(preposition)) != "of")
      continue;
    const auto* named = syntax.entity_at(owner);
    if (named == nullptr || named->kind != EntityKind::place ||
        syntax.subtree(owner).begin != preposition + 1) {
      continue;
    }
    changes.push_back({noun, syntax.head(state), syntax.relation(state)});
    changes.push_back({state, noun, "nmod:poss"});
    changes.push_back({owner, state, "nmod"});
    changes.push_back({preposition, owner, "case"});
  }
}

}  // namespace

Analysis mend_syntax(const Release& release, Analysis analysis) {
  cut_circles(analysis);
  std::vector<Change> changes;
  {
    const Syntax syntax(release, analysis);
    mend_objects(syntax, changes);
    mend_complements(syntax, changes);
    part_past_verbs(syntax, changes);
    mend_late_subjects(syntax, changes);
    join_subjects(syntax, changes);
    join_phrases(syntax, changes);
    mend_stray_prepositions(syntax, changes);
    join_names_to_titles(syntax, changes);
    part_persons_from_others(syntax, changes);
    part_guest_from_host(syntax, changes);
    mend_possessors(syntax, changes);
    mend_roots(syntax, changes);
  }
  for (const auto& [token, head, relation] : changes) {
    analysis.head[index(token)] = head;
    analysis.relation[index(token)] = relation;
  }
  return analysis;
}

}  // namespace dragoman
