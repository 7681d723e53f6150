#include "language/tokenise.h"

#include <gtest/gtest.h>

#include <string>

#include "dragoman/analysis.h"
#include "language/tables.h"
#include "language/test_model.h"

namespace dragoman::language {
namespace {

std::string cut(std::string_view text) {
  std::string printed;
  for (const Span token : tokenise(text, {0, text.size()}, test_model().tables().lexicon)) {
    if (!printed.empty()) printed += '|';
    printed += slice(text, token);
  }
  return printed;
}

TEST(Tokenise, CutsAsTheTreebanksDo) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"The ministers met.", "The|ministers|met|."},
      {"They don't, won’t and cannot wait.", "They|do|n't|,|wo|n’t|and|can|not|wait|."},
      {"Norway's and Chad’s ministers' talks", "Norway|'s|and|Chad|’s|ministers|'|talks"},
      {"We'll see; they've left", "We|'ll|see|;|they|'ve|left"},
      {"U.S. and U.K. officials", "U.S.|and|U.K.|officials"},
      {"the U.S.-Chad dialogue", "the|U.S.|-|Chad|dialogue"},
      {"on Nov. 3 at 10 a.m. in Oslo", "on|Nov.|3|at|10|a.m.|in|Oslo"},
      {"Mr. A. Berg and Dr. Okoye", "Mr.|A.|Berg|and|Dr.|Okoye"},
      {"He left.", "He|left|."},
      {"$5 million, €3.5bn and US$20", "$|5|million|,|€|3.5|bn|and|US$|20"},
      {"10% of 1,200,000 at 9:30", "10|%|of|1,200,000|at|9:30"},
      {"the COVID-19 pandemic", "the|COVID|-|19|pandemic"},
      {"high-level, people-to-people", "high|-|level|,|people|-|to|-|people"},
      {"non-proliferation and co-operation", "non-proliferation|and|co-operation"},
      {"President Lim Ha-neul’s visit", "President|Lim|Ha-neul|’s|visit"},
      {"Well-known High-level", "Well|-|known|High|-|level"},
      {"29-30 November", "29|-|30|November"},
      {"call 555-123-4567", "call|555-123-4567"},
      {"and/or on 9/11", "and|/|or|on|9/11"},
      {"see www.example.org/a-b, or mail a.b@example.org.",
       "see|www.example.org/a-b|,|or|mail|a.b@example.org|."},
      {"“Peace,” she said… (twice)", "“|Peace|,|”|she|said|…|(|twice|)"},
      {"wait... what?!", "wait|...|what|?!"},
      {"the war—and 2021–2025", "the|war|—|and|2021|–|2025"},
      {"AT&T, O'Brien, 30th, 1990s", "AT&T|,|O'Brien|,|30th|,|1990s"},
      {"It ended.The end", "It|ended|.|The|end"},
      {"Élysée Palace", "Élysée|Palace"},
      {"two\u00A0words\u200B", "two|words"},
      {"bad \xFF\xC3( bytes", "bad|\xFF\xC3|(|bytes"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(cut(c.text), c.expected);
  }
}

// Neither the stack nor the square of its length is spent on a word that goes on and on.
TEST(Tokenise, TakesWordsOfAnyLength) {
  constexpr std::size_t times = 1000000;
  struct Case {
    std::string_view begin, again;
    std::size_t tokens;
  };
  constexpr Case cases[] = {
      {"x", "n't", times + 1}, {"1111", "n't", times},     {"end", ".", 2},
      {"end", "?!", 2},        {"a", "-b", 2 * times + 1},
  };
  const auto& lexicon = fast_model().tables().lexicon;
  for (const auto& c : cases) {
    SCOPED_TRACE(c.again);
    std::string text(c.begin);
    for (std::size_t i = 0; i < times; ++i) text += c.again;
    EXPECT_EQ(tokenise(text, {0, text.size()}, lexicon).size(), c.tokens);
  }
}

TEST(Tokenise, StaysWithinItsSpan) {
  const std::string_view text = "one two three";
  const auto tokens = tokenise(text, {4, 7}, Lexicon{});
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(slice(text, tokens[0]), "two");
}

TEST(Tokenise, TellsCutWordsFromMarks) {
  struct Case {
    std::string_view left, right;
    bool expected;
  };
  constexpr Case cases[] = {
      {"do", "n't", true},   {"Chad", "’s", true},     {"can", "not", true},   {"high", "-", false},
      {"-", "level", false}, {"ministers", "'", true}, {"quoted", "'", false}, {"5", "km", false},
  };
  for (const auto& c : cases) {
    const std::string text = std::string(c.left) + std::string(c.right);
    SCOPED_TRACE(text);
    EXPECT_EQ(is_cut_word(text, {0, c.left.size()}, {c.left.size(), text.size()}), c.expected);
  }
}

}  // namespace
}  // namespace dragoman::language
