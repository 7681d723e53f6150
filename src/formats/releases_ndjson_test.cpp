#include "formats/releases_ndjson.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// The fields of a parsed line, or its error.
std::string describe(const Result<GivenRelease>& given) {
  if (!given) return given.error().message;
  const auto& hints = given->hints;
  std::string text = hints.id + "|" + given->text;
  for (const auto& part : {hints.title, hints.publisher, hints.url}) text += "|" + part;
  return text + "|" + (hints.published ? to_edtf(*hints.published) : "-");
}

TEST(ReleasesNdjson, ReadsALineOrSaysWhyNot) {
  struct Case {
    std::string_view line, expected;
  };
  constexpr Case cases[] = {
      {R"({"id": "a", "text": "Words.\n", "title": "T", "published": "2021-12-01",)"
       R"( "publisher": "KOR", "url": "u", "file": "ignored"})",
       "a|Words.\n|T|KOR|u|2021-12-01"},
      {R"({"id": "a", "text": "", "title": null, "published": null})", "a|||||-"},
      {R"({"id": "a", "text": "x", "published": "2021-12-01T09:30:00Z"})", "a|x||||2021-12-01"},
      {R"({"id": "a", "text": "x", "published": "2021-12"})", "a|x||||2021-12"},
      {R"({"id": "a", "text": "x", "published": "1 December 2021"})",
       "line 5: \"published\" is no date: '1 December 2021'; write it as 2021-12-01"},
      {R"({"text": "x"})", "line 5: has no \"id\"; give each release its own"},
      {R"({"id": "a"})", "line 5: has no \"text\"; it is what is to be read"},
      {R"({"id": 4, "text": "x"})", "line 5: \"id\" must be a text"},
      {R"({"id": "a", "text": ["x"]})", "line 5: \"text\" must be a text"},
      {R"("a")", R"(line 5: must be one JSON object a line, such as {"id": "a", "text": "…"})"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.line);
    EXPECT_EQ(describe(parse_release_line(c.line, 5)), c.expected);
  }
}

TEST(ReleasesNdjson, TakesPagesAndGivesThemBack) {
  struct Case {
    std::string_view line, expected;  // written back
  };
  constexpr Case cases[] = {
      {R"({"page": "<p>x", "name": "n", "address": "a", "charset": "utf-8", "more": 1})",
       R"({"name":"n","charset":"utf-8","address":"a","page":"<p>x"})"},
      {R"({"id": "i", "page_base64": "gDE=", "media_type": "text/plain", "text": null})",
       "line 1: has both a \"text\" and a \"page\"; give one of them"},
      {R"({"id": "i", "page_base64": "gDE=", "media_type": "text/plain"})",
       R"({"id":"i","media_type":"text/plain","page_base64":"gDE="})"},
      {R"({"id": "i", "page_base64": "PHA+"})", R"({"id":"i","page":"<p>"})"},
      {R"({"id": "i", "page_base64": "*"})", "line 1: \"page_base64\" is no base64"},
      {R"({"page": "x"})", R"({"page":"x"})"},
      {R"({"id": "i", "text": "x", "title": "t", "published": "2021-12-01", "publisher": "KOR",)"
       R"( "url": "u", "retrieved": "2024-05-01T10:00:00Z"})",
       R"({"id":"i","title":"t","published":"2021-12-01","publisher":"KOR","url":"u",)"
       R"("retrieved":"2024-05-01T10:00:00Z","text":"x"})"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.line);
    const auto given = parse_release_line(c.line, 1);
    EXPECT_EQ(given ? to_release_line(*given) : given.error().message, c.expected);
    if (given) {
      EXPECT_EQ(to_release_line(*parse_release_line(c.expected, 1)), c.expected);
    }
  }
}

TEST(ReleasesNdjson, BoundsTheId) {
  const auto line = [](std::size_t size) {
    return "{\"id\": \"" + std::string(size, 'x') + "\", \"text\": \"\"}";
  };
  EXPECT_TRUE(parse_release_line(line(1000), 1));
  EXPECT_EQ(describe(parse_release_line(line(1001), 1)),
            "line 1: has an \"id\" of more than 1000 bytes; give a shorter one");
}

TEST(ReleasesNdjson, TellsWhereALineIsNoJson) {
  const std::string lines[] = {"{\"id\": \"a\", ", "{\"id\": \"\xff\", \"text\": \"\"}",
                               R"({"id": "\ud800", "text": ""})", std::string(300'000, '[')};
  for (const auto& line : lines) {
    const auto given = parse_release_line(line, 12);
    ASSERT_FALSE(given);
    EXPECT_TRUE(given.error().message.starts_with("line 12: is no JSON from byte "))
        << given.error().message;
  }
}

}  // namespace
}  // namespace dragoman
