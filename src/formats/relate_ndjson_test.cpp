#include "formats/relate_ndjson.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(QuestionLine, IsReadOrToldWrong) {
  struct Case {
    std::string_view line, expected;
  };
  constexpr Case cases[] = {
      {R"({"id": "1", "text": "A met B.", "source": "A", "target": "B"})", "1: A met B. A B"},
      {R"({"id": "1", "text": "A met B.", "source": "A"})", "line 7: \"target\" must be a text"},
      {R"({"id": 1, "text": "", "source": "", "target": ""})", "line 7: \"id\" must be a text"},
      {"[]", "line 7: is no JSON object"},
      {"A met B.", "line 7: is no JSON object"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.line);
    const auto given = parse_question_line(c.line, 7);
    const auto told = given ? given->id + ": " + given->question.text + " " +
                                  given->question.source + " " + given->question.target
                            : given.error().message;
    EXPECT_TRUE(told.starts_with(c.expected)) << told;
  }
}

TEST(AnswerLine, KeepsItsKeys) {
  EXPECT_EQ(answer_line("a", {Act::condemn, "ACCUSE", 3, 0.9149}),
            R"({"id":"a","act":"condemn","plover":"ACCUSE","quad":3,"confidence":0.91})");
  EXPECT_EQ(answer_line("a", {}),
            R"({"id":"a","act":null,"plover":null,"quad":0,"confidence":0.0})");
}

}  // namespace
}  // namespace dragoman
