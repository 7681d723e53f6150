#include "text/mapped_text.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string describe(Span span) {
  return std::to_string(span.begin) + ".." + std::to_string(span.end);
}

TEST(MappedText, FindsTheSourceOfAPiece) {
  // Source: "ab&amp;<b>cd" became "ab&cd".
  MappedText text;
  text.append_verbatim("ab", 0);
  text.append_made("&", {2, 7});
  text.append_verbatim("cd", 10);
  text.finish();
  EXPECT_EQ(text.text(), "ab&cd");
  struct Case {
    Span piece;
    std::string_view expected;
  };
  constexpr Case cases[] = {
      {{0, 2}, "0..2"},   {{1, 2}, "1..2"},  {{2, 3}, "2..7"},   {{1, 4}, "1..11"},
      {{3, 5}, "10..12"}, {{0, 5}, "0..12"}, {{4, 4}, "11..11"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(describe(source_of(text.anchors(), c.piece)), c.expected) << describe(c.piece);
  }
}

TEST(MappedText, KeepsTheEndOfALastMadeRun) {
  MappedText text;
  text.append_verbatim("a", 0);
  text.append_made("é", {1, 2});
  text.finish();
  EXPECT_EQ(describe(source_of(text.anchors(), {1, 3})), "1..2");
}

TEST(MappedText, WithoutAnchorsTextIsSource) {
  EXPECT_EQ(describe(source_of({}, {3, 5})), "3..5");
}

TEST(MappedText, ComposesTwoWays) {
  // Source "x\xE9y&lt;z" in windows-1252: decoded "xéy&lt;z", without markup "xéy<z".
  MappedText decoded;
  decoded.append_verbatim("x", 0);
  decoded.append_made("é", {1, 2});
  decoded.append_verbatim("y&lt;z", 2);
  decoded.finish();
  MappedText page;
  page.append_verbatim("xéy", 0);
  page.append_made("<", {4, 8});
  page.append_verbatim("z", 8);
  page.finish();
  const auto whole = compose(page, decoded);
  EXPECT_EQ(whole.text(), "xéy<z");
  EXPECT_EQ(describe(source_of(whole.anchors(), {1, 3})), "1..2");
  EXPECT_EQ(describe(source_of(whole.anchors(), {4, 5})), "3..7");
  EXPECT_EQ(describe(source_of(whole.anchors(), {5, 6})), "7..8");
  EXPECT_EQ(describe(source_of(whole.anchors(), {0, 6})), "0..8");
}

}  // namespace
}  // namespace dragoman
