#include "knowledge/phrase_index.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace dragoman {
namespace {

PhraseIndex index_of(std::initializer_list<std::string_view> phrases) {
  PhraseIndex index;
  std::uint32_t value = 0;
  for (const auto phrase : phrases) index.add(phrase, value++, true);
  index.seal();
  return index;
}

// "begin-end:value,value" of every hit.
std::string describe(const std::vector<PhraseIndex::Hit>& hits) {
  std::string out;
  for (const auto& hit : hits) {
    if (!out.empty()) out += ' ';
    out += std::to_string(hit.span.begin) + "-" + std::to_string(hit.span.end) + ":";
    for (std::size_t i = 0; i < hit.entries.size(); ++i) {
      out += (i > 0 ? "," : "") + std::to_string(hit.entries[i].value);
    }
  }
  return out;
}

TEST(PhraseIndex, TakesTheLongestAtWordBoundaries) {
  const auto index = index_of({"New Guinea", "Papua New Guinea", "Guinea", "Guinea", "U.S.",
                               "Guinea-Bissau", "C5+1", "C5", "Türkiye", "Côte d'Ivoire"});
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"", ""},
      {"Guinea", "0-6:2,3"},
      {"Papua New Guinea", "0-16:1"},
      {"Papua Old Guinea", "10-16:2,3"},
      {"Guinea-Bissau Guinea-Conakry", "0-13:5 14-20:2,3"},
      {"Guinea–Bissau", "0-15:5"},  // an en dash
      {"Guineas aGuinea Guinea2", ""},
      {"the U.S. and U.S.A", "4-8:4"},
      {"C5+1, C5", "0-4:6 6-8:7"},
      {"TÜRKIYE türkiye", "0-8:8"},
      {"Côte d’Ivoire", "0-16:9"},
      {"New \n Guinea", "0-12:0"},
      {"New\n\nGuinea", "5-11:2,3"},
      {"New\u00a0Guinea", "0-11:0"},
      {"Papua New", ""},
      {"Guinea\xff", "0-6:2,3"},
      {"\x80Guinea", "1-7:2,3"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(index.find(c.text, {0, c.text.size()})), c.expected);
  }
}

TEST(PhraseIndex, FindsNothingWhereThereIsNothing) {
  PhraseIndex empty;
  empty.seal();
  EXPECT_EQ(describe(empty.find("Guinea", {0, 6})), "");
  const auto index = index_of({"Guinea"});
  EXPECT_EQ(describe(index.find("Guinea", {0, 5})), "");
  EXPECT_EQ(describe(index.find("Guinea", {3, 2})), "");
  EXPECT_EQ(describe(index.find("Guinea", {9, 12})), "");
}

TEST(InLineOfCapitals, LooksAtTheLine) {
  struct Case {
    std::string_view before, word, after;
    bool expected;
  };
  constexpr Case cases[] = {
      {"", "US", "", false},  // no other letter to tell by
      {"TELL ", "US", " MORE", true},
      {"Tell ", "US", " MORE", false},
      {"small\nTELL ", "US", "\nsmall", true},
      {"ÉTATS ", "US", "", true},
      {"états ", "US", "", false},
  };
  for (const auto& c : cases) {
    const auto text = std::string(c.before).append(c.word).append(c.after);
    SCOPED_TRACE(text);
    EXPECT_EQ(in_line_of_capitals(text, {c.before.size(), c.before.size() + c.word.size()}),
              c.expected);
  }
}

TEST(PhraseIndex, CostsAboutTheLengthOfTheText) {
  const auto index = index_of({"A A A A A A A A A B", "US"});
  std::string text;
  while (text.size() < 200'000) text += "A US ";
  const auto start = std::chrono::steady_clock::now();
  std::size_t capitals = 0;
  for (const auto& hit : index.find(text, {0, text.size()})) {
    capitals += in_line_of_capitals(text, hit.span) ? 1U : 0U;
  }
  EXPECT_EQ(capitals, 40'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace dragoman
