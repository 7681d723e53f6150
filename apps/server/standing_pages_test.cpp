// The pages about the record as a whole (calendar, network, map, sources, methods, API), and feeds.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "asked.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

TEST(StandingPages, AnswerInTheirForms) {
  const TestServer server;
  const struct {
    std::string target, expected;
  } cases[] = {
      {"/data", "200 text/html; charset=utf-8"},
      {"/openapi.json", "200 application/json"},
      {"/methods", "200 text/html; charset=utf-8"},
      {"/sources", "200 text/html; charset=utf-8"},
      {"/sources.csv", "200 text/csv; charset=utf-8; header=present"},
      {"/releases?publisher=Korea", "200 text/html; charset=utf-8"},
      {"/releases.csv", "200 text/csv; charset=utf-8; header=present"},
      {"/releases.atom", "200 application/atom+xml"},
      {"/releases.json?publisher=Atlantis", "404 application/problem+json"},
      {"/calendar", "200 text/html; charset=utf-8"},
      {"/calendar.ics?from=2024-05&days=92", "200 text/calendar; charset=utf-8"},
      {"/calendar.json?days=93", "400 application/problem+json"},
      {"/calendar.json?days=0", "400 application/problem+json"},
      {"/calendar.json?from=May", "400 application/problem+json"},
      {"/calendar?from=0000", "400 text/html; charset=utf-8"},
      {"/calendar?from=9999", "400 text/html; charset=utf-8"},
      {"/network", "200 text/html; charset=utf-8"},
      {"/network.csv?between=2024", "200 text/csv; charset=utf-8; header=present"},
      {"/network.json?between=then", "400 application/problem+json"},
      {"/map?with=UZB", "200 text/html; charset=utf-8"},
      {"/map.json?between=2024-05-01/..", "200 application/json"},
      {"/search.atom?q=embassy", "200 application/atom+xml"},
      {"/search.atom", "400 application/problem+json"},
      {"/pair/KOR/UZB.atom", "200 application/atom+xml"},
  };
  for (const auto& c : cases) {
    const auto response = server.get(c.target);
    EXPECT_EQ(fmt::format("{} {}", response.status, response.media_type), c.expected) << c.target;
  }
}

TEST(StandingPages, LackNoTextInAnyLanguage) {
  const TestServer server;
  for (const auto* path : {"/data", "/methods", "/sources", "/releases", "/calendar?from=2024-05",
                           "/calendar?from=2020", "/network", "/network?between=1999", "/map"}) {
    for (const auto* language : {"", "/ko"}) {
      const auto response = server.get(std::string(language) + path);
      EXPECT_EQ(response.status, 200U) << path;
      EXPECT_EQ(response.body.find("[?]"), std::string::npos) << language << path;
      EXPECT_EQ(response.body.find(" style="), std::string::npos) << path;
      EXPECT_EQ(response.body.find("<b>tashkent"), std::string::npos) << path;
    }
  }
}

TEST(StandingPages, TellWhatTheRecordHas) {
  const TestServer server;
  const auto json = [&](const char* target) { return Json::parse(server.get(target).body); };
  EXPECT_EQ(json("/sources.json")["publishers"].size(), 2U);
  EXPECT_EQ(json("/sources.json")["newest"][0]["id"], "<b>tashkent</b>");
  EXPECT_EQ(json("/releases.json?publisher=KOR")["all"], 1);
  const auto next = json("/releases.json?count=1")["next"].get<std::string>();
  EXPECT_TRUE(next.starts_with("/releases.json?count=1&next=")) << next;
  EXPECT_EQ(json(next.c_str())["releases"].size(), 1U);
  EXPECT_NE(json(next.c_str())["releases"][0]["id"],
            json("/releases.json?count=1")["releases"][0]["id"]);
  const auto calendar = json("/calendar.json?from=2024-05-01&days=7");
  EXPECT_EQ(calendar["to"], "2024-05-07");
  EXPECT_EQ(calendar["happenings"].size(), 1U);
  EXPECT_EQ(json("/calendar.json?from=2024-05-03&days=7")["happenings"].size(), 0U);
  const auto network = json("/network.json");
  EXPECT_EQ(network["between"], "2023-05-04/2024-05-02");
  EXPECT_EQ(network["pairs"][0]["a"], "KOR");
  EXPECT_EQ(network["pairs"][0]["meetings"], 1);
  const auto map = json("/map.json");
  EXPECT_EQ(map["places"][0]["where"], "Tashkent, UZB");
  EXPECT_GT(map["places"][0]["latitude"], 41);
  const auto page = server.get("/calendar?from=2024-05").body;
  EXPECT_NE(page.find("id=\"day-2024-05-01\""), std::string::npos);
  EXPECT_NE(page.find("href=\"#day-2024-05-01\">2 "), std::string::npos);  // it went on
}

TEST(FirstPage, TellsWhatWasKnownOnTheDay) {
  const TestServer server;
  const struct {
    std::string on, this_week, latest;
  } cases[] = {
      {"2024-04-20", "", ""},                       // before it took place
      {"2024-05-01", "", ""},                       // nobody has told of it yet
      {"2024-05-02", "2024-05-01/2024-05-02", ""},  // one release has
      {"2024-06-30", "", "2024-05-01/2024-05-02"},
  };
  const auto days = [](const Json& happenings) {
    std::string text;
    for (const auto& one : happenings) text += one["when"].get<std::string>();
    return text;
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.on);
    const auto json = Json::parse(server.get("/home.json?on=" + c.on).body);
    EXPECT_EQ(json["day"], c.on);
    EXPECT_EQ(days(json["this_week"]), c.this_week);
    EXPECT_EQ(days(json["latest"]), c.latest);
    EXPECT_EQ(server.get("/?on=" + c.on).body.find("href=\"/meeting/") != std::string::npos,
              !(c.this_week + c.latest).empty());
  }
}

TEST(Feeds, TellWhyEachEntryIsThere) {
  const TestServer server;
  const auto found = server.get("/search.atom?q=embassy").body;
  EXPECT_NE(found.find("<summary>It has the words embassy, searched for as: embassy</summary>"),
            std::string::npos)
      << found;
  EXPECT_EQ(found.find("<b>tashkent"), std::string::npos);
  const auto pair = server.get("/ko/pair/KOR/UZB.atom?count=1").body;
  EXPECT_NE(pair.find("대한민국 및 우즈베키스탄에 관한 내용입니다"), std::string::npos) << pair;
  EXPECT_NE(pair.find("href=\"/ko/release/%3Cb%3Etashkent%3C%2Fb%3E#e"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::server
