// Lists that go on part by part: whoever takes each `next` as it comes gets what whoever asks for
// all at once gets.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/finding_json.h"
#include "record/test_releases.h"
#include "test_site.h"

namespace dragoman::server {
namespace {

class ListsTest : public RecordOfReleasesTest {
 protected:
  ListsTest() : record_(record_of(entries())) {}

  [[nodiscard]] Response get(std::string target) const {
    Request request;
    request.target = std::move(target);
    return respond(request, test_site(), record_, Date{2024, 5, 4});
  }
  [[nodiscard]] Json json(const std::string& target) const {
    const auto response = get(target);
    EXPECT_EQ(response.status, 200U) << target << "\n" << response.body;
    return Json::parse(response.body, nullptr, false);
  }
  // All items of a list, asked for so many at a time.
  [[nodiscard]] std::vector<std::string> walked(std::string target, const std::string& list) const {
    std::vector<std::string> items;
    for (int part = 0; part < 2000 && !target.empty(); ++part) {
      const auto answer = json(target);
      for (const auto& item : answer[list]) items.push_back(item.dump());
      target = answer["next"].is_null() ? "" : answer["next"].get<std::string>();
    }
    EXPECT_EQ(target, "") << "it does not end";
    return items;
  }

 private:
  static std::vector<Entry> entries() {
    std::vector<Entry> all;
    const std::vector<std::string> others = {"UZB", "LVA", "EST", "TJK", "KAZ"};
    for (std::size_t i = 0; i < others.size(); ++i) {
      const auto& other = others[i];
      const auto request = fmt::format(
          "request|KOR > {}|support for bid {}|2023-0{}-02||asked for support for bid {}", other, i,
          i + 1, i);
      const auto mission =
          fmt::format("mission|KOR {}|embassy|since {}-05-2{}", other, 1974 + 10 * i, i);
      const auto person = fmt::format("person|Anna Name{}|Minister|{}", i, other);
      all.push_back(
          release_of(fmt::format("r{} KOR 2023-0{}-03", i, i + 1), {request, mission, person}));
    }
    // More promises of one than are found at once, each another.
    std::vector<std::string> lines;
    auto many = release_of("many MNG 2023-03-01", {});
    for (std::size_t i = 0; i <= most_promises_at_once; ++i) {
      // Words that no other of them has.
      std::string thing = "zz";
      for (auto rest = i; rest > 0; rest /= 20) thing += static_cast<char>('b' + rest % 20);
      const auto about = fmt::format("{0}wards the {0}ships of {0}land", thing);
      const auto line = fmt::format("pledge|MNG > {}|{}|2023-02-01||will support {}",
                                    others[i % others.size()], about, about);
      auto event = event_told("many", i + 1, line);
      event.what.quote = add_line(many.release, event.quote);
      event.what.about.reset();
      many.reading.events.push_back(event.what);
    }
    many.source.bytes += many.release.text;
    all.push_back(std::move(many));
    return all;
  }

  Record record_;
};

TEST_F(ListsTest, GoOnByWhatWasShownLast) {
  struct Case {
    std::string target;
    std::string list;
    std::size_t least;
  };
  const Case cases[] = {
      {"/releases.json?", "releases", 6},
      {"/releases.json?publisher=KOR&", "releases", 5},
      {"/commitments.json?with=KOR&", "commitments", 5},
      {"/commitments.json?with=KOR&with=UZB&", "commitments", 1},
      {"/commitments.json?with=KOR&status=open&", "commitments", 5},
      {"/calendar.json?from=2024-05-01&days=60&", "anniversaries", 5},
      {"/calendar.json?from=2024-05-01&days=60&with=KOR&", "anniversaries", 5},
      {"/people.json?name=anna&", "people", 5},
      {"/person/anna.json?", "people", 5},
      {"/ko/people.json?name=anna&", "people", 5},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.target);
    const auto all = json(c.target + "count=1000");
    EXPECT_GE(all[c.list].size(), c.least) << all.dump();
    EXPECT_TRUE(all["next"].is_null());
    std::vector<std::string> items;
    for (const auto& item : all[c.list]) items.push_back(item.dump());
    EXPECT_EQ(walked(c.target + "count=1", c.list), items);
    EXPECT_EQ(walked(c.target + "count=2", c.list), items);
  }
}

TEST_F(ListsTest, AreNotCountedWhereTheyAreLong) {
  const auto first = json("/commitments.json?with=MNG&count=200");
  EXPECT_TRUE(first["counts"].is_null());
  EXPECT_FALSE(first["next"].is_null());
  EXPECT_EQ(walked("/commitments.json?with=MNG&count=200", "commitments").size(),
            most_promises_at_once + 1);
  EXPECT_TRUE(walked("/commitments.json?with=MNG&status=done", "commitments").empty());
  const auto few = json("/commitments.json?with=KOR");
  EXPECT_EQ(few["counts"]["all"], 5);
  EXPECT_EQ(few["counts"]["open"], 5);
  // A page that has found none so far leads on.
  const auto page = get("/commitments?with=MNG&status=done").body;
  if (page.find("rel=\"next\"") == std::string::npos) {
    EXPECT_NE(page.find(test_site().languages.front().text("commitments.nothing")),
              std::string::npos);
  }
}

TEST_F(ListsTest, SayTheSameInEveryForm) {
  for (const auto* path : {"/commitments", "/people", "/releases", "/calendar"}) {
    SCOPED_TRACE(path);
    const auto query = std::string("?with=KOR&name=anna&from=2024-05-01&days=60&count=2");
    const auto link_of = [](const Response& response) {
      for (const auto& [name, value] : response.headers) {
        if (name == "Link") return value.substr(value.find("next="));
      }
      return std::string("none");
    };
    const auto expected = link_of(get(std::string(path) + ".json" + query));
    EXPECT_NE(expected, "none");
    EXPECT_EQ(link_of(get(path + query)), expected);
    for (const auto* other : {".csv", ".ics", ".atom"}) {
      const auto response = get(std::string(path) + other + query);
      if (response.status == 404) continue;
      EXPECT_EQ(link_of(response), expected) << other;
    }
  }
}

TEST_F(ListsTest, RefuseANextThatNoAnswerHasGiven) {
  for (const auto* target :
       {"/commitments.json?next=", "/commitments.json?with=KOR&next=", "/calendar.json?next=",
        "/people.json?name=anna&next=", "/releases.json?next="}) {
    for (const auto* next : {"7", "%00", "!", "_"}) {
      EXPECT_EQ(get(target + std::string(next)).status, 400U) << target << next;
    }
  }
  // "nonsense", "a#0", "x\n\n"
  EXPECT_EQ(get("/commitments.json?next=bm9uc2Vuc2U%3D").status, 400U);
  EXPECT_EQ(get("/commitments.json?next=YSMw").status, 400U);
  EXPECT_EQ(get("/calendar.json?next=bm9uc2Vuc2U%3D").status, 400U);
  EXPECT_EQ(get("/calendar.json?next=eAoK").status, 400U);
}

}  // namespace
}  // namespace dragoman::server
