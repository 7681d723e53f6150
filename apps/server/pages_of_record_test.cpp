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

TEST_F(RecordPages, SayTheBriefInWordsOfTheLanguage) {
  const struct {
    std::string language;
    std::vector<std::string> words;
  } cases[] = {
      {"",
       {"# South Korea – Uzbekistan: brief for the Foreign Minister, 4 May 2024",
        "- embassy of South Korea in Uzbekistan, since 1993",
        "- Meeting of ministers, 1 May 2024 – 2 May 2024, Tashkent, Uzbekistan",
        "- The record has 1 release of Uzbekistan, 3 May 2024."}},
      {"/ko",
       {"# 대한민국 – 우즈베키스탄: Foreign Minister 보고용, 2024년 5월 4일",
        "- 우즈베키스탄 주재 대한민국 대사관, 1993년부터",
        "- 장관급 회담, 2024년 5월 1일 – 2024년 5월 2일, Tashkent, 우즈베키스탄",
        "- 우즈베키스탄의 보도자료 1건, 2024년 5월 3일."}},
  };
  for (const auto& c : cases) {
    const auto brief =
        server_.get(c.language + "/brief/KOR/UZB.md?for=Foreign+Minister&on=2024-05-04").body;
    for (const auto& words : c.words) EXPECT_NE(brief.find(words), std::string::npos) << brief;
    for (const auto* code : {"KOR", "UZB", "2024-05-0"}) {
      EXPECT_EQ(brief.find(code), std::string::npos) << brief;
    }
    const auto page = server_.get(c.language + "/brief/KOR/UZB?on=2024-05-04").body;
    EXPECT_NE(page.find("(<a href=\"" + c.language + "/release/seoul-talks#e"), std::string::npos)
        << page;
  }
}

TEST_F(RecordPages, LeadFromAMeetingToTheTwo) {
  EXPECT_NE(server_.get("/meeting/" + server_.meeting()).body.find("href=\"/pair/KOR/UZB\""),
            std::string::npos);
}

TEST_F(RecordPages, ListPeopleOfLateWhereNobodyIsAskedFor) {
  EXPECT_NE(server_.get("/people").body.find("href=\"/person/Ann%20Lee\""), std::string::npos);
  EXPECT_EQ(server_.get("/people?name=nobody").body.find("Ann%20Lee"), std::string::npos);
}

// Nothing that took place is told of this meeting besides itself.
TEST_F(RecordPages, CompareNothingWhereNothingWasSaid) {
  const auto all = json("/compare/" + server_.meeting() + ".json");
  EXPECT_TRUE(all["topics"].empty());
  EXPECT_EQ(all["counts"]["shared"], 0);
  const auto page = server_.get("/compare/" + server_.meeting()).body;
  EXPECT_NE(page.find("but of nothing that was said or done there"), std::string::npos);
  EXPECT_EQ(page.find("<svg"), std::string::npos);
}

// Both tell of the embassy, one alone of the visas.
TEST(ComparePage, LaysTopicsSideBySide) {
  const TestStore store;
  auto record = Record::open(store.name("compared.dragoman"), Record::Access::write);
  ASSERT_TRUE(record);
  std::vector<Entry> entries = {talks("ours", "2024-05-02"), talks("theirs", "2024-05-02")};
  entries[1].release.publisher = entries[1].reading.publisher = "UZB";
  const auto& engine = test_site().engine;
  for (auto& entry : entries) {
    auto& agree = entry.reading.events[1];
    agree.status = Status::occurred;
    agree.recipients = {"UZB"};
    agree.when = entry.reading.events[0].when;
    find_what_follows(entry, engine.knowledge, engine.words);
  }
  auto alone = entries[1].reading.events[1];
  alone.act = Act::support;
  alone.about = span_of(entries[1].release.text, "Minister Ann Lee");
  entries[1].reading.events.push_back(alone);
  entries[1].tellings.clear();
  entries[1].deadlines.clear();
  find_what_follows(entries[1], engine.knowledge, engine.words);
  ASSERT_TRUE(record->add(entries));
  const auto all = record->happenings({});
  ASSERT_TRUE(all && all->size() == 1U);
  const auto ask = [&](const std::string& end) {
    Request request;
    request.target = "/compare/" + all->front().id + end;
    return respond(request, test_site(), *record, Date{2024, 5, 4});
  };
  const auto json = Json::parse(ask(".json").body);
  EXPECT_EQ(json["readouts"].size(), 2U);
  EXPECT_EQ(json["counts"]["shared"], 1);
  EXPECT_EQ(json["counts"]["only"], 1);
  const auto shared = Json::parse(ask(".json?verdict=shared").body);
  ASSERT_EQ(shared["topics"].size(), 1U);
  EXPECT_EQ(shared["topics"][0]["verdict"], "shared");
  const auto page = ask("").body;
  EXPECT_NE(page.find("open an embassy in Tashkent"), std::string::npos);
  const auto alone_page = ask("?verdict=only").body;
  EXPECT_LT(alone_page.size(), page.size());
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

TEST_F(RecordPages, CountWhatIsFound) {
  const auto found = json("/search.json?q=embassy");
  const auto& facets = found["facets"];
  EXPECT_EQ(facets["counted"], 2);
  EXPECT_EQ(facets["all"], true);
  ASSERT_EQ(facets["publishers"].size(), 2U);
  ASSERT_EQ(facets["years"].size(), 1U);
  EXPECT_EQ(facets["years"][0]["year"], 2024);
  EXPECT_EQ(facets["years"][0]["releases"], 2);
  ASSERT_FALSE(facets["acts"].empty());
  // Each address finds as many as it says.
  for (const auto* kind : {"publishers", "years", "acts"}) {
    for (const auto& facet : facets[kind]) {
      const auto narrower = json(facet["address"].get<std::string>());
      EXPECT_EQ(narrower["found"].size(), facet["releases"].get<std::size_t>()) << facet;
    }
  }
  const auto page = server_.get("/search?q=embassy&publisher=KOR").body;
  EXPECT_NE(page.find("href=\"/search?q=embassy\" aria-current=\"true\""), std::string::npos);
  EXPECT_EQ(server_.get("/search.json?q=embassy&act=nothing").status, 400U);
}

TEST_F(RecordPages, TellWhyAPersonIsInAFeed) {
  const auto response = server_.get("/person/Ann%20Lee.atom");
  EXPECT_EQ(response.media_type, "application/atom+xml");
  EXPECT_NE(response.body.find("Ann Lee took part in this"), std::string::npos) << response.body;
  EXPECT_EQ(server_.get("/person/Nobody%20At%20All.atom").status, 404U);
}

}  // namespace
}  // namespace dragoman::server
