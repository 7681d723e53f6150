#include "reading/follow_links.h"

#include <algorithm>

#include "reading/lead_in.h"

namespace dragoman {

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

void add_with_conjuncts(const Syntax& syntax, TokenIndex token, std::vector<TokenIndex>& into) {
  into.push_back(token);
  for (const auto c : syntax.children(token)) {
    if (syntax.relation(c) == "conj") into.push_back(c);
  }
}

// A word that hangs on its head through a preposition or subordinator `link`.
bool linked_by(const Syntax& syntax, TokenIndex token, std::string_view link) {
  if (!one_of(syntax.basic_relation(token),
              {"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj", "nsubj", "dep"})) {
    return false;
  }
  if (link == "to" && is_infinitive(syntax, token)) return false;
  const auto words = syntax.marker(token);
  if (words == link) return true;
  return words.size() > link.size() &&
         (words.ends_with(" " + std::string(link)) || words.starts_with(std::string(link) + " "));
}

// The words of a phrase from its head down, those of clauses inside it apart.
std::vector<TokenIndex> words_inside(const Syntax& syntax, TokenIndex head) {
  std::vector<TokenIndex> found = {head};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto c : syntax.children(found[i])) {
      if (one_of(syntax.basic_relation(c),
                 {"nmod", "obl", "appos", "conj", "compound", "flat", "amod", "dep"}) &&
          syntax.upos(c) != Upos::verb) {
        found.push_back(c);
      }
    }
  }
  return found;
}

std::vector<TokenIndex> subjects(const Syntax& syntax, TokenIndex verb) {
  std::vector<TokenIndex> found;
  const bool passive = is_passive(syntax, verb);
  for (const auto c : syntax.children(verb)) {
    const auto relation = syntax.relation(c);
    if (passive) {
      const auto marker = relation.starts_with("obl") ? syntax.marker(c) : std::string();
      if (marker == "by" || (relation == "obl:agent" && marker.empty())) {
        found.push_back(c);
      }
    } else if (relation == "nsubj" || relation == "nsubj:outer") {
      found.push_back(c);
    }
  }
  return found;
}

std::vector<TokenIndex> objects(const Syntax& syntax, TokenIndex verb) {
  std::vector<TokenIndex> found;
  for (const auto c : syntax.children(verb)) {
    const auto relation = syntax.basic_relation(c);
    // A noun taken for a clause: "underscored the unwavering support for …".
    const bool noun_clause = (relation == "ccomp" || relation == "xcomp") && c > verb &&
                             (syntax.upos(c) == Upos::noun || syntax.upos(c) == Upos::propn) &&
                             syntax.child(c, "cop") == no_token &&
                             syntax.child(c, "nsubj") == no_token;
    if (relation == "obj" || noun_clause || syntax.relation(c) == "nsubj:pass") {
      // "the embassy, which was opened in May"
      const bool relative = one_of(lower(syntax.form(c)), {"which", "that"}) &&
                            syntax.relation(verb) == "acl:relcl" && relation == "nsubj";
      add_with_conjuncts(syntax, relative ? syntax.head(verb) : c, found);
    }
  }
  if (!found.empty() || !syntax.relation(verb).starts_with("acl")) return found;
  // "the task force announced by …", "the visit that X announced"
  const auto noun = syntax.head(verb);
  const bool participle =
      syntax.has_feature(verb, "VerbForm=Part") && syntax.has_feature(verb, "Tense=Past");
  if (noun != no_token && (participle || syntax.relation(verb) == "acl:relcl")) {
    const auto subject = subjects(syntax, verb);
    const bool relative_subject =
        !subject.empty() && one_of(lower(syntax.form(subject.front())), {"which", "that", "who"});
    if (!relative_subject) found.push_back(noun);
  }
  return found;
}

}  // namespace

bool is_passive(const Syntax& syntax, TokenIndex verb) {
  for (const auto c : syntax.children(verb)) {
    const auto relation = syntax.relation(c);
    if (relation == "aux:pass" || relation == "nsubj:pass") return true;
  }
  // A past participle that modifies a noun: "the committee established in 2012".
  return syntax.relation(verb) == "acl" && syntax.has_feature(verb, "Tense=Past") &&
         syntax.has_feature(verb, "VerbForm=Part");
}

bool is_infinitive(const Syntax& syntax, TokenIndex verb) {
  const auto upos = syntax.upos(verb);
  for (const auto c : syntax.children(verb)) {
    if (c < verb && syntax.upos(c) == Upos::part && lower(syntax.form(c)) == "to") return true;
  }
  // Coordinated infinitives share their "to": "to meet and discuss".
  const auto head = syntax.head(verb);
  return (upos == Upos::verb || upos == Upos::aux) && syntax.relation(verb) == "conj" &&
         head != no_token && head != verb && head < verb &&
         syntax.has_feature(verb, "VerbForm=Inf") && is_infinitive(syntax, head);
}

bool is_verb(const Syntax& syntax, TokenIndex token) {
  return syntax.upos(token) == Upos::verb || syntax.upos(token) == Upos::aux ||
         syntax.child(token, "cop") != no_token;
}

std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from, std::string_view link) {
  std::vector<TokenIndex> found;
  if (link == "self" || link == "clause") return {from};
  if (link == "up") {
    if (syntax.head(from) != no_token) found.push_back(syntax.head(from));
    return found;
  }
  if (link == "lead") {
    const auto head = syntax.head(from) == no_token ? lead_in(syntax, from) : no_token;
    if (head != no_token) found.push_back(head);
    return found;
  }
  if (link == "passive") {
    if (is_passive(syntax, from)) found.push_back(from);
    return found;
  }
  if (link == "subj") return subjects(syntax, from);
  if (link == "obj") return objects(syntax, from);
  if (link == "inside") return words_inside(syntax, from);
  for (const auto c : syntax.children(from)) {
    const auto relation = syntax.basic_relation(c);
    bool hit = false;
    if (link == "inf") {
      hit = one_of(relation, {"xcomp", "ccomp", "advcl", "acl"}) && is_infinitive(syntax, c);
    } else if (link == "that") {
      hit =
          (relation == "ccomp" ||
           (one_of(relation, {"acl", "advcl", "xcomp"}) && syntax.marker(c).starts_with("that"))) &&
          !is_infinitive(syntax, c) && (is_verb(syntax, c) || syntax.child(c, "nsubj") != no_token);
    } else if (link == "ing") {
      hit = one_of(relation, {"xcomp", "ccomp", "advcl"}) && syntax.marker(c).empty() &&
            syntax.has_feature(c, "VerbForm=Ger");
    } else if (link == "poss") {
      hit = syntax.relation(c) == "nmod:poss";
    } else if (link == "mod") {
      hit = c < from && one_of(relation, {"amod", "compound", "nmod"}) &&
            syntax.relation(c) != "nmod:poss";
    } else if (link == "doing") {
      hit = one_of(relation, {"acl", "advcl", "nmod", "obl", "xcomp", "ccomp"}) && c > from &&
            syntax.upos(c) == Upos::verb && !syntax.marker(c).empty() &&
            !is_infinitive(syntax, c) && lower(syntax.form(c)).ends_with("ing");
    } else if (link == "will") {
      hit =
          relation == "aux" && one_of(lower(syntax.form(c)), {"will", "shall", "’ll", "'ll", "wo"});
    } else if (link == "would") {
      hit = relation == "aux" &&
            one_of(lower(syntax.form(c)), {"will", "shall", "would", "’ll", "'ll"});
    } else {
      hit = relation == link || linked_by(syntax, c, link);
    }
    if (hit) found.push_back(c);
  }
  // Coordinated nouns share their owner: "the Minister's participation and meetings with".
  const auto head = syntax.head(from);
  const bool shares = link == "poss" && found.empty() && syntax.relation(from) == "conj" &&
                      head != no_token && head < from && syntax.child(from, "det") == no_token;
  return shares ? follow(syntax, head, link) : found;
}

std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from, const LinkPath& path) {
  std::vector<TokenIndex> here = {from};
  for (const auto& link : path) {
    std::vector<TokenIndex> next;
    for (const auto token : here) {
      const auto found = follow(syntax, token, link);
      next.insert(next.end(), found.begin(), found.end());
    }
    here = std::move(next);
  }
  return here;
}

std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from,
                               const LinkExpression& expression) {
  for (const auto& sum : expression.alternatives) {
    std::vector<TokenIndex> found;
    for (const auto& path : sum) {
      if (path.size() == 1 && path.front() == "about") continue;
      for (const auto token : follow(syntax, from, path)) {
        if (std::ranges::find(found, token) == found.end()) found.push_back(token);
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

namespace {

// Somebody named or told by a title: "the Italian Prime Minister, Giorgia Meloni" too.
bool is_person(const Syntax& syntax, const Mentions& mentions, TokenIndex token) {
  const auto named = [&](TokenIndex t) { return mentions.person_at[index(t)] != Mentions::none; };
  if (named(token) || mentions.title_at[index(token)] != Mentions::none) return true;
  return std::ranges::any_of(syntax.children(token), [&](TokenIndex c) {
    return syntax.basic_relation(c) == "appos" && named(c);
  });
}

bool is_place(const Syntax& syntax, TokenIndex token) {
  const auto* entity = syntax.entity_at(token);
  return entity != nullptr && entity->kind == EntityKind::place;
}

bool lemma_among(const Syntax& syntax, const Mentions& mentions, TokenIndex token,
                 const std::vector<std::string>& lemmas) {
  if (lemmas.empty()) return true;
  const auto at = static_cast<std::size_t>(token);
  const auto lemma = lower(syntax.lemma(token));
  const auto form = lower(syntax.form(token));
  return std::ranges::any_of(lemmas, [&](const std::string& wanted) {
    if (wanted == "PERSON") return is_person(syntax, mentions, token);
    if (wanted == "PARTY") return mentions.name_at[at] != Mentions::none;
    if (wanted == "PLACE") return is_place(syntax, token);
    if (wanted == "TALKER") {
      return is_person(syntax, mentions, token) || syntax.upos(token) == Upos::pron;
    }
    return wanted == lemma || wanted == form;
  });
}

bool class_fits(const Syntax& syntax, TokenIndex token, WordClass wanted) {
  const auto upos = syntax.upos(token);
  switch (wanted) {
    case WordClass::verb:
      // A cut-off headline verb or participle is often taken for an adjective.
      return upos == Upos::verb || (upos == Upos::adj && syntax.child(token, "cop") == no_token &&
                                    syntax.basic_relation(token) != "amod");
    case WordClass::noun:
      return upos == Upos::noun || upos == Upos::propn;
    case WordClass::adjective:
      return upos == Upos::adj || upos == Upos::verb;
  }
  return false;
}

// The word that makes the act where all items hold; no_token where one does not.
TokenIndex find_anchor(const Syntax& syntax, const Mentions& mentions, TokenIndex trigger,
                       const PatternRow& row) {
  auto anchor = trigger;
  for (const auto& item : row.items) {
    std::vector<TokenIndex> hits;
    bool objects_asked = false;
    for (const auto& sum : item.links.alternatives) {
      for (const auto& path : sum) {
        objects_asked = path.size() == 1 && path.front() == "obj";
        for (const auto token : follow(syntax, trigger, path)) {
          if (lemma_among(syntax, mentions, token, item.lemmas)) hits.push_back(token);
        }
      }
      if (!hits.empty()) break;
    }
    if (hits.empty() != item.absent) return no_token;
    if (!item.absent && !item.lemmas.empty() && objects_asked) anchor = hits.front();
  }
  return anchor;
}

// Content is looked for from the trigger, but through the anchor where the path begins with
// "obj": "expressed hope for X and support for Y" has two objects with a content each.
std::vector<TokenIndex> content(const Syntax& syntax, const PatternRow& row, TokenIndex trigger,
                                TokenIndex anchor) {
  for (const auto& sum : row.about.alternatives) {
    std::vector<TokenIndex> found;
    for (const auto& path : sum) {
      const bool through = anchor != trigger && path.front() == "obj";
      const auto tokens = through && path.size() > 1
                              ? follow(syntax, anchor, LinkPath(path.begin() + 1, path.end()))
                          : through ? std::vector<TokenIndex>{anchor}
                                    : follow(syntax, trigger, path);
      found.insert(found.end(), tokens.begin(), tokens.end());
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

std::vector<PatternMatch> match_patterns(const Syntax& syntax, const Mentions& mentions,
                                         const Patterns::Tables& patterns) {
  std::vector<PatternMatch> matches;
  for (TokenIndex token = 0; token < syntax.size(); ++token) {
    std::vector<TokenIndex> taken;
    for (const auto& key : {std::string("**"), lower(syntax.form(token)),
                            lower(syntax.lemma(token)), std::string("*")}) {
      if (!taken.empty()) break;
      const auto rows = patterns.by_trigger.find(key);
      if (rows == patterns.by_trigger.end()) continue;
      for (const auto index : rows->second) {
        const auto& row = patterns.rows[index];
        if (!class_fits(syntax, token, row.trigger_class)) continue;
        const auto anchor = find_anchor(syntax, mentions, token, row);
        // The bare verb shows an act only if none of its objects did.
        const bool used =
            anchor == token ? !taken.empty() : std::ranges::find(taken, anchor) != taken.end();
        if (anchor == no_token || used) continue;
        taken.push_back(anchor);
        matches.push_back({&row, token, anchor, content(syntax, row, token, anchor)});
        if (anchor == token) break;
      }
    }
  }
  // "held a series of meetings": the noun of a light verb is that verb's act, not another.
  const auto told_by_verb = [&](const PatternMatch& match) {
    if (match.row->trigger_class != WordClass::noun) return false;
    return std::ranges::any_of(matches, [&](const PatternMatch& other) {
      // "the meeting, held in Oslo": the noun tells, the participle only where and when.
      const bool beside = syntax.relation(other.trigger) == "acl" &&
                          is_passive(syntax, other.trigger) &&
                          follow(syntax, other.trigger, "subj").empty();
      return !beside && other.anchor != other.trigger && other.trigger != match.trigger &&
             (other.anchor == match.trigger || syntax.head(match.trigger) == other.anchor);
    });
  };
  std::vector<PatternMatch> kept;
  for (const auto& match : matches) {
    if (!told_by_verb(match)) kept.push_back(match);
  }
  return kept;
}

}  // namespace dragoman
