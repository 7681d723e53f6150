// What the links of the pattern language mean in Universal Dependencies, and which pattern
// rows match a word. A pure function of the syntax; which parties the words mean is decided
// later (discourse.h).
//
//   subj   nsubj; of a passive, its agent ("by …")
//   obj    obj; of a passive, its subject; of "X announced by Y" and "X that Y announced", X;
//          coordinated objects are found one by one
//   inf    an infinitive with "to"       that   a finite content clause
//   ing    a bare gerund                 poss   a possessor: "Korea’s", "his"
//   doing  a gerund behind a preposition: "commitment to strengthening"
//   would  will or would, as in what was promised
//   mod    a modifier before a noun      will   the auxiliary
//   with, for, on, to, of, about …       a phrase so linked; "to" is never the infinitive
//   lead   the head of the words that introduce the list this is an item of: "The Ministers
//          agreed:"; only of the main verb of the item
//   clause the rest of the clause after the auxiliary; self  the trigger
//   inside the words of the phrase from here down, without its clauses: "inside.between"
//   other  of the recipients: the other side, where one of two acts in a meeting of theirs
//   speaker  of the actors: who says the clause, else who speaks in the release
//   passive  the verb itself, where it is a passive
//   up     the head                      any other: a basic relation of UD ("advmod", "compound")
//
// Among the lemmas of an item, PERSON stands for anyone named, TALKER for a pronoun too, PARTY
// for any party's name, and PLACE for a place's;
// the trigger * is any verb of which no other row shows an act, ** any verb, before all others.
#pragma once

#include <vector>

#include "reading/discourse.h"
#include "reading/patterns.h"
#include "reading/syntax.h"

namespace dragoman {

std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from, std::string_view link);
std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from, const LinkPath& path);
// All tokens of the first alternative that finds any.
std::vector<TokenIndex> follow(const Syntax& syntax, TokenIndex from,
                               const LinkExpression& expression);

struct PatternMatch {
  const PatternRow* row = nullptr;
  TokenIndex trigger = no_token;
  TokenIndex anchor = no_token;   // the word that makes the act: "hope" in "expressed hope"
  std::vector<TokenIndex> about;  // heads of the content
};

// All rows that match words of the release, in the order of triggers and of the table; a
// word shows one act, "expressed hope and support" two.
std::vector<PatternMatch> match_patterns(const Syntax& syntax, const Mentions& mentions,
                                         const Patterns::Tables& patterns);

bool is_passive(const Syntax& syntax, TokenIndex verb);
bool is_infinitive(const Syntax& syntax, TokenIndex verb);
// "discussed issues and agreed": true for "agreed", a conjunct with a verb of its own.
bool is_verb(const Syntax& syntax, TokenIndex token);

}  // namespace dragoman
