#include "formats/jsonld.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

JsonldGraph graph(Quotes quotes) {
  static const auto publishers =
      load_publishers(std::filesystem::path(DRAGOMAN_ROOT) / "data").value();
  return {test_knowledge(), publishers, quotes};
}

Json document(Quotes quotes) {
  auto writer = graph(quotes);
  const auto nodes = writer.nodes(test_release());
  return Json::parse(JsonldGraph::head() + nodes + ",\n" + writer.parties() + JsonldGraph::tail());
}

const Json& node_of(const Json& json, std::string_view identifier) {
  for (const auto& node : json["@graph"]) {
    if (node.contains("identifier") && node["identifier"] == identifier) return node;
  }
  ADD_FAILURE() << "no node " << identifier;
  return json["@graph"][0];
}

TEST(JsonldGraph, SpeaksSchemaOrg) {
  const auto json = document(Quotes::full);
  EXPECT_EQ(json["@context"]["@vocab"], "https://schema.org/");
  const auto& article = node_of(json, "talks");
  EXPECT_EQ(article["@type"], "NewsArticle");
  EXPECT_EQ(article["publication"]["startDate"], "2024-05-03");
  EXPECT_EQ(article["mentions"][0]["jobTitle"], "Minister");
  const auto& meet = node_of(json, "talks#1");
  EXPECT_EQ(meet["@type"], "Event");
  EXPECT_EQ(meet["attendee"].size(), 2U);
  EXPECT_EQ(meet["location"]["name"], "Nairobi");
  EXPECT_EQ(meet["subjectOf"]["isPartOf"]["@id"], article["@id"]);
  const auto& ask = node_of(json, "talks#2");
  EXPECT_EQ(ask["@type"], "AskAction");
  EXPECT_EQ(ask["actionStatus"], "CompletedActionStatus");
  EXPECT_EQ(ask["object"], "“seeds, water”");
  EXPECT_EQ(ask["recipient"][0]["@id"], node_of(json, "SWE")["@id"]);
  EXPECT_EQ(node_of(json, "talks#3")["dragoman:status"], "planned");
  EXPECT_EQ(node_of(json, "talks#f2")["@type"], "Event");
  EXPECT_EQ(node_of(json, "KEN")["@type"], "Country");
}

TEST(JsonldGraph, LeavesWordsOut) {
  const auto json = document(Quotes::none);
  const auto& quotation = node_of(json, "talks#2")["subjectOf"];
  EXPECT_FALSE(quotation.contains("text"));
  EXPECT_EQ(quotation["dragoman:sha256"].get<std::string>().size(), 64U);
  EXPECT_FALSE(node_of(json, "talks#2").contains("object"));
}

TEST(JsonldGraph, HasAHappeningWithItsAccounts) {
  auto writer = graph(Quotes::full);
  Happening meeting;
  meeting.id = "2024-05-02-meeting-KEN-SWE";
  meeting.parties = {"KEN", "SWE"};
  meeting.when = on({2024, 5, 2});
  meeting.gathering = "Ocean Forum";
  meeting.participants.push_back({"Lind", "Minister", "SWE", Level::ministers, ""});
  meeting.accounts.push_back(account_of("talks", {2024, 5, 3}));
  meeting.said.push_back({"talks", 2});
  writer.expect({&meeting, 1});
  const auto nodes = Json::parse("[" + writer.nodes(test_release()) + "]");
  for (const auto& one : nodes) EXPECT_NE(one.value("identifier", ""), "talks#1");
  const auto node = Json::parse(writer.node(meeting));
  EXPECT_EQ(node["name"], "Meeting (Ocean Forum): Kenya, Sweden");
  EXPECT_EQ(node["attendee"].size(), 3U);
  EXPECT_EQ(node["superEvent"]["name"], "Ocean Forum");
  EXPECT_EQ(node["subjectOf"][0]["identifier"], "talks#1");
  EXPECT_EQ(node["subjectOf"][0]["dragoman:end"], 54);
  EXPECT_EQ(node["dragoman:said"][0]["@id"], nodes[1]["@id"]);
}

}  // namespace
}  // namespace dragoman
