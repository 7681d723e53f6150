#include "formats/reading_json.h"

#include <gtest/gtest.h>

#include "formats/finding_json.h"

namespace dragoman {
namespace {

Span span_of(std::string_view text, std::string_view words) {
  const auto begin = text.find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {begin, begin + words.size()};
}

Release sample_release() {
  Release release;
  release.text =
      "Minister Aster Bréton met\n  her Uzbek counterpart in Tashkent. They agreed to “open\tan "
      "embassy”.";
  return release;
}

Reading sample_reading(const Release& release) {
  const std::string_view text = release.text;
  Reading reading;
  reading.id = "tashkent-talks";
  reading.publisher = "FRA";
  reading.published = on({2024, 5, 2});
  reading.published_basis = DateBasis::given;
  reading.people.push_back({.name = "Aster Bréton",
                            .post = "Minister",
                            .of = "FRA",
                            .span = span_of(text, "Aster Bréton")});
  reading.people.push_back({.name = "Aster", .post = "", .of = "", .span = span_of(text, "Aster")});
  Event meet;
  meet.act = Act::meet;
  meet.actors = {"FRA", "UZB"};
  meet.when = When{{2024, 5, 1}, {2024, 5, 2}};
  meet.where = "Tashkent, UZB";
  meet.quote = span_of(text, "Minister Aster Bréton met\n  her Uzbek counterpart in Tashkent");
  meet.rule = "meet.1";
  meet.confidence = 0.07;
  Event agree;
  agree.act = Act::agree;
  agree.actors = {"FRA", "UZB"};
  agree.recipients = {"org:Name, with \"quotes\""};
  agree.status = Status::hypothetical;
  agree.about = span_of(text, "open\tan embassy");
  agree.quote = span_of(text, "agreed to “open\tan embassy");
  reading.events = {meet, agree};
  Fact mission;
  mission.kind = FactKind::mission;
  mission.a = "FRA";
  mission.b = "UZB";
  mission.name = "embassy";
  mission.since = on({1993, 0, 0});
  mission.quote = span_of(text, "an embassy");
  Fact anniversary;
  anniversary.kind = FactKind::anniversary;
  anniversary.members = {"FRA", "UZB", "KAZ"};
  anniversary.nth = 30;
  anniversary.of = "diplomatic relations";
  anniversary.year = 2022;
  anniversary.state = "in force";
  anniversary.when = on({2022, 3, 0});
  anniversary.where = "UZB";
  anniversary.quote = span_of(text, "embassy");
  anniversary.rule = "anniversary.2";
  reading.facts = {mission, anniversary};
  return reading;
}

TEST(ReadingJson, WritesTheCodebooksSchema) {
  const auto release = sample_release();
  EXPECT_EQ(
      to_json(release, sample_reading(release)),
      R"({"id":"tashkent-talks","published":"2024-05-02","published_basis":"given","publisher":"FRA",)"
      R"("people":[{"name":"Aster Bréton","post":"Minister","of":"FRA","span":{"begin":9,"end":22}},)"
      R"({"name":"Aster","post":null,"of":null,"span":{"begin":9,"end":14}}],)"
      R"("events":[{"act":"meet","actors":["FRA","UZB"],"recipients":[],"when":"2024-05-01/2024-05-02",)"
      R"("where":"Tashkent, UZB","status":"occurred","about":null,)"
      R"("quote":"Minister Aster Bréton met her Uzbek counterpart in Tashkent",)"
      R"("span":{"begin":0,"end":62},"about_span":null,"rule":"meet.1","confidence":0.07},)"
      R"({"act":"agree","actors":["FRA","UZB"],"recipients":["org:Name, with \"quotes\""],"when":null,)"
      R"("where":null,"status":"hypothetical","about":"open an embassy","quote":"agreed to “open an embassy",)"
      R"("span":{"begin":69,"end":97},"about_span":{"begin":82,"end":97},"rule":null,"confidence":null}],)"
      R"("facts":[{"kind":"mission","a":"FRA","b":"UZB","name":"embassy","since":"1993",)"
      R"("quote":"an embassy","span":{"begin":87,"end":97},"rule":null},)"
      R"({"kind":"anniversary","members":["FRA","UZB","KAZ"],"nth":30,"of":"diplomatic relations",)"
      R"("year":2022,"state":"in force","when":"2022-03","where":"UZB","quote":"embassy",)"
      R"("span":{"begin":90,"end":97},"rule":"anniversary.2"}]})");
}

TEST(ReadingJson, NothingReadIsEmptyLists) {
  Reading reading;
  reading.id = "x";
  EXPECT_EQ(to_json({}, reading),
            R"({"id":"x","published":null,"published_basis":"unknown","publisher":null,)"
            R"("people":[],"events":[],"facts":[]})");
}

TEST(ReadingJson, ComesBackAsItWent) {
  const auto release = sample_release();
  const auto line = to_json(release, sample_reading(release));
  const auto back = reading_from_json(line);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(to_json(release, *back), line);
  const auto from_pretty = reading_from_json(to_pretty_json(release, sample_reading(release)));
  ASSERT_TRUE(from_pretty) << from_pretty.error().message;
  EXPECT_EQ(to_json(release, *from_pretty), line);
}

// A quote that cuts a letter in two is our bug elsewhere; the line must stay JSON.
TEST(ReadingJson, StaysJsonWhereBytesAreNoUtf8) {
  Release release;
  release.text = "met \xff\xe2\x80 there";
  Reading reading;
  reading.id = "x";
  Event event;
  event.quote = {0, release.text.size()};
  reading.events.push_back(event);
  EXPECT_TRUE(reading_from_json(to_json(release, reading)));
}

TEST(ReadingJson, SaysWhatIsWrong) {
  struct Case {
    std::string_view json, expected;
  };
  constexpr Case cases[] = {
      {"[]", "the reading must be an object"},
      {"{}", "\"id\" of the reading must be a text, not empty"},
      {R"({"id": 7})", "\"id\" of the reading must be a text"},
      {R"({"id": "x", "published": "May"})",
       "\"published\" of the reading must be an EDTF date such as 2021-11-30 or "
       "2021-11-29/2021-11-30"},
      {R"({"id": "x", "published_basis": "guess"})",
       "\"published_basis\" of the reading must be unknown, given, page, dateline or inferred"},
      {R"({"id": "x", "events": {}})", "\"events\" of the reading must be a list"},
      {R"({"id": "x", "events": [{"act": "agre"}]})",
       "\"act\" of event 1 must be an act of the codebook"},
      {R"({"id": "x", "events": [{"act": "meet", "status": "occurred", )"
       R"("span": {"begin": 0, "end": 1}, "confidence": 87}]})",
       "\"confidence\" of event 1 must be a number from 0 to 1"},
      {R"({"id": "x", "people": [{"name": "A"}]})",
       "\"span\" of person 1 must be {\"begin\", \"end\"} in bytes of the text"},
      {R"({"id": "x", "people": [{"name": "A", "span": {"begin": 4, "end": 2}}]})",
       "\"span\" of person 1 must be a span whose end is not before its begin"},
      {R"({"id": "x", "people": [{"name": "A", "span": {"begin": -1, "end": 2}}]})",
       "\"span\" of person 1 must be {\"begin\", \"end\"} in bytes of the text"},
      {R"({"id": "x", "facts": [{"kind": "bid", "members": ["A", 1]}]})",
       "\"members\" of fact 1 must be a list of party codes"},
      {R"({"id": "x", "facts": [3]})", "fact 1 must be an object"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.json);
    const auto reading = reading_from_json(c.json);
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().message, c.expected);
  }
  EXPECT_TRUE(reading_from_json("{").error().message.starts_with("not a JSON reading: "));
  EXPECT_FALSE(reading_from_json(std::string(200'000, '[')));
}

TEST(OneLine, HasRunsOfWhiteSpaceAsOneBlank) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"", ""}, {" \n ", ""}, {" a\r\n\t b  c\n", "a b c"}, {"Bréton – met", "Bréton – met"}};
  for (const auto& c : cases) EXPECT_EQ(one_line(c.text), c.expected);
}

}  // namespace
}  // namespace dragoman
