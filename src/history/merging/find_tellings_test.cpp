#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "dragoman/happening.h"

namespace dragoman {
namespace {

// A release of one text with a reading put together by hand.
struct Page {
  Release release;
  Reading reading;

  explicit Page(std::string text) {
    release.text = std::move(text);
    release.blocks = {{BlockKind::paragraph, {0, release.text.size()}, "", "", 0}};
    reading.id = "page";
    reading.publisher = "KOR";
    reading.published = parse_edtf("2024-05-03");
  }

  [[nodiscard]] Span span(std::string_view words) const {
    const auto begin = release.text.find(words);
    EXPECT_NE(begin, std::string::npos) << words;
    return {begin, begin + words.size()};
  }
  Page& person(std::string name, std::string post, std::string of) {
    const auto at = span(name);
    reading.people.push_back({std::move(name), std::move(post), std::move(of), at});
    return *this;
  }
  Page& event(Act act, std::vector<PartyCode> actors, std::vector<PartyCode> recipients,
              std::string_view when, std::string_view quote) {
    Event event;
    event.act = act;
    event.actors = std::move(actors);
    event.recipients = std::move(recipients);
    event.when = parse_edtf(when);
    event.quote = span(quote);
    reading.events.push_back(event);
    return *this;
  }
};

class FindTellings : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path data = DRAGOMAN_ROOT "/data";
    knowledge = std::make_unique<Knowledge>(*Knowledge::load(data));
    words = std::make_unique<HistoryWords>(*HistoryWords::load(data));
  }
  static void TearDownTestSuite() {
    knowledge.reset();
    words.reset();
  }
  // "meeting KOR,UZB ministers Ann Lee,Bek Ali said 2,3", one a line.
  static std::string describe(const Page& page) {
    std::string text;
    for (const auto& one : find_tellings(page.release, page.reading, *knowledge, *words)) {
      std::vector<std::string> people;
      for (const auto& someone : one.people) people.push_back(someone.name);
      std::vector<std::size_t> said;
      for (const auto& citation : one.said) said.push_back(citation.number);
      std::vector<std::string_view> levels;
      for (const auto level : one.levels) levels.push_back(to_string(level));
      text += fmt::format("{} {}{} {} [{}] nth {} said {}\n", to_string(one.kind),
                          fmt::join(one.parties, ","),
                          one.hosts.empty() ? "" : ">" + one.hosts.front(), fmt::join(levels, ","),
                          fmt::join(people, "; "), one.nth.value_or(0), fmt::join(said, ","));
    }
    return text;
  }

  static std::unique_ptr<Knowledge> knowledge;
  static std::unique_ptr<HistoryWords> words;
};
std::unique_ptr<Knowledge> FindTellings::knowledge;
std::unique_ptr<HistoryWords> FindTellings::words;

TEST_F(FindTellings, GivesEachMeetingItsPeopleAndWhatWasSaid) {
  Page page(
      "Foreign Minister Ann Lee met Uzbek Foreign Minister Bek Ali and, separately, Deputy"
      " Minister Oz Kan of Türkiye. Minister Ali asked for more flights. Mr. Kan praised the"
      " trade. All agreed to meet again.");
  page.person("Ann Lee", "Foreign Minister", "KOR")
      .person("Bek Ali", "Foreign Minister", "UZB")
      .person("Oz Kan", "Deputy Minister", "TUR")
      .event(Act::meet, {"KOR", "UZB"}, {}, "2024-05-02", "met Uzbek Foreign Minister Bek Ali")
      .event(Act::meet, {"KOR", "TUR"}, {}, "2024-05-02", "separately, Deputy Minister Oz Kan")
      .event(Act::request, {"UZB"}, {"KOR"}, "2024-05-02", "Minister Ali asked for more flights")
      .event(Act::commend, {"TUR"}, {}, "2024-05-02", "Mr. Kan praised the trade")
      .event(Act::agree, {"KOR", "TUR", "UZB"}, {}, "2024-05-02", "All agreed to meet again");
  EXPECT_EQ(describe(page),
            "meeting KOR,UZB ministers,ministers [Ann Lee; Bek Ali] nth 0 said 3,5\n"
            "meeting KOR,TUR ministers,deputies [Ann Lee; Oz Kan] nth 0 said 4,5\n");
}

TEST_F(FindTellings, TakesTheLevelFromTitlesAlone) {
  Page page(
      "The two Foreign Ministers held the 4th strategic dialogue. They recalled the President's"
      " visit to Tashkent in April 2019.");
  page.event(Act::meet, {"KOR", "UZB"}, {}, "2024-05-02",
             "The two Foreign Ministers held the 4th strategic dialogue")
      .event(Act::visit, {"KOR"}, {"UZB"}, "2019-04", "the President's visit to Tashkent");
  EXPECT_EQ(describe(page),
            "meeting KOR,UZB ministers,ministers [] nth 4 said \n"
            "visit KOR>UZB leaders [] nth 0 said \n");
}

TEST_F(FindTellings, DoesNotSendThoseWhoAgreedToWhatTheyAgreedOn) {
  Page page(
      "Foreign Minister Ann Lee met Uzbek Foreign Minister Bek Aliyev. The two sides agreed to open"
      " negotiations on fisheries by the end of the year.");
  page.person("Ann Lee", "Foreign Minister", "KOR")
      .person("Bek Aliyev", "Foreign Minister", "UZB")
      .event(Act::meet, {"KOR", "UZB"}, {}, "2024-05-02", "met Uzbek Foreign Minister Bek Aliyev")
      .event(Act::agree, {"KOR", "UZB"}, {}, "2024-05-02",
             "agreed to open negotiations on fisheries by the end of the year")
      .event(Act::meet, {"KOR", "UZB"}, {}, "2024",
             "open negotiations on fisheries by the end of the year");
  page.reading.events.back().status = Status::planned;
  EXPECT_EQ(describe(page),
            "meeting KOR,UZB ministers,ministers [Ann Lee; Bek Aliyev] nth 0 said 2\n"
            "meeting KOR,UZB unknown,unknown [] nth 0 said \n");
}

}  // namespace
}  // namespace dragoman
