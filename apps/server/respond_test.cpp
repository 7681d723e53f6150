#include "respond.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "in_common.h"
#include "routes.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

// "200 text/html; charset=utf-8"
std::string described(const Response& response) {
  return fmt::format("{} {}", response.status, response.media_type);
}

class Responding : public ::testing::Test {
 protected:
  TestServer server_;
};

TEST_F(Responding, AnswersEachAddressInItsForms) {
  struct Case {
    std::string target, expected;
  };
  const std::string page = "200 text/html; charset=utf-8";
  const std::string json = "200 application/json";
  const std::string problem = "application/problem+json";
  const Case cases[] = {
      {"/", page},
      {"/ko", page},
      {"/ko/", page},
      {"/home.json", json},
      {"/pair/KOR/UZB", page},
      {"/pair/Korea/uzbekistan.json?on=2024-06-01", json},
      {"/pair/KOR/UZB.csv", "200 text/csv; charset=utf-8; header=present"},
      {"/meetings?with=KOR&kind=meeting", page},
      {"/meetings.ics", "200 text/calendar; charset=utf-8"},
      {"/meeting/" + server_.meeting(), page},
      {"/meeting/" + server_.meeting() + ".json", json},
      {"/release/seoul-talks", page},
      {"/release/seoul-talks.txt", "200 text/plain; charset=utf-8"},
      {"/release/%3Cb%3Etashkent%3C%2Fb%3E", page},
      {"/search?q=embassy", page},
      {"/search.json?q=embassy", json},
      {"/static/style.css?0", "200 text/css; charset=utf-8"},
      // What is not there, or cannot be asked so.
      {"/nothing", "404 text/html; charset=utf-8"},
      {"/nothing.json", "404 " + problem},
      {"/pair/KOR/UZB.ics", "404 " + problem},
      {"/pair/KOR/Atlantis.json", "404 " + problem},
      {"/pair/KOR/KOR.json", "400 " + problem},
      {"/pair/KOR/UZB.json?on=soon", "400 " + problem},
      {"/meetings.json?kind=party", "400 " + problem},
      {"/meetings.json?next=7", "400 " + problem},
      {"/meetings.json?count=0", "400 " + problem},
      {"/meeting/none.json", "404 " + problem},
      {"/release/none.json", "404 " + problem},
      {"/search.json", "400 " + problem},
      {"/search.json?q=%22", "400 " + problem},
      // Nonsense.
      {"", page},
      {"//////", page},
      {"/%", "404 text/html; charset=utf-8"},
      {"/%zz/%00/../..", "404 text/html; charset=utf-8"},
      {"/pair/%00/%FF.json", "404 " + problem},
      {"/?on=%00&&&=&=x", "400 text/html; charset=utf-8"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.target);
    EXPECT_EQ(described(server_.get(c.target)), c.expected);
  }
}

TEST_F(Responding, SaysEverythingInTheLanguageOfTheAddress) {
  for (const auto* target : {"/", "/pair/KOR/UZB", "/meetings", "/release/seoul-talks",
                             "/search?q=embassy", "/nothing", "/pair/KOR/KOR"}) {
    SCOPED_TRACE(target);
    const auto english = server_.get(target).body;
    const auto korean = server_.get(std::string("/ko") + target).body;
    // "[?]" stands where a text is missing.
    EXPECT_EQ(english.find("[?]"), std::string::npos);
    EXPECT_EQ(korean.find("[?]"), std::string::npos);
    EXPECT_NE(english.find("<html lang=\"en\">"), std::string::npos);
    EXPECT_NE(korean.find("<html lang=\"ko\">"), std::string::npos);
  }
  EXPECT_NE(server_.get("/ko/pair/KOR/UZB").body.find("대한민국"), std::string::npos);
}

TEST_F(Responding, LetsNoMarkupOfReleasesThrough) {
  for (const auto* target :
       {"/", "/pair/KOR/UZB", "/meetings", "/search?q=embassy",
        "/release/%3Cb%3Etashkent%3C%2Fb%3E", "/search?q=%3Cscript%3E", "/%3Cscript%3E"}) {
    SCOPED_TRACE(target);
    const auto body = server_.get(target).body;
    EXPECT_EQ(body.find("<b>tashkent"), std::string::npos);
    EXPECT_EQ(body.find("<script>"), std::string::npos);
    EXPECT_EQ(body.find("style=\""), std::string::npos);  // the policy forbids it
  }
}

TEST_F(Responding, TellsWhatIsUnchanged) {
  Request request;
  request.target = "/pair/KOR/UZB";
  const auto first = server_.answer(request);
  request.if_none_match = header(first, "ETag");
  ASSERT_FALSE(request.if_none_match.empty());
  const auto second = server_.answer(request);
  EXPECT_EQ(second.status, 304U);
  EXPECT_TRUE(second.body.empty());
  request.if_none_match = "\"other\"";
  EXPECT_EQ(server_.answer(request).status, 200U);
}

TEST_F(Responding, CutsListsInParts) {
  const auto first = server_.get("/pair/KOR/UZB.json?count=1");
  const auto link = header(first, "Link");
  ASSERT_TRUE(link.ends_with("1>; rel=\"next\"")) << link;
  const auto next = link.substr(1, link.find('>') - 1);
  const auto token = next.substr(next.find("next="));
  const auto json = Json::parse(first.body);
  EXPECT_EQ(json["events"].size(), 1U);
  EXPECT_EQ(json["all_events"], 4);
  const auto last = server_.get("/pair/KOR/UZB.json?count=3&" + token);
  EXPECT_EQ(header(last, "Link"), "");
  EXPECT_EQ(Json::parse(last.body)["events"].size(), 3U);
  EXPECT_TRUE(
      Json::parse(server_.get("/pair/KOR/UZB.json?next=000000003e7").body)["events"].empty());
}

// Who was shown the first two goes on with the third, though others have come before it since.
TEST(Part, BeginsAfterWhatWasShownLast) {
  struct Case {
    std::vector<std::string> items;
    std::string expected;
  };
  const Case cases[] = {
      {{"a", "b", "c", "d", "e"}, "c d, more"},
      {{"new", "a", "b", "c", "d", "e"}, "c d, more"},
      {{"b", "c", "d"}, "c d"},
      {{"x", "y", "c", "d", "e"}, "c d, more"},  // what was shown is gone: by the number
      {{"b"}, ""},
      {{}, ""},
  };
  for (auto c : cases) {
    Part part{2, 2, mark_of("b"), {}};
    const bool more = cut(c.items, part, [](const std::string& item) { return item; });
    EXPECT_EQ(fmt::format("{}{}", fmt::join(c.items, " "), more ? ", more" : ""), c.expected);
  }
}

TEST_F(Responding, GivesJsonToProgramsThatWantIt) {
  Request request;
  request.target = "/pair/KOR/UZB";
  request.accept = "application/json";
  EXPECT_EQ(described(server_.answer(request)), "200 application/json");
  request.accept = "text/html,application/json;q=0.9";
  EXPECT_EQ(described(server_.answer(request)), "200 text/html; charset=utf-8");
}

TEST_F(Responding, TakesOnlyTheMethodsOfARoute) {
  Request request;
  request.target = "/pair/KOR/UZB.json";
  request.method = Method::post;
  EXPECT_EQ(described(server_.answer(request)), "405 application/problem+json");
  request.method = Method::other;
  EXPECT_EQ(described(server_.answer(request)), "405 application/problem+json");
  EXPECT_EQ(header(server_.answer(request), "Allow"), "GET, HEAD");
  request.target = "/read";
  EXPECT_EQ(header(server_.answer(request), "Allow"), "POST");
  request.target = "/static/style.css";
  EXPECT_EQ(header(server_.answer(request), "Allow"), "GET, HEAD");
  request.target = "/pair/KOR/UZB.json";
  request.method = Method::head;
  EXPECT_EQ(described(server_.answer(request)), "200 application/json");
}

TEST_F(Responding, SendsThePickerOnToThePair) {
  const auto response = server_.get("/ko/pair?a=Korea&b=Uzbekistan");
  EXPECT_EQ(response.status, 303U);
  EXPECT_EQ(header(response, "Location"), "/ko/pair/KOR/UZB");
}

TEST_F(Responding, CitesWhereTheWordsStand) {
  const auto body = server_.get("/pair/KOR/UZB").body;
  EXPECT_NE(body.find("href=\"/release/seoul-talks#e2\""), std::string::npos);
  const auto release = server_.get("/release/seoul-talks").body;
  EXPECT_NE(release.find("<li id=\"e2\""), std::string::npos);
  EXPECT_NE(release.find("<sup id=\"in-e2\""), std::string::npos);
}

}  // namespace
}  // namespace dragoman::server
