#include "formats/quotes.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string words(std::size_t count, const std::string& word) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word;
  return text;
}

TEST(PrintedWords, AreAsManyAsAskedFor) {
  struct Case {
    std::string words;
    Quotes quotes;
    std::string expected;
  };
  const Case cases[] = {
      {"They met\n in Seoul", Quotes::full, "They met in Seoul"},
      {"They met\n in Seoul", Quotes::brief, "They met in Seoul"},
      {"They met\n in Seoul", Quotes::none, ""},
      {words(12, "ninebytes"), Quotes::brief, words(12, "ninebytes")},  // 119 bytes
      {words(13, "ninebytes"), Quotes::brief, words(11, "ninebytes") + "…"},
      {std::string(117, 'a') + " bcd", Quotes::brief, std::string(117, 'a') + "…"},
      {std::string(300, 'a'), Quotes::brief, std::string(117, 'a') + "…"},
      {"x" + words(1, std::string(200, 'a')) + "", Quotes::full, "x" + std::string(200, 'a')},
  };
  for (const auto& c : cases) EXPECT_EQ(printed_words(c.words, c.quotes), c.expected);
}

// Letters of three bytes: 117 is a multiple of three, 118 is not.
TEST(PrintedWords, CutNoLetterInTwo) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "한";
  EXPECT_EQ(printed_words(text, Quotes::brief), text.substr(0, 117) + "…");
  EXPECT_EQ(printed_words("a" + text, Quotes::brief), "a" + text.substr(0, 114) + "…");
}

TEST(ParseQuotes, KnowsThreeWords) {
  EXPECT_EQ(parse_quotes("full"), Quotes::full);
  EXPECT_EQ(parse_quotes("short"), Quotes::brief);
  EXPECT_EQ(parse_quotes("none"), Quotes::none);
  EXPECT_EQ(parse_quotes("some"), std::nullopt);
}

TEST(QuotePlace, IsReadBack) {
  const QuotePlace place{"a, bytes 1 to 2, b", {3, 14}, "00ff"};
  const auto back = parse_quote_place(to_string(place));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->release, place.release);
  EXPECT_EQ(back->span, place.span);
  EXPECT_EQ(back->sha256, place.sha256);
  for (const auto* wrong :
       {"", "SHA-256 00ff", "a, bytes x to 2, SHA-256 00", "a, bytes 5 to 2, SHA-256 0",
        "a to 3, SHA-256 0", ", SHA-256 0, bytes 1 to 2"}) {
    EXPECT_FALSE(parse_quote_place(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace dragoman
