// What goes wrong is said in the language of the address, to people and to programs.
#include "problem.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "test_site.h"

namespace dragoman::server {
namespace {

// "404 There is no page at /nothing."
std::string told(const Response& response) {
  const auto json = Json::parse(response.body, nullptr, false);
  if (!json.is_object() || !json.contains("detail")) return fmt::format("{}", response.status);
  return fmt::format("{} {}", response.status, json["detail"].get<std::string>());
}

TEST(Problem, IsSaidInTheLanguageOfTheAddress) {
  const TestServer server;
  const struct {
    std::string target, english, korean;
  } cases[] = {
      {"/nothing.json", "404 There is no page at /nothing.", "404 /nothing에는 페이지가 없습니다."},
      {"/pair/KOR/UZB.ics", "404 /pair/KOR/UZB cannot be had as iCalendar.",
       "404 /pair/KOR/UZB: iCalendar 형식으로는 볼 수 없습니다."},
      {"/pair/KOR/Atlantis.json",
       "404 No state or organisation is called “Atlantis” in the tables; take its name, or its "
       "code, such as KOR. The server can be started with tables of your own that have it "
       "(--knowledge).",
       "404 “Atlantis”에 해당하는 국가나 국제기구가 표에 없습니다. 이름이나 KOR 같은 코드를 "
       "쓰십시오. 그 이름이 든 표로 서버를 시작할 수도 있습니다(--knowledge)."},
      {"/pair/KOR/Korea.json", "400 South Korea stands there twice; take two different parties.",
       "400 같은 당사자가 두 번 있습니다(대한민국). 서로 다른 두 당사자를 쓰십시오."},
      {"/meetings.json?kind=party",
       "400 kind: “party” is none of meeting, call, visit, gathering, signing, establishment.",
       "400 kind: “party” 대신 다음 가운데 하나를 쓰십시오. meeting, call, visit, gathering, "
       "signing, establishment"},
      {"/meetings.json?count=0", "400 count: “0” is no number from 1 to 1000.",
       "400 count: “0” 대신 1부터 1000까지의 수를 쓰십시오."},
      {"/brief/KOR/UZB.json?for=Gardener",
       "400 for: “Gardener” is no office that the tables know; write it as “Foreign Minister” or "
       "“President”.",
       "400 for: “Gardener” 대신 “Foreign Minister”나 “President”처럼 표에 있는 직위를 "
       "쓰십시오."},
      {"/release/none.json?version=2", "404 Release “none” has no version 2.",
       "404 “none”: 이 보도자료에는 2판이 없습니다."},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(told(server.get(c.target)), c.english);
    EXPECT_EQ(told(server.get("/ko" + c.target)), c.korean);
  }
}

TEST(Problem, HasNoEnglishSentenceOnAKoreanPage) {
  const TestServer server;
  for (const auto* target : {"/nothing",
                             "/pair/KOR/Atlantis",
                             "/pair/KOR/KOR",
                             "/pair/KOR/UZB?on=soon",
                             "/pair?a=KOR",
                             "/meetings?kind=party",
                             "/meetings?level=high",
                             "/meetings?between=May",
                             "/meetings?next=7",
                             "/meetings?count=none",
                             "/meeting/none",
                             "/compare/none",
                             "/commitments?status=forgotten",
                             "/commitments?next=7",
                             "/calendar?from=soon",
                             "/calendar?days=900",
                             "/calendar?next=7",
                             "/network?between=soon",
                             "/map?with=Atlantis",
                             "/party/org:Nobody",
                             "/people?next=%",
                             "/person/Nobody%20At%20All",
                             "/gathering/None",
                             "/release/none",
                             "/release/none?version=x",
                             "/releases?publisher=Atlantis",
                             "/search?q=visa&act=none",
                             "/search?q=visa&from=soon",
                             "/search?q=%22",
                             "/brief/KOR/UZB?for=Gardener",
                             "/brief/KOR/KOR"}) {
    SCOPED_TRACE(target);
    const auto response = server.get(std::string("/ko") + target);
    const auto page = response.body.substr(response.body.find("<main"));
    EXPECT_EQ(page.find("<main") == 0, true);
    EXPECT_EQ(page.find("[?]"), std::string::npos);
    for (const auto* english : {" is no", " no ", "There ", " take ", " write "}) {
      EXPECT_EQ(page.find(english), std::string::npos) << page;
    }
  }
}

TEST(Problem, OfTheRecordIsMarkedAsEnglish) {
  const TestServer server;
  const Request request;
  const pages::View view{test_site().languages, test_site().languages[1],
                         test_site().engine.knowledge, Date{2024, 5, 4}, "/"};
  const Asked asked{test_site(), server.record(), view, request, {}, Query(), Form::page, "/"};
  const auto response = problem(asked, Error{ErrorCode::unreadable, "the disk is full"});
  EXPECT_EQ(response.status, 503U);
  EXPECT_NE(response.body.find(
                "<h1>지금은 기록을 읽을 수 없습니다</h1><p lang=\"en\">the disk is full</p>"),
            std::string::npos)
      << response.body;
}

}  // namespace
}  // namespace dragoman::server
