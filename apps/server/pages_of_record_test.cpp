// Commitments, comparisons, parties, people, gatherings and briefs, asked of a small record.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/finding_json.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

class RecordPages : public ::testing::Test {
 protected:
  [[nodiscard]] Json json(const std::string& target) const {
    const auto response = server_.get(target);
    EXPECT_EQ(response.status, 200U) << target << "\n" << response.body;
    return Json::parse(response.body, nullptr, false);
  }

  TestServer server_;
};

TEST_F(RecordPages, AnswerInTheirForms) {
  struct Case {
    std::string target;
    unsigned status;
    std::string media_type;
  };
  const std::string page = "text/html; charset=utf-8";
  const std::string json = "application/json";
  const std::string problem = "application/problem+json";
  const Case cases[] = {
      {"/commitments", 200, page},
      {"/commitments?with=KOR&status=open&kind=agreed&on=2024-05-04", 200, page},
      {"/commitments.json?status=overdue", 200, json},
      {"/commitments.csv", 200, "text/csv; charset=utf-8; header=present"},
      {"/commitments.json?status=forgotten", 400, problem},
      {"/commitments.json?kind=nothing", 400, problem},
      {"/commitments.json?with=Atlantis", 404, problem},
      {"/compare/" + server_.meeting(), 200, page},
      {"/compare/" + server_.meeting() + "?verdict=shared", 200, page},
      {"/compare/" + server_.meeting() + ".json", 200, json},
      {"/compare/" + server_.meeting() + ".json?verdict=none", 400, problem},
      {"/compare/none.json", 404, problem},
      {"/party/KOR", 200, page},
      {"/party/south%20korea.json", 200, json},
      {"/party/EU", 200, page},
      {"/party/org:Nobody.json", 404, problem},
      {"/parties", 200, page},
      {"/parties?name=uzb", 200, page},
      {"/person/Ann%20Lee", 200, page},
      {"/person/Nobody%20At%20All.json", 404, problem},
      {"/people", 200, page},
      {"/people?name=lee", 200, page},
      {"/gathering/None.json", 404, problem},
      {"/brief/KOR/UZB", 200, page},
      {"/brief/KOR/UZB?for=Foreign+Minister&on=2024-05-04", 200, page},
      {"/brief/KOR/UZB.md", 200, "text/markdown; charset=utf-8"},
      {"/brief/KOR/UZB.json", 200, json},
      {"/brief/KOR/UZB.json?for=Gardener", 400, problem},
      {"/brief/KOR/KOR.json", 400, problem},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.target);
    const auto response = server_.get(c.target);
    EXPECT_EQ(response.status, c.status);
    EXPECT_EQ(response.media_type, c.media_type);
    if (c.media_type != page) continue;
    for (const auto& body : {response.body, server_.get("/ko" + c.target).body}) {
      EXPECT_EQ(body.find("[?]"), std::string::npos);  // a text is missing
      EXPECT_EQ(body.find("<b>tashkent"), std::string::npos);
      EXPECT_EQ(body.find("style=\""), std::string::npos);
    }
  }
}

// Nothing that took place is told of this meeting besides itself.
TEST_F(RecordPages, CompareNothingWhereNothingWasSaid) {
  const auto all = json("/compare/" + server_.meeting() + ".json");
  EXPECT_TRUE(all["topics"].empty());
  EXPECT_EQ(all["counts"]["shared"], 0);
  const auto page = server_.get("/compare/" + server_.meeting()).body;
  EXPECT_NE(page.find("There is no such topic."), std::string::npos);
  EXPECT_EQ(page.find("<svg"), std::string::npos);
}

TEST_F(RecordPages, TellWhomAPartyMetMost) {
  const auto korea = json("/party/KOR.json");
  EXPECT_EQ(korea["kind"], "state");
  EXPECT_EQ(korea["capital"], "Seoul");
  ASSERT_FALSE(korea["met"].empty());
  EXPECT_EQ(korea["met"][0]["party"], "UZB");
  EXPECT_EQ(korea["met"][0]["happenings"], 1);
  ASSERT_EQ(korea["releases"].size(), 1U);
  EXPECT_EQ(korea["releases"][0]["id"], "seoul-talks");
  const auto parties = json("/parties.json?name=uzbek");
  ASSERT_EQ(parties["parties"].size(), 1U);
  EXPECT_EQ(parties["parties"][0]["party"], "UZB");
}

TEST_F(RecordPages, TellAPersonsPosts) {
  const auto found = json("/person/Ann%20Lee.json");
  ASSERT_EQ(found["people"].size(), 1U);
  EXPECT_EQ(found["people"][0]["posts"][0]["post"], "Minister");
  EXPECT_TRUE(json("/people.json?name=nobody")["people"].empty());
}

TEST_F(RecordPages, GiveEachLineOfABriefItsNotes) {
  const auto brief = json("/brief/KOR/UZB.json?on=2024-05-04");
  std::size_t notes = 0;
  for (const auto& section : brief["sections"]) {
    for (const auto& line : section["lines"]) notes += line["notes"].size();
  }
  EXPECT_GT(notes, 0U);
  const auto page = server_.get("/brief/KOR/UZB?on=2024-05-04").body;
  for (std::size_t i = 1; i <= brief["notes"].size(); ++i) {
    EXPECT_NE(page.find(fmt::format("id=\"note-{}\"", i)), std::string::npos) << i;
  }
}

}  // namespace
}  // namespace dragoman::server
