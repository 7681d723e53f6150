// Sentences as a parser may break them, and what is mended in each.
#include "reading/mend_syntax.h"

#include <gtest/gtest.h>

#include "reading/test_syntax.h"

namespace dragoman {
namespace {

// What differs: "calls conj visits", the word, its relation and its head, in the order of the
// text.
std::string mended_words(std::string_view table) {
  const auto [release, before] = syntax_of(table);
  const auto after = mend_syntax(release, before);
  const Syntax syntax(release, after);
  std::string words;
  for (TokenIndex token = 0; token < syntax.size(); ++token) {
    const auto at = static_cast<std::size_t>(token);
    if (before.head[at] == after.head[at] && before.relation[at] == after.relation[at]) continue;
    if (!words.empty()) words += "; ";
    words += syntax.form(token);
    words += " " + after.relation[at] + " ";
    words += syntax.head(token) == no_token ? "-" : syntax.form(syntax.head(token));
  }
  return words;
}

struct Case {
  std::string_view what, table, expected;
};

constexpr Case cases[] = {
    {"an object behind a phrase", R"(
       Norway    PROPN  nsubj  condemns
       condemns  VERB   root   -        condemn  VerbForm=Fin
       in        ADP    case   terms
       strong    ADJ    amod   terms
       terms     NOUN   obl    condemns  term
       this      DET    det    attack
       attack    NOUN   conj   terms)",
     "attack obj condemns"},
    {"a second company behind its conjunction", R"(
       Norway    PROPN  nsubj  met
       met       VERB   root   -         meet  VerbForm=Fin
       with      ADP    case   Chile
       Chile     PROPN  obl    met
       and       CCONJ  cc     Peru
       Peru      PROPN  obl    met)",
     "Peru conj Chile"},
    {"whose the state's support is", R"(
       voiced    VERB   root   -         voice  VerbForm=Fin
       the       DET    det    State
       State     NOUN   obj    voiced    state
       of        ADP    case   support
       Qatar     PROPN  nmod:poss  support  Qatar  Entity=place
       's        PART   case   Qatar
       support   NOUN   nmod   State)",
     "State nmod:poss support; of case Qatar; Qatar nmod State; support obj voiced"},
    {"a participle that is the verb", R"(
       sides        NOUN  root  -            side
       established  VERB  acl   sides        establish  Tense=Past|VerbForm=Part
       relations    NOUN  obj   established  relation
       .            PUNCT punct sides)",
     "sides nsubj established; established root -"},
    {"a preposition that hangs alone", R"(
       Norway    PROPN  nsubj  called
       called    VERB   root   -         call  VerbForm=Fin
       on        ADP    obl    called
       Chile     PROPN  nsubj  called)",
     "on case Chile; Chile obl called"},
    {"a name behind its title", R"(
       The       DET    det    visit
       visit     NOUN   nsubj  ended
       of        ADP    case   Minister
       Minister  PROPN  nmod   visit
       Ali       PROPN  nsubj  ended
       ended     VERB   root   -         end  VerbForm=Fin)",
     "Ali appos Minister"},
    {"a passive has no object", R"(
       Norway    PROPN  nsubj:pass  invited
       was       AUX    aux:pass    invited
       invited   VERB   root        -        invite  VerbForm=Part
       that      DET    det         week
       week      NOUN   obl         invited)",
     ""},
    {"what is said hangs on the verb", R"(
       They    PRON   nsubj  noted
       noted   VERB   root   -       note  VerbForm=Fin
       that    SCONJ  mark   served
       trade   NOUN   nsubj  served
       served  VERB   conj   noted   serve  VerbForm=Fin
       peace   NOUN   obj    served)",
     "served ccomp noted"},
    {"what was done stands beside what was done", R"(
       They     PRON   nsubj  decided
       decided  VERB   root   -        decide  Tense=Past|VerbForm=Fin
       to       PART   mark   act
       act      VERB   xcomp  decided  act     VerbForm=Inf
       and      CCONJ  cc     sent
       sent     VERB   conj   act      send    Tense=Past|VerbForm=Fin
       help     NOUN   obj    sent)",
     "sent conj decided"},
    {"what was done stands beside who said what is", R"(
       They     PRON   nsubj  said
       said     VERB   root   -       say    Tense=Past|VerbForm=Fin
       that     SCONJ  mark   grows
       trade    NOUN   nsubj  grows
       grows    VERB   ccomp  said    grow   Tense=Pres|VerbForm=Fin
       and      CCONJ  cc     thanked
       thanked  VERB   conj   grows   thank  Tense=Past|VerbForm=Fin
       Chile    PROPN  obj    thanked)",
     "thanked conj said"},
    {"a late subject is the object", R"(
       He        PRON   nsubj  received
       received  VERB   root   -         receive  VerbForm=Fin
       in        ADP    case   Oslo
       Oslo      PROPN  obl    received
       the       DET    det    envoy
       envoy     NOUN   nsubj  received)",
     "envoy obj received"},
    {"a second verb stays one", R"(
       They    PRON   nsubj  noted
       noted   VERB   root   -       note  VerbForm=Fin
       and     CCONJ  cc     said
       that    SCONJ  mark   said
       trade   NOUN   nsubj  said
       said    VERB   conj   noted   say  VerbForm=Fin)",
     ""},
    {"the second of two subjects stands beside the first", R"(
       visits  NOUN   nsubj  served
       and     CCONJ  cc     calls
       calls   NOUN   nsubj  served
       served  VERB   root   -       serve  VerbForm=Fin
       peace   NOUN   obj    served)",
     "calls conj visits"},
};

TEST(MendSyntax, PutsRightWhatTheTreeShows) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(mended_words(c.table), c.expected);
  }
}

bool is_forest(const Analysis& analysis) {
  for (TokenIndex token = 0; token < analysis.size(); ++token) {
    auto up = token;
    for (auto steps = analysis.size(); up != no_token; --steps) {
      if (steps == 0) return false;
      up = analysis.head[static_cast<std::size_t>(up)];
    }
  }
  return true;
}

TEST(MendSyntax, HeadsThatAreNoTreeBecomeOne) {
  const auto [release, analysis] = syntax_of(R"(
       Minister  PROPN  nsubj  met
       Anna      PROPN  flat   Minister
       Berg      PROPN  flat   Minister
       met       VERB   root   -       meet  VerbForm=Fin
       Norway    PROPN  obj    met
       ,         PUNCT  punct  Japan
       Japan     PROPN  conj   Norway
       and       CCONJ  cc     Chile
       Chile     PROPN  conj   Norway)");
  // Every token in turn on every other, itself, and places outside the sentence.
  for (std::size_t token = 0; token < analysis.head.size(); ++token) {
    for (TokenIndex head = -5; head < analysis.size() + 5; ++head) {
      auto hostile = analysis;
      hostile.head[token] = head;
      EXPECT_TRUE(is_forest(mend_syntax(release, hostile))) << token << " on " << head;
    }
  }
  auto circle = analysis;
  for (std::size_t token = 0; token < circle.head.size(); ++token) {
    circle.head[token] = static_cast<TokenIndex>((token + 1) % circle.head.size());
  }
  EXPECT_TRUE(is_forest(mend_syntax(release, circle)));
}

}  // namespace
}  // namespace dragoman
