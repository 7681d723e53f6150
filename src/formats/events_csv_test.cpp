#include "formats/events_csv.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(CsvCell, IsQuotedWhereItMustBe) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {{"", ""},
                            {"plain words", "plain words"},
                            {"Seoul, KOR", "\"Seoul, KOR\""},
                            {"the \"way\"", "\"the \"\"way\"\"\""},
                            {"two\nlines", "\"two\nlines\""},
                            {"a;b", "a;b"}};
  for (const auto& c : cases) EXPECT_EQ(csv_cell(c.text), c.expected);
}

TEST(EventsCsv, IsOneRowAnEvent) {
  Release release;
  release.text = "They met in Seoul and\nagreed to \"go on\".";
  release.url = "https://example.org/a,b";
  Reading reading;
  reading.id = "a";
  reading.published = on({2024, 0, 0});
  Event meet;
  meet.actors = {"KOR", "UZB"};
  meet.where = "Seoul, KOR";
  meet.quote = {0, 17};
  meet.rule = "meet.1";
  meet.confidence = 0.9;
  Event agree;
  agree.act = Act::agree;
  agree.actors = {"KOR"};
  agree.recipients = {"EU", "UN"};
  agree.when = When{{2024, 1, 1}, {2024, 1, 2}};
  agree.status = Status::planned;
  agree.about = Span{32, 39};
  agree.quote = {18, 39};
  reading.events = {meet, agree};
  EXPECT_EQ(events_csv_header() + events_csv_rows(release, reading),
            "release,published,publisher,event,act,status,when,where,actors,recipients,about,quote,"
            "begin,end,rule,confidence,url\r\n"
            "a,2024,,1,meet,occurred,,\"Seoul, KOR\",KOR;UZB,,,They met in Seoul,0,17,meet.1,0.90,"
            "\"https://example.org/a,b\"\r\n"
            "a,2024,,2,agree,planned,2024-01-01/2024-01-02,,KOR,EU;UN,\"\"\"go on\"\"\","
            "\"and agreed to \"\"go on\"\"\",18,39,,,\"https://example.org/a,b\"\r\n");
}

TEST(EventsCsv, HasNoRowsWithoutEvents) {
  EXPECT_EQ(events_csv_rows({}, {}), "");
}

// A row keeps its columns even where the first cells are empty.
TEST(EventsCsv, KeepsEmptyCells) {
  Release release;
  release.text = "met";
  Reading reading;
  Event event;
  event.quote = {0, 3};
  reading.events = {event};
  EXPECT_EQ(events_csv_rows(release, reading), ",,,1,meet,occurred,,,,,,met,0,3,,,\r\n");
}

}  // namespace
}  // namespace dragoman
