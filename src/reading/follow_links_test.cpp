// What the links of the pattern language find in trees of our own.
#include "reading/follow_links.h"

#include <gtest/gtest.h>

#include "reading/test_syntax.h"

namespace dragoman {
namespace {

// The words a link expression finds from a word, in the order found.
std::string words_by(std::string_view table, std::string_view from, std::string_view links) {
  const auto [release, analysis] = syntax_of(table);
  const Syntax syntax(release, analysis);
  const auto expression = parse_links(links);
  if (!expression) return expression.error().message;
  std::string words;
  for (const auto token : follow(syntax, find_word(syntax, from), *expression)) {
    if (!words.empty()) words += ' ';
    words += syntax.form(token);
  }
  return words;
}

struct Case {
  std::string_view from, links, expected;
};

void check(std::string_view table, std::initializer_list<Case> cases) {
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.from) + " " + std::string(c.links));
    EXPECT_EQ(words_by(table, c.from, c.links), c.expected);
  }
}

TEST(FollowLinks, ActiveVerb) {
  check(R"(
    Norway   PROPN  nsubj  urged
    urged    VERB   root   -      urge  VerbForm=Fin
    Japan    PROPN  obj    urged
    and      CCONJ  cc     Chile
    Chile    PROPN  conj   Japan
    to       PART   mark   send
    send     VERB   xcomp  urged  send  VerbForm=Inf
    ships    NOUN   obj    send   ship
    with     ADP    case   speed
    speed    NOUN   obl    urged)",
        {{"urged", "subj", "Norway"},
         {"urged", "obj", "Japan Chile"},
         {"urged", "inf", "send"},
         {"urged", "to", ""},  // never the infinitive
         {"urged", "inf.obj", "ships"},
         {"urged", "with", "speed"},
         {"urged", "that", ""},
         {"urged", "that|inf", "send"},
         {"urged", "obj+with", "Japan Chile speed"},
         {"send", "up", "urged"},
         {"urged", "up", ""},
         {"urged", "self", "urged"}});
}

TEST(FollowLinks, PassiveVerb) {
  check(R"(
    The        DET    det         pact
    pact       NOUN   nsubj:pass  signed
    was        AUX    aux:pass    signed  be  VerbForm=Fin
    signed     VERB   root        -       sign  VerbForm=Part
    by         ADP    case        Norway
    Norway     PROPN  obl         signed)",
        {{"signed", "subj", "Norway"}, {"signed", "obj", "pact"}});
}

TEST(FollowLinks, ParticipleOfANoun) {
  check(R"(
    a            DET    det    force
    force        NOUN   root   -
    announced    VERB   acl    force  announce  Tense=Past|VerbForm=Part
    by           ADP    case   Norway
    Norway       PROPN  obl    announced)",
        {{"announced", "subj", "Norway"}, {"announced", "obj", "force"}});
}

TEST(FollowLinks, RelativeClause) {
  check(R"(
    the          DET    det        visit
    visit        NOUN   root       -
    Norway       PROPN  nsubj      announced
    announced    VERB   acl:relcl  visit      announce  VerbForm=Fin)",
        {{"announced", "subj", "Norway"}, {"announced", "obj", "visit"}});
  check(R"(
    the          DET    det        state
    state        NOUN   root       -
    which        PRON   nsubj      announced
    announced    VERB   acl:relcl  state  announce  VerbForm=Fin)",
        {{"announced", "subj", "which"}, {"announced", "obj", ""}});  // "state" announced
}

TEST(FollowLinks, ContentClauses) {
  check(R"(
    Norway  PROPN  nsubj  said
    said    VERB   root   -     say  VerbForm=Fin
    that    SCONJ  mark   grows
    trade   NOUN   nsubj  grows
    grows   VERB   ccomp  said  grow  VerbForm=Fin)",
        {{"said", "that", "grows"}, {"said", "inf", ""}, {"said", "obj", ""}});
  check(R"(
    Norway      PROPN  nsubj  stressed
    stressed    VERB   root   -  stress  VerbForm=Fin
    unwavering  ADJ    amod   support
    support     NOUN   ccomp  stressed
    for         ADP    case   Chile
    Chile       PROPN  nmod   support)",
        {{"stressed", "obj", "support"},  // a noun taken for a clause
         {"stressed", "that", ""},
         {"stressed", "obj.for", "Chile"}});
}

TEST(FollowLinks, NounsAndTheirModifiers) {
  check(R"(
    Norway         PROPN  nmod:poss  commitment
    ’s             PART   case       Norway
    firm           ADJ    amod       commitment
    commitment     NOUN   root       -
    to             ADP    mark       strengthening
    strengthening  VERB   acl        commitment  strengthen  VerbForm=Ger
    peace          NOUN   obj        strengthening
    together       ADV    case       Chile
    with           ADP    fixed      together
    Chile          PROPN  nmod       commitment)",
        {{"commitment", "poss", "Norway"},
         {"commitment", "doing", "strengthening"},
         {"commitment", "doing.obj", "peace"},
         {"commitment", "with", "Chile"},  // "together with"
         {"commitment", "together", "Chile"},
         {"commitment", "ing", ""},
         {"commitment", "inf", ""}});
}

TEST(FollowLinks, CoordinatedNounsShareTheirOwner) {
  check(R"(
    Norway    PROPN  nmod:poss  visit
    ’s        PART   case       Norway
    visit     NOUN   root       -
    ,         PUNCT  punct      talks
    talks     NOUN   conj       visit
    and       CCONJ  cc         summit
    a         DET    det        summit
    summit    NOUN   conj       visit)",
        {{"visit", "poss", "Norway"}, {"talks", "poss", "Norway"}, {"summit", "poss", ""}});
}

TEST(FollowLinks, Auxiliaries) {
  check(R"(
    Norway  PROPN  nsubj  host
    will    AUX    aux    host
    host    VERB   root   -     host  VerbForm=Inf
    and     CCONJ  cc     chair
    chair   VERB   conj   host  chair VerbForm=Inf
    talks   NOUN   obj    chair talk)",
        {{"host", "will", "will"}, {"host", "would", "will"}, {"chair", "obj", "talks"}});
  check(R"(
    Norway  PROPN  nsubj  host
    could   AUX    aux    host
    host    VERB   root   -     host  VerbForm=Inf)",
        {{"host", "will", ""}, {"host", "would", ""}});
}

TEST(FollowLinks, CoordinatedInfinitivesShareTheirTo) {
  const auto [release, analysis] = syntax_of(R"(
    plans    VERB  root   -  plan  VerbForm=Fin
    to       PART  mark   meet
    meet     VERB  xcomp  plans  meet  VerbForm=Inf
    and      CCONJ cc     talk
    talk     VERB  conj   meet  talk  VerbForm=Inf
    and      CCONJ cc     left
    left     VERB  conj   meet  leave VerbForm=Fin)");
  const Syntax syntax(release, analysis);
  EXPECT_TRUE(is_infinitive(syntax, find_word(syntax, "meet")));
  EXPECT_TRUE(is_infinitive(syntax, find_word(syntax, "talk")));
  EXPECT_FALSE(is_infinitive(syntax, find_word(syntax, "left")));
  EXPECT_FALSE(is_infinitive(syntax, find_word(syntax, "plans")));
}

}  // namespace
}  // namespace dragoman
