#include "verify/claims.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string describe(const Result<std::vector<Claim>>& claims) {
  if (!claims) return "error: " + claims.error().message;
  std::string text;
  for (const auto& claim : *claims) {
    text += fmt::format("{} ({}) ", claim.release, claim.what);
    if (claim.span) text += fmt::format("{}-{} ", claim.span->begin, claim.span->end);
    text += fmt::format("[{}] {}\n", claim.quote, claim.sha256);
  }
  return text;
}

TEST(ClaimsOf, AreReadFromEveryExport) {
  struct Case {
    std::string_view bytes, expected;
  };
  constexpr Case cases[] = {
      {R"({"id":"a","people":[{"name":"Lee","span":{"begin":1,"end":4}}],)"
       R"("events":[{"quote":"met","span":{"begin":5,"end":8},"quote_sha256":"0f"}],"facts":[]})"
       "\n",
       "a (line 1, person 1) 1-4 [] \na (line 1, event 1) 5-8 [met] 0f\n"},
      {R"([{"id":"a","events":[{"quote":null,"span":{"begin":5,"end":8}}]}])",
       "a (reading 1, event 1) 5-8 [] \n"},
      {R"({"id":"a#1","text":"met","release":"a","span":{"begin":5,"end":8}})",
       "a (line 1) 5-8 [met] \n"},
      {R"({"id":"x","schema":"Event","properties":{"notes":["a, bytes 5 to 8, SHA-256 0f"],)"
       R"("description":["met"]}})",
       "a (line 1) 5-8 [met] 0f\n"},
      {R"({"id":"x","schema":"Person","properties":{"name":["Lee"]}})", ""},
      {"release,quote,begin,end\r\na,\"met, \"\"so\"\"\",5,8\r\n",
       "a (line 2) 5-8 [met, \"so\"] \n"},
      {"EventID\tRelease\tBegin\tEnd\tQuote\tQuote SHA256\n1\ta\t5\t8\tmet\t0f\n",
       "a (line 2) 5-8 [met] 0f\n"},
      {"id,title,sha256\na,Talks,0f\n", "a (line 2) [] 0f\n"},
      {"", ""},
      {"release,begin,end\na,5\n", "error: f:2: has 2 cells, the header 3"},
      {"release,begin,end\na,5,x\n", "error: f:2: begin and end must be numbers"},
      {"release,begin,end\n\"a,5,8\n", "error: f: a cell in quotes does not end"},
      {"[{\"id\": 1", "error: f: is no whole JSON array"}};
  for (const auto& c : cases) EXPECT_EQ(describe(claims_of(c.bytes, "f")), c.expected) << c.bytes;
  for (const auto* wrong : {"Dear Ann", "{\"id\": 1}\n", "{no json}\n"}) {
    EXPECT_NE(describe(claims_of(wrong, "f")).find("f:1: is no line of an export"),
              std::string::npos)
        << wrong;
  }
}

TEST(CellsOfCsv, CountTheLinesOfTheFile) {
  const auto lines = cells_of_csv("a,b\r\n\"one\ntwo\",\r\nc,d");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ((*lines)[1].cells, (std::vector<std::string>{"one\ntwo", ""}));
  EXPECT_EQ((*lines)[2].line, 4U);
  EXPECT_EQ((*lines)[2].cells, (std::vector<std::string>{"c", "d"}));
}

}  // namespace
}  // namespace dragoman
