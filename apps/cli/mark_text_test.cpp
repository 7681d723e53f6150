#include "mark_text.h"

#include <gtest/gtest.h>

namespace dragoman::cli {
namespace {

constexpr std::string_view text = "They met in\nSeoul and agreed.";

TEST(MarkText, PutsBracketsAroundMarkedWords) {
  struct Case {
    std::vector<Mark> marks;
    std::string_view expected;
  };
  const Case cases[] = {
      {{}, "They met in Seoul and agreed."},
      {{{{5, 17}, "e1"}}, "They [met in Seoul](e1) and agreed."},
      {{{{5, 17}, "e1"}, {{5, 17}, "e2"}}, "They [met in Seoul](e1 e2) and agreed."},
      {{{{0, 28}, "e1"}, {{12, 17}, "f1"}}, "[They met in [Seoul](f1) and agreed](e1)."},
      {{{{0, 17}, "e1"}, {{12, 28}, "e2"}}, "[They met in [Seoul](e1) and agreed](e2)."},
      {{{{0, 4}, "e1"}, {{4, 8}, "e2"}}, "[They](e1)[ met](e2) in Seoul and agreed."},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(mark_text(text, {0, text.size()}, c.marks, Style(Style::Use::plain)), c.expected);
  }
}

TEST(MarkText, CutsMarksToTheBlock) {
  const Style plain(Style::Use::plain);
  EXPECT_EQ(mark_text(text, {5, 11}, {{{0, 8}, "e1"}, {{12, 17}, "e2"}}, plain), "[met](e1) in");
}

TEST(MarkText, ColoursWithoutBrackets) {
  EXPECT_EQ(mark_text(text, {0, 8}, {{{5, 8}, "e1"}}, Style(Style::Use::colour)),
            "They \x1b[36mmet\x1b[0m\x1b[33m e1\x1b[0m");
}

TEST(Printable, LeavesNothingThatSteersATerminal) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {{"a\x1b[31mb", "a [31mb"},
                            {"tab\tline\n", "tab\tline\n"},
                            {"\x07\x7f\r", "   "},
                            {"\xc2\x9b"
                             "31m Bréton",
                             "  31m Bréton"},
                            {"\xc2", "\xc2"}};
  for (const auto& c : cases) EXPECT_EQ(printable(c.text), c.expected);
}

}  // namespace
}  // namespace dragoman::cli
