// Sentences as a parser of general English breaks them, and what is mended in each.
#include "reading/mend_syntax.h"

#include <gtest/gtest.h>

#include "reading/test_syntax.h"

namespace dragoman {
namespace {

Analysis mended(const Release& release, const Analysis& analysis, const TestFindings& found) {
  return mend_syntax(release, analysis, found.people, found.mentions, found.dates,
                     test_program().patterns.tables());
}

// What differs: "May/PROPN nmod 4", the word (with its tag, if that is new), its relation and
// its head, in the order of the text.
std::string mended_words(std::string_view table) {
  const auto [release, before] = syntax_of(table);
  const auto after = mended(release, before, findings_of(release, before));
  const Syntax syntax(release, after);
  std::string words;
  for (TokenIndex token = 0; token < syntax.size(); ++token) {
    const auto at = static_cast<std::size_t>(token);
    const bool retagged = before.upos[at] != after.upos[at];
    const bool rehung =
        before.head[at] != after.head[at] || before.relation[at] != after.relation[at];
    if (!retagged && !rehung) continue;
    if (!words.empty()) words += "; ";
    words += syntax.form(token);
    if (retagged) words += "/" + std::string(to_string(after.upos[at]));
    words += " " + after.relation[at] + " ";
    words += syntax.head(token) == no_token ? "-" : syntax.form(syntax.head(token));
  }
  return words;
}

struct Case {
  std::string_view what, table, expected;
};

constexpr Case phrases[] = {
    {"a month is no auxiliary", R"(
       The     DET    det    talks
       talks   NOUN   nsubj  opened
       on      ADP    case   4
       4       NUM    obl    opened
       May     AUX    aux    opened
       opened  VERB   root   -        open  VerbForm=Fin)",
     "May/PROPN nmod 4"},
    {"an -ing after a possessor is an adjective", R"(
       Norway    PROPN  nsubj  welcomed
       welcomed  VERB   root   -         welcome  VerbForm=Fin
       Japan     PROPN  nsubj  growing
       ’s        PART   case   Japan
       growing   VERB   advcl  welcomed  grow  VerbForm=Ger
       support   NOUN   obj    growing)",
     "Japan nmod:poss support; growing/ADJ amod support; support obj welcomed"},
    {"a possessor is no subject of its noun", R"(
       Japan    PROPN  nsubj  support
       ’s       PART   case   Japan
       support  NOUN   nsubj  grew
       grew     VERB   root   -      grow  VerbForm=Fin)",
     "Japan nmod:poss support"},
    {"a person with the title beside it is one phrase", R"(
       Foreign   ADJ    amod      Minister
       Minister  PROPN  nsubj     arrived
       Anna      PROPN  parataxis arrived
       Berg      PROPN  flat      Anna
       arrived   VERB   root      -        arrive  VerbForm=Fin)",
     "Anna flat Minister"},
    {"whom one meets hangs on the verb, not on the place", R"(
       Norway     PROPN  nsubj     met
       met        VERB   root      -       meet  VerbForm=Fin
       in         ADP    case      Oslo
       Oslo       PROPN  obl       met
       with       ADP    case      Lund
       President  PROPN  compound  Lund
       Bo         PROPN  compound  Lund
       Lund       PROPN  nmod      Oslo)",
     "Lund obl met"},
    {"the last word of a hyphened name is its head", R"(
       attended  VERB   root      -
       the       DET    det       Japan
       Japan     PROPN  obj       attended
       -         PUNCT  punct     Japan
       Asia      PROPN  compound  Forum
       Forum     PROPN  conj      Japan)",
     "the det Forum; Japan compound Forum; Forum obj attended"},
    {"states in a row that an \"and\" closes are one coordination", R"(
       Norway  PROPN  nsubj   thanked
       thanked VERB   root    -       thank  VerbForm=Fin
       Chile   PROPN  obj     thanked
       ,       PUNCT  punct   Peru
       Peru    PROPN  dep     thanked
       and     CCONJ  cc      Fiji
       Fiji    PROPN  dep     thanked)",
     "Peru conj Chile; Fiji conj Chile"},
    {"a comma alone joins nothing", R"(
       Norway   PROPN  nsubj  thanked
       thanked  VERB   root   -       thank  VerbForm=Fin
       Chile    PROPN  obj    thanked
       ,        PUNCT  punct  Peru
       Peru     PROPN  appos  Chile)",
     ""},
};

constexpr Case clauses[] = {
    {"a verb after a name taken for a noun", R"(
       Norway    PROPN  compound  condemns
       condemns  NOUN   root      -         condemn
       the       DET    det       attack
       attack    NOUN   dep       condemns)",
     "Norway nsubj condemns; condemns/VERB root -"},
    {"a noun that rows know as a noun too stays one beside a verb", R"(
       Norway   PROPN  compound  visits
       visits   NOUN   nsubj     began
       to       ADP    case      Chile
       Chile    PROPN  nmod      visits
       began    VERB   root      -       begin  VerbForm=Fin)",
     ""},
    {"a verb right after a name has it for its subject", R"(
       Norway  PROPN  dep   held
       held    VERB   root  -     hold  VerbForm=Fin
       talks   NOUN   obj   held  talk)",
     "Norway nsubj held"},
    {"also where the post stands between commas", R"(
       Anna      PROPN  dep    held
       Berg      PROPN  flat   Anna
       ,         PUNCT  punct  Minister
       Minister  PROPN  appos  Anna
       of        ADP    case   Trade
       Trade     PROPN  nmod   Minister
       ,         PUNCT  punct  held
       held      VERB   root   -       hold  VerbForm=Fin
       talks     NOUN   obj    held    talk)",
     "Anna nsubj held"},
    {"not where a preposition stands before the name", R"(
       In      ADP   case  Norway
       Norway  PROPN obl   held
       held    VERB  root  -     hold  VerbForm=Fin
       talks   NOUN  obj   held  talk)",
     ""},
    {"the last of coordinated names is no subject of its own", R"(
       The        DET    det     Ministers
       Ministers  NOUN   dep     agreed
       of         ADP    case    Norway
       Norway     PROPN  nmod    Ministers
       and        CCONJ  cc      Japan
       Japan      PROPN  nsubj   agreed
       agreed     VERB   root    -       agree  VerbForm=Fin)",
     "Ministers nsubj agreed; Japan conj Norway"},
    {"a noun phrase with a finite verb below it is no sentence", R"(
       The        DET    det        sides
       sides      NOUN   root       -      side
       in         ADP    case       Oslo
       Oslo       PROPN  nmod       sides
       yesterday  NOUN   obl        sides
       agreed     VERB   parataxis  sides  agree  VerbForm=Fin)",
     "sides nsubj agreed; agreed root -"},
    {"an object behind a phrase", R"(
       Norway    PROPN  nsubj  condemns
       condemns  VERB   root   -        condemn  VerbForm=Fin
       in        ADP    case   terms
       strong    ADJ    amod   terms
       terms     NOUN   obl    condemns  term
       this      DET    det    attack
       attack    NOUN   conj   terms)",
     "attack obj condemns"},
    {"an object is no subject of the participle after it", R"(
       Norway    PROPN  nsubj  attended
       attended  VERB   root   -        attend  VerbForm=Fin
       the       DET    det    forum
       forum     NOUN   nsubj  held
       held      VERB   ccomp  attended  hold  VerbForm=Fin
       in        ADP    case   Riga
       Riga      PROPN  obl    held)",
     "forum obj attended; held acl forum"},
    {"but a clause of what is said keeps its subject", R"(
       Norway  PROPN  nsubj  said
       said    VERB   root   -      say  VerbForm=Fin
       trade   NOUN   nsubj  grew
       grew    VERB   ccomp  said   grow  VerbForm=Fin
       in      ADP    case   Riga
       Riga    PROPN  obl    grew)",
     ""},
    {"a participle before the main verb belongs to its noun", R"(
       Talks     NOUN  dep    held  talk
       held      VERB  root   -     hold  VerbForm=Fin
       in        ADP   case   Oslo
       Oslo      PROPN obl    held
       progress  NOUN  nsubj  followed
       followed  VERB  ccomp  held  follow  VerbForm=Fin)",
     "Talks dep followed; held acl Talks; followed root -"},
};

TEST(MendSyntax, Phrases) {
  for (const auto& c : phrases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(mended_words(c.table), c.expected);
  }
}

TEST(MendSyntax, Clauses) {
  for (const auto& c : clauses) {
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
  const auto found = findings_of(release, analysis);
  // Every token in turn on every other, itself, and places outside the sentence.
  for (std::size_t token = 0; token < analysis.head.size(); ++token) {
    for (TokenIndex head = -5; head < analysis.size() + 5; ++head) {
      auto hostile = analysis;
      hostile.head[token] = head;
      EXPECT_TRUE(is_forest(mended(release, hostile, found))) << token << " on " << head;
    }
  }
  auto circle = analysis;
  for (std::size_t token = 0; token < circle.head.size(); ++token) {
    circle.head[token] = static_cast<TokenIndex>((token + 1) % circle.head.size());
  }
  EXPECT_TRUE(is_forest(mended(release, circle, found)));
}

}  // namespace
}  // namespace dragoman
