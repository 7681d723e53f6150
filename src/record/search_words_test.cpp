#include "record/search_words.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string describe(const std::vector<FoldedWord>& words) {
  std::string text;
  for (const auto& [word, span] : words) {
    text += word + " " + std::to_string(span.begin) + "-" + std::to_string(span.end) + ", ";
  }
  return text;
}

std::string describe(const std::vector<Phrase>& phrases) {
  std::string text;
  for (const auto& phrase : phrases) {
    text += "[";
    for (const auto& word : phrase.words) text += (&word == &phrase.words[0] ? "" : " ") + word;
    text += phrase.prefix ? "*]" : "]";
  }
  return text;
}

TEST(SearchWords, FoldsTheWordsOfAText) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {
      {"", ""},
      {" – ,", ""},
      {"The 2nd Talks", "the 0-3, 2nd 4-7, talks 8-13, "},
      {"Korea’s", "korea 0-5, s 8-9, "},
      {"Côte d'Ivoire", "cote 0-5, d 6-7, ivoire 8-14, "},
      {"ZU\u0308RICH", "zurich 0-8, "},               // an accent of its own
      {"co\u00adope", "coope 0-7, "},                 // a soft hyphen
      {"한-EU", "\u1112\u1161\u11ab 0-3, eu 4-6, "},  // taken apart, here as in the query
      {"bad \xff\xfe end\xc3", "bad 0-3, end 7-10, "},
  };
  for (const auto& c : cases) EXPECT_EQ(describe(words_of(c.text)), c.expected) << c.text;
  EXPECT_EQ(words_of(std::string(5000, 'x')).front().word.size(), 200U);
}

TEST(SearchWords, ParsesQueries) {
  struct Case {
    std::string_view query, expected;
  };
  const Case cases[] = {
      {"", ""},
      {" * \"\" – ", ""},
      {"Joint committee", "[joint][committee]"},
      {"\"Joint committee\" agreed", "[joint committee][agreed]"},
      {"\"joint comm*\" minist*", "[joint comm*][minist*]"},
      {"\"never closed", "[never closed]"},
      {"“joint committee”agreed", "[joint committee][agreed]"},
      {"co-operation Korea's", "[co operation][korea s]"},
      {"' OR NEAR(a) AND \\ ('x':*", "[or][near a][and][x*]"},
  };
  for (const auto& c : cases) EXPECT_EQ(describe(parse_search(c.query)), c.expected) << c.query;
}

TEST(SearchWords, FindsPhrases) {
  struct Case {
    std::string_view query, text, expected;
  };
  const Case cases[] = {
      {"committee", "A Committee, the committee.", "2-11 17-26 "},
      {"\"joint committee\"", "a joint, committee; committee joint", "2-18 "},
      {"\"joint comm*\"", "joint commission and joint committees", "0-16 21-37 "},
      {"\"a a\"", "a a a", "0-3 2-5 "},
      {"long", "longer", ""},
      {"long*", "longer", "0-6 "},
  };
  for (const auto& c : cases) {
    std::string spans;
    for (const auto span : find_phrase(parse_search(c.query)[0], words_of(c.text))) {
      spans += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
    }
    EXPECT_EQ(spans, c.expected) << c.query;
  }
}

}  // namespace
}  // namespace dragoman
