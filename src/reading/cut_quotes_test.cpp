#include "reading/cut_quotes.h"

#include <gtest/gtest.h>

#include "reading/test_syntax.h"

namespace dragoman {
namespace {

// A word that shows an act, and the head of its content ("" for none).
struct Case {
  std::string_view what, table, trigger, about, expected;
  Act act = Act::state;
  WordClass trigger_class = WordClass::verb;
};

// "content | quote".
std::string cut(const Case& c) {
  const auto [release, analysis] = syntax_of(c.table);
  const Syntax syntax(release, analysis);
  PatternRow row;
  row.act = c.act;
  row.trigger_class = c.trigger_class;
  PatternMatch match;
  match.row = &row;
  match.trigger = match.anchor = find_word(syntax, c.trigger);
  if (!c.about.empty()) match.about = {find_word(syntax, c.about)};
  const auto about = cut_about(syntax, match);
  return (about ? std::string(slice(release.text, *about)) : "") + " | " +
         std::string(slice(release.text, cut_quote(syntax, match, about)));
}

constexpr Case cases[] = {
    {"the whole complement, its coordinated parts included", R"(
       Norway     PROPN  nsubj  discussed
       discussed  VERB   root   -      discuss  VerbForm=Fin
       trade      NOUN   obj    discussed
       and        CCONJ  cc     peace
       peace      NOUN   conj   trade
       in         ADP    case   Asia
       Asia       PROPN  nmod   peace
       .          PUNCT  punct  discussed)",
     "discussed", "trade", "trade and peace in Asia | Norway discussed trade and peace in Asia"},
    {"without its preposition", R"(
       They    PRON   nsubj  spoke
       spoke   VERB   root   -      speak  VerbForm=Fin
       about   ADP    case   trade
       free    ADJ    amod   trade
       trade   NOUN   obl    spoke)",
     "spoke", "trade", "free trade | They spoke about free trade"},
    {"what the parser hung on the verb goes on with the content", R"(
       Norway     PROPN  nsubj  expressed
       expressed  VERB   root   -     express  VerbForm=Fin
       concern    NOUN   obj    expressed
       about      ADP    case   trade
       trade      NOUN   obl    expressed)",
     "expressed", "concern", "concern about trade | Norway expressed concern about trade"},
    {"but not with what happens", R"(
       Norway    PROPN  nsubj  attended
       attended  VERB   root   -     attend  VerbForm=Fin
       the       DET    det    forum
       forum     NOUN   obj    attended
       for       ADP    case   weeks
       weeks     NOUN   obl    attended  week)",
     "attended", "forum", "the forum | Norway attended the forum for weeks", Act::attend},
    {"the clause after its auxiliary", R"(
       Norway  PROPN  nsubj  send
       will    AUX    aux    send
       send    VERB   root   -     send  VerbForm=Inf
       ships   NOUN   obj    send  ship
       .       PUNCT  punct  send)",
     "send", "send", "send ships | Norway will send ships"},
    {"an infinitive keeps its \"to\"", R"(
       They    PRON   nsubj  agreed
       agreed  VERB   root   -     agree  VerbForm=Fin
       to      PART   mark   meet
       meet    VERB   xcomp  agreed  meet  VerbForm=Inf
       and     CCONJ  cc     trade
       trade   VERB   conj   meet  trade  VerbForm=Inf)",
     "agreed", "meet", "to meet and trade | They agreed to meet and trade"},
    {"a purpose is a quote of its own", R"(
       They     PRON   nsubj  met
       met      VERB   root   -     meet  VerbForm=Fin
       to       PART   mark   discuss
       discuss  VERB   xcomp  met  discuss  VerbForm=Inf
       trade    NOUN   obj    discuss)",
     "met", "", " | They met"},
    {"so is what is coordinated", R"(
       They      PRON   nsubj  met
       met       VERB   root   -     meet  VerbForm=Fin
       today     NOUN   obl    met
       and       CCONJ  cc     talked
       talked    VERB   conj   met  talk  VerbForm=Fin)",
     "met", "", " | They met today"},
    {"a noun with what belongs to it, without what a comma adds", R"(
       at       ADP    case       visit
       his      PRON   nmod:poss  visit
       second   ADJ    amod       visit
       visit    NOUN   root       -
       to       ADP    case       Chile
       Chile    PROPN  nmod       visit
       ,        PUNCT  punct      visit
       which    PRON   nsubj      was
       was      VERB   acl:relcl  visit  be  VerbForm=Fin
       short    ADJ    xcomp      was)",
     "visit", "", " | his second visit to Chile", Act::visit, WordClass::noun},
};

TEST(CutQuotes, ContentAndQuote) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(cut(c), c.expected);
  }
}

TEST(CutQuotes, ContentEndsBeforeAFiniteVerb) {
  const auto [release, analysis] = syntax_of(R"(
       Norway    PROPN  nsubj  welcomed
       welcomed  VERB   root   -     welcome  VerbForm=Fin
       progress  NOUN   obj    welcomed
       and       CCONJ  cc     hoped
       hoped     VERB   conj   progress  hope  VerbForm=Fin
       for       ADP    case   peace
       peace     NOUN   obl    hoped)");
  const Syntax syntax(release, analysis);
  PatternRow row;
  row.act = Act::commend;
  const auto verb = find_word(syntax, "welcomed");
  const auto about = cut_about(syntax, {&row, verb, verb, {find_word(syntax, "progress")}});
  ASSERT_TRUE(about);
  EXPECT_EQ(slice(release.text, *about), "progress");
}

TEST(CutQuotes, TrimSpan) {
  struct Trim {
    std::string_view text, expected;
  };
  constexpr Trim trims[] = {
      {" , trade. ", "trade"},
      {"- trade;\n", "trade"},
      {"(trade)", "(trade)"},
      {"the U.S.", "the U.S."},
      {"the end.", "the end"},
      {" .,;", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : trims) {
    SCOPED_TRACE(text);
    EXPECT_EQ(slice(text, trim_span(text, {0, text.size()})), expected);
  }
}

}  // namespace
}  // namespace dragoman
