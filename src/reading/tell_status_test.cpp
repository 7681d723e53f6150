#include "reading/tell_status.h"

#include <gtest/gtest.h>

#include "reading/test_syntax.h"

namespace dragoman {
namespace {

struct Case {
  std::string_view trigger, table, expected;
};

std::string_view status_of(const Case& c, const PatternRow& row) {
  const auto [release, analysis] = syntax_of(c.table);
  const Syntax syntax(release, analysis);
  return to_string(
      tell_status(syntax, find_word(syntax, c.trigger), row, test_program().patterns.tables())
          .status);
}

constexpr Case cases[] = {
    {"met", R"(
       Norway  PROPN  nsubj  met
       met     VERB   root   -  meet  VerbForm=Fin)",
     "occurred"},
    {"meet", R"(
       Norway  PROPN  nsubj   meet
       did     AUX    aux     meet  do
       not     PART   advmod  meet
       meet    VERB   root    -)",
     "denied"},
    {"visit", R"(
       Norway  PROPN  nsubj  visit
       will    AUX    aux    visit
       visit   VERB   root   -)",
     "planned"},
    {"visit", R"(
       Norway  PROPN  nsubj   visit
       will    AUX    aux     visit
       never   ADV    advmod  visit
       visit   VERB   root    -)",
     "denied"},  // denial weighs most
    {"visit", R"(
       Norway  PROPN  nsubj  visit
       would   AUX    aux    visit
       visit   VERB   root   -)",
     "hypothetical"},
    {"visit", R"(
       They    PRON  nsubj  said
       said    VERB  root   -      say  VerbForm=Fin|Tense=Past
       Norway  PROPN nsubj  visit
       would   AUX   aux    visit
       visit   VERB  ccomp  said)",
     "planned"},  // what "will" was when it was said
    {"sell", R"(
       Neither  DET   det    side
       side     NOUN  nsubj  sell
       will     AUX   aux    sell
       sell     VERB  root   -)",
     "denied"},
    {"agreed", R"(
       if      SCONJ  mark   agreed
       Norway  PROPN  nsubj  agreed
       agreed  VERB   advcl  follows  agree
       aid     NOUN   nsubj  follows
       follows VERB   root   -  follow)",
     "hypothetical"},
    {"summit", R"(
       the        DET   det   summit
       upcoming   ADJ   amod  summit
       summit     NOUN  root  -)",
     "planned"},
    {"meet", R"(
       Norway   PROPN  nsubj  refused
       refused  VERB   root   -  refuse  VerbForm=Fin
       to       PART   mark   meet
       meet     VERB   xcomp  refused  meet  VerbForm=Inf)",
     "denied"},
    {"meet", R"(
       Norway   PROPN  nsubj  plans
       plans    VERB   root   -  plan  VerbForm=Fin
       to       PART   mark   meet
       meet     VERB   xcomp  plans  meet  VerbForm=Inf)",
     "planned"},
    {"visit", R"(
       Norway     PROPN  nsubj  postponed
       postponed  VERB   root   -  postpone  VerbForm=Fin
       the        DET    det    visit
       visit      NOUN   obj    postponed)",
     "denied"},
    {"talks", R"(
       talks  NOUN  nsubj  take  talk
       will   AUX   aux    take
       take   VERB  root   -
       place  NOUN  obj    take)",
     "planned"},
    {"discuss", R"(
       Norway   PROPN  nsubj  meet
       will     AUX    aux    meet
       meet     VERB   root   -
       and      CCONJ  cc     discuss
       discuss  VERB   conj   meet)",
     "planned"},  // coordinated verbs share their auxiliary,
    {"left", R"(
       Norway  PROPN  nsubj  meet
       will    AUX    aux    meet
       meet    VERB   root   -
       and     CCONJ  cc     left
       Chile   PROPN  nsubj  left
       left    VERB   conj   meet  leave)",
     "occurred"},  // but not with a subject of their own
};

TEST(TellStatus, ByTheWordsAround) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.table);
    EXPECT_EQ(status_of(c, PatternRow{}), c.expected);
  }
}

TEST(TellStatus, ANegationThePatternAsksForDeniesNothing) {
  constexpr Case refusal = {"accept", R"(
       Norway  PROPN  nsubj   accept
       does    AUX    aux     accept  do
       not     PART   advmod  accept
       accept  VERB   root    -)",
                            "occurred"};
  PatternRow row;
  row.items.push_back({{}, {"not"}, false});
  EXPECT_EQ(status_of(refusal, row), refusal.expected);
}

}  // namespace
}  // namespace dragoman
