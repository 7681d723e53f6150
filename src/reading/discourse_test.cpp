// Whom the words of a release mean, with the real knowledge and model.
#include "reading/discourse.h"

#include <gtest/gtest.h>

#include <sstream>

#include "reading/mend_syntax.h"
#include "reading/test_syntax.h"

namespace dragoman {
namespace {

struct Case {
  std::string_view what;
  std::string_view publisher;
  std::string_view told;  // parties told before, a group a word: "NOR+CHL NOR"
  std::string_view text;
  std::string_view head;  // the last word printed so is asked for
  std::string_view expected;
};

Parties parties_of(std::string group) {
  std::ranges::replace(group, '+', ' ');
  std::istringstream codes(group);
  Parties parties;
  for (std::string code; codes >> code;) parties.push_back(code);
  return parties;
}

std::string joined(const Parties& parties) {
  std::string codes;
  for (const auto& party : parties) codes += (codes.empty() ? "" : " ") + party;
  return codes;
}

// Who is meant, told by `ask` of the discourse, the syntax and the last token printed as `head`.
template <class Ask>
std::string whom(const Case& c, const Release& release, const Analysis& parsed, Ask ask) {
  const auto& program = test_program();
  const auto& tables = program.patterns.tables();
  const auto found = findings_of(release, parsed);
  const auto analysis = mend_syntax(release, parsed);
  const Syntax syntax(release, analysis);
  Discourse discourse(syntax, found.people, found.mentions, program.knowledge, tables);
  std::istringstream groups{std::string(c.told)};
  for (std::string group; groups >> group;) discourse.tell_subject(0, parties_of(group));
  auto head = syntax.size();
  while (head > 0 && syntax.form(head - 1) != c.head) --head;
  if (head == 0) return "no such word";
  return joined(ask(discourse, syntax, head - 1));
}

template <class Ask>
std::string whom(const Case& c, Ask ask) {
  ReleaseHints hints;
  hints.publisher = c.publisher;
  const auto release = release_of_text(std::string(c.text), hints, test_program().furniture);
  return whom(c, release, analyse(release, test_program().model), ask);
}

Parties resolve_head(const Discourse& discourse, const Syntax&, TokenIndex head) {
  return discourse.resolve(head);
}

// In the content that follows the word, Norway being the actor.
Parties first_named_after(const Discourse& discourse, const Syntax& syntax, TokenIndex head) {
  return discourse.first_named({syntax.span(head).end, syntax.release().text.size()}, {"NOR"});
}

void check(std::span<const Case> cases) {
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.what) + ": " + std::string(c.text));
    EXPECT_EQ(whom(c, resolve_head), c.expected);
  }
}

TEST(Discourse, Groups) {
  constexpr Case cases[] = {
      {"the two sides are the latest two", "NOR", "FJI+PER NOR+CHL+PER NOR+CHL",
       "The two sides agreed.", "sides", "NOR CHL"},
      {"not a larger group told since", "NOR", "NOR+CHL NOR+CHL+PER", "The two sides agreed.",
       "sides", "NOR CHL"},
      {"both ministers are two", "NOR", "NOR+CHL NOR+CHL+PER", "Both ministers agreed.",
       "ministers", "NOR CHL"},
      {"they are the latest group of any size", "NOR", "NOR+CHL NOR+CHL+PER", "They agreed.",
       "They", "NOR CHL PER"},
      {"the three leaders", "NOR", "NOR+CHL+PER NOR+CHL", "The three leaders agreed.", "leaders",
       "NOR CHL PER"},
      {"no group of that size was told", "NOR", "NOR+CHL", "The four sides agreed.", "sides", ""},
      {"nobody was told", "NOR", "", "The two sides agreed.", "sides", ""},
      {"all parties are nobody told", "NOR", "NOR+CHL", "Norway urged all parties to talk.",
       "parties", ""},
      {"nor is any country", "NOR", "NOR+CHL", "Norway does not accept threats by any country.",
       "country", ""},
  };
  check(cases);
}

TEST(Discourse, OneParty) {
  constexpr Case cases[] = {
      {"he is the latest single subject", "NOR", "NOR CHL NOR+PER", "He thanked Norway.", "He",
       "CHL"},
      {"before anyone is told, the publisher’s own", "NOR", "", "He left.", "He", "NOR"},
      {"we are who issues the text", "NOR", "CHL", "We agreed.", "We", "NOR"},
      {"the President is whoever was called so", "", "",
       "President Gabriel Boric of Chile arrived. The President spoke.", "President", "CHL"},
      {"among two, the publisher’s own", "CHL", "",
       "President Gabriel Boric of Chile met with President Sauli Niinistö of Finland. The "
       "President spoke.",
       "President", "CHL"},
      {"a title nobody was told by is the publisher’s", "CHL", "", "The Foreign Minister spoke.",
       "Minister", "CHL"},
      {"the Korean side", "", "KOR+UZB", "The Korean side agreed.", "side", "KOR"},
      {"a thing is nobody", "NOR", "NOR+CHL NOR", "The road was long.", "road", ""},
  };
  check(cases);
}

TEST(Discourse, Names) {
  constexpr Case cases[] = {
      {"governments of several", "", "", "The governments of Norway and Chile agreed.",
       "governments", "NOR CHL"},
      {"a standing organisation stays one party", "", "", "NATO agreed.", "NATO", "NATO"},
      {"a person acts for a state", "", "", "President Gabriel Boric of Chile agreed.", "Boric",
       "CHL"},
      {"an agency counts as its state", "", "", "The State Department agreed.", "Department",
       "USA"},
      {"an ambiguous name is settled by the release", "", "",
       "Tbilisi is the capital of Georgia. Georgia agreed.", "Georgia", "GEO"},
  };
  check(cases);
}

// The same over syntax of our own, where it must not depend on what the model makes of a
// short sentence.
TEST(Discourse, PhrasesBySyntax) {
  constexpr Case cases[] = {
      {"states in a row", "", "", R"(
         Norway  PROPN  nsubj  agreed
         ,       PUNCT  punct  Chile
         Chile   PROPN  conj   Norway
         and     CCONJ  cc     Fiji
         Fiji    PROPN  conj   Norway
         agreed  VERB   root   -)",
       "Norway", "NOR CHL FJI"},
      {"authorities in a place", "", "", R"(
         the          DET    det    authorities
         authorities  NOUN   nsubj  agreed       authority
         in           ADP    case   Minsk
         Minsk        PROPN  nmod   authorities
         agreed       VERB   root   -)",
       "authorities", "BLR"},
      {"but a house in a place is nobody", "", "", R"(
         the     DET    det    houses
         houses  NOUN   nsubj  fell   house
         in      ADP    case   Minsk
         Minsk   PROPN  nmod   houses
         fell    VERB   root   -)",
       "houses", ""},
      {"who points back", "", "", R"(
         Norway   PROPN  nsubj      thanked
         thanked  VERB   root       -
         Chile    PROPN  obj        thanked
         ,        PUNCT  punct      left
         which    PRON   nsubj      left
         left     VERB   acl:relcl  Chile)",
       "which", "CHL"},
      {"the title’s own party before the publisher’s", "CHL", "", R"(
         the        DET    det    President
         Finnish    ADJ    amod   President
         President  PROPN  nsubj  agreed
         agreed     VERB   root   -)",
       "President", "FIN"},
      {"the five Central Asian countries are the five told", "", "KAZ+KGZ+TJK+TKM+UZB KOR+UZB", R"(
         The        DET   det     countries
         five       NUM   nummod  countries
         Central    ADJ   amod    countries
         Asian      ADJ   amod    countries
         countries  NOUN  nsubj   agreed     country
         agreed     VERB  root    -)",
       "countries", "KAZ KGZ TJK TKM UZB"},
      {"their ministers are those told last", "NOR", "NOR+CHL", R"(
         their      PRON  nmod:poss  ministers
         ministers  NOUN  nsubj      agreed     minister
         agreed     VERB  root       -)",
       "ministers", "NOR CHL"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    ReleaseHints hints;
    hints.publisher = c.publisher;
    const auto [release, analysis] = syntax_of(c.text, hints);
    EXPECT_EQ(whom(c, release, analysis, resolve_head), c.expected);
  }
}

TEST(Discourse, FirstNamedInContent) {
  constexpr Case cases[] = {
      {"who is named first", "", "", "Norway backs Chile’s bid to host Peru.", "Norway", "CHL"},
      {"to the end of the coordination", "", "",
       "Norway backs Finland’s and Sweden’s applications to NATO.", "Norway", "FIN SWE"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(whom(c, first_named_after), c.expected);
  }
  // What is merely qualified by a name is no party.
  const Case membership = {"", "", "", R"(
       Norway      PROPN  nsubj     backs
       backs       VERB   root      -
       NATO        PROPN  compound  membership
       membership  NOUN   obj       backs
       for         ADP    case      Chile
       Chile       PROPN  nmod      membership)", "Norway", "CHL"};
  const auto [release, analysis] = syntax_of(membership.text);
  EXPECT_EQ(whom(membership, release, analysis, first_named_after), membership.expected);
}

TEST(Discourse, PartiesAreSets) {
  Parties parties = {"NOR"};
  add_parties(parties, {"CHL", "NOR", "CHL"});
  EXPECT_EQ(joined(parties), "NOR CHL");
  EXPECT_TRUE(same_parties({"NOR", "CHL"}, {"CHL", "NOR"}));
  EXPECT_FALSE(same_parties({"NOR", "CHL"}, {"NOR", "FJI"}));
  EXPECT_FALSE(same_parties({"NOR"}, {"NOR", "CHL"}));
  EXPECT_EQ(joined(without({"NOR", "CHL"}, {"NOR"})), "CHL");
}

}  // namespace
}  // namespace dragoman
