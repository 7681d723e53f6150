#include "formats/ftm_ndjson.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

FtmEntities entities(Quotes quotes) {
  const auto data = std::filesystem::path(DRAGOMAN_ROOT) / "data";
  static const auto publishers = load_publishers(data).value();
  return {test_knowledge(), publishers, read_iso2(data).value(), quotes};
}

// "Schema property=value|value …" of each line, with ids left out.
std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

TEST(FtmEntities, AreTheReleaseAndWhatItTells) {
  auto writer = entities(Quotes::full);
  const auto lines = lines_of(writer.entities(test_release()));
  ASSERT_EQ(lines.size(), 6U);
  const std::vector<std::string> schemas = {"Article", "Event",       "Event",
                                            "Event",   "UnknownLink", "Event"};
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i]["schema"], schemas[i]);
  EXPECT_EQ(lines[0]["properties"]["language"], nlohmann::json({"eng"}));
  const auto& meet = lines[1]["properties"];
  EXPECT_EQ(meet["name"], nlohmann::json({"Meet: Sweden, Kenya"}));
  EXPECT_EQ(meet["date"], nlohmann::json({"2024-05-02"}));
  EXPECT_EQ(meet["location"], nlohmann::json({"Nairobi, Kenya"}));
  EXPECT_EQ(meet["country"], nlohmann::json({"ke"}));
  EXPECT_EQ(meet["involved"].size(), 2U);
  EXPECT_EQ(meet["proof"][0], lines[0]["id"]);
  EXPECT_EQ(meet["recordId"], nlohmann::json({"talks#1"}));
  EXPECT_EQ(lines[3]["properties"]["name"], nlohmann::json({"Visit: Sweden → Kenya (planned)"}));
  EXPECT_EQ(lines[4]["properties"]["startDate"], nlohmann::json({"1964-02-29"}));

  const auto named = lines_of(writer.named());
  ASSERT_EQ(named.size(), 3U);
  EXPECT_EQ(named[0]["properties"]["position"], nlohmann::json({"Minister"}));
  EXPECT_EQ(named[1]["schema"], "PublicBody");
  EXPECT_EQ(named[1]["properties"]["name"], nlohmann::json({"Kenya"}));
  EXPECT_EQ(named[2]["id"], meet["involved"][0]);
}

TEST(FtmEntities, SayWhereAQuoteStandsWithoutIt) {
  auto writer = entities(Quotes::none);
  const auto meet = lines_of(writer.entities(test_release()))[1]["properties"];
  EXPECT_FALSE(meet.contains("description"));
  const auto place = parse_quote_place(meet["notes"][0].get<std::string>());
  ASSERT_TRUE(place);
  EXPECT_EQ(place->release, "talks");
  EXPECT_EQ(place->span, (Span{0, 54}));
  EXPECT_EQ(place->sha256.size(), 64U);
}

TEST(FtmEntities, OfAHappeningNameItsAccounts) {
  auto writer = entities(Quotes::full);
  Happening visit;
  visit.id = "2024-05-02-visit-SWE-KEN";
  visit.kind = HappeningKind::visit;
  visit.parties = {"SWE"};
  visit.hosts = {"KEN"};
  visit.when = When{{2024, 5, 2}, {2024, 5, 4}};
  visit.participants.push_back({"Lind", "Minister", "SWE", Level::ministers, ""});
  visit.accounts.push_back(account_of("talks", {2024, 5, 3}));
  writer.expect({&visit, 1});
  const auto lines = lines_of(writer.entities(test_release()));
  ASSERT_EQ(lines.size(), 5U);  // without its first event
  EXPECT_EQ(lines[1]["properties"]["recordId"], nlohmann::json({"talks#2"}));
  const auto line = nlohmann::json::parse(writer.entity(visit));
  EXPECT_EQ(line["properties"]["keywords"], nlohmann::json({"visit", "occurred"}));
  const auto place = parse_quote_place(line["properties"]["notes"][0].get<std::string>());
  ASSERT_TRUE(place);
  EXPECT_EQ(place->span, (Span{0, 54}));
  EXPECT_EQ(line["properties"]["startDate"], nlohmann::json({"2024-05-02"}));
  EXPECT_EQ(line["properties"]["endDate"], nlohmann::json({"2024-05-04"}));
  EXPECT_EQ(line["properties"]["organizer"].size(), 1U);
  EXPECT_EQ(line["properties"]["involved"].size(), 3U);
  EXPECT_EQ(line["properties"]["proof"][0], lines[0]["id"]);
}

}  // namespace
}  // namespace dragoman
