#include "formats/comparison_json.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(ComparisonJson, WritesTopicsWithWhatEachAccountTells) {
  Told<Event> told;
  told.what.act = Act::request;
  told.what.actors = {"TGO"};
  told.quote = "asked for\nteak";
  told.at = {"talks", 3};
  Comparison comparison;
  comparison.readouts = {{"talks", "TGO", {told}}, {"talks-fiji", "", {}}};
  Topic topic;
  topic.lines = {{0}, {}};
  topic.asked_by = {{"TGO"}, {}};
  topic.differences = {{DifferenceKind::who, {"TGO", "FJI"}}};
  comparison.topics = {topic};
  EXPECT_EQ(
      json_line(comparison_json(comparison)),
      R"({"readouts":[{"release":"talks","publisher":"TGO"},)"
      R"({"release":"talks-fiji","publisher":null}],"topics":[{"verdict":"only",)"
      R"("differences":[{"kind":"who","told":["TGO","FJI"]}],"asked_by":[["TGO"],[]],)"
      R"("of_other":false,"accounts":[[{"act":"request","actors":["TGO"],"recipients":[],)"
      R"("when":null,"where":null,"status":"occurred","about":null,"quote":"asked for teak",)"
      R"("span":{"begin":0,"end":0},"about_span":null,"rule":null,"confidence":null,"release":"talks",)"
      R"("event":"talks#3","order":1}],[]]}]})");
}

}  // namespace
}  // namespace dragoman
