#include "formats/calendar_ics.h"

#include <gtest/gtest.h>

#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

// What RFC 5545 asks of the bytes of a calendar, without a calendar program at hand.
void expect_calendar(const std::string& text) {
  ASSERT_TRUE(text.ends_with("\r\n"));
  int open = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    const auto line = text.substr(at, end - at);
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_FALSE(line.empty());
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos) << line;
    // No part begins in the middle of a letter, nor ends in one.
    const auto first = line[0] == ' ' ? 1U : 0U;
    EXPECT_NE(static_cast<unsigned char>(line[first]) & 0xC0U, 0x80U) << line;
    if (line.starts_with("BEGIN:")) ++open;
    if (line.starts_with("END:")) --open;
    at = end + 2;
  }
  EXPECT_EQ(open, 0);
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

TEST(CalendarText, EscapesWhatMeansSomething) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {{"Nairobi, Kenya", "Nairobi\\, Kenya"},
                            {"a;b\\c", "a\\;b\\\\c"},
                            {"one\ntwo", "one\\ntwo"},
                            {"bell\x07 and\ttab\r", "bell and tab"},
                            {"“so:”", "“so:”"}};
  for (const auto& c : cases) EXPECT_EQ(calendar_text(c.text), c.expected);
}

TEST(CalendarLine, IsFoldedAtSeventyFiveBytes) {
  EXPECT_EQ(calendar_line("A", std::string(73, 'x')), "A:" + std::string(73, 'x') + "\r\n");
  EXPECT_EQ(calendar_line("A", std::string(74, 'x')), "A:" + std::string(73, 'x') + "\r\n x\r\n");
  std::string letters;
  for (int i = 0; i < 80; ++i) letters += "한";
  const auto line = calendar_line("SUMMARY", letters);
  expect_calendar(line);
  EXPECT_EQ(unfolded(line), "SUMMARY:" + letters + "\r\n");
}

TEST(Vevent, EndsTheDayAfterItsLast) {
  CalendarEntry entry;
  entry.uid = "u";
  entry.stamp = {2024, 5, 3};
  entry.when = {{2024, 2, 28}, {2024, 2, 29}};
  entry.status = Status::planned;
  entry.summary = "Visit: Sweden → Kenya";
  entry.url = "https://example.org/a b";
  EXPECT_EQ(vevent(entry),
            "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20240503T000000Z\r\n"
            "DTSTART;VALUE=DATE:20240228\r\nDTEND;VALUE=DATE:20240301\r\n"
            "SUMMARY:Visit: Sweden → Kenya\r\nSTATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\n"
            "URL:https://example.org/a%20b\r\nEND:VEVENT\r\n");
}

TEST(Vevent, KeepsALeapDayOnTheLastOfFebruary) {
  struct Case {
    Date day;
    std::string_view rule;
  };
  constexpr Case cases[] = {{{1992, 2, 29}, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"},
                            {{1992, 2, 28}, "RRULE:FREQ=YEARLY\r\n"},
                            {{1992, 1, 29}, "RRULE:FREQ=YEARLY\r\n"}};
  for (const auto& c : cases) {
    CalendarEntry entry;
    entry.when = on(c.day);
    entry.yearly = true;
    EXPECT_NE(vevent(entry).find(c.rule), std::string::npos) << vevent(entry);
  }
}

TEST(CalendarWriter, HasWhatIsKnownToTheDay) {
  auto stored = test_release();
  CalendarWriter calendar(test_knowledge(), Quotes::full);
  const auto text = calendar_head("1") + calendar.entries(stored) + calendar_tail();
  expect_calendar(text);
  EXPECT_EQ(calendar.written(), 2U);  // the meeting, and since when the embassy stands
  EXPECT_EQ(calendar.vague(), 1U);    // the visit in October
  EXPECT_EQ(calendar.undated(), 0U);
  const auto whole = unfolded(text);
  for (const auto* line :
       {"SUMMARY:Meet: Sweden\\, Kenya\r\n", "LOCATION:Nairobi\\, Kenya\r\n",
        "DESCRIPTION:“Minister Lind of Sweden met Minister Otieno in Nairobi”\\ntalks#1\r\n",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\nSUMMARY:Embassy: Sweden\\, Kenya (1964)\r\n",
        "CATEGORIES:ANNIVERSARY\r\n", "DTSTAMP:20240503T000000Z\r\n"}) {
    EXPECT_NE(whole.find(line), std::string::npos) << line << "\n" << whole;
  }
  // Told by another release too, an anniversary comes once; its quotes may be left at home.
  stored.release.id = "again";
  EXPECT_EQ(calendar.entries(stored).find("ANNIVERSARY"), std::string::npos);
  CalendarWriter bare(test_knowledge(), Quotes::none);
  EXPECT_NE(bare.entries(stored).find("DESCRIPTION:again#1\r\n"), std::string::npos);
}

TEST(CalendarWriter, KeepsTheDayOfWhatWasEstablished) {
  auto stored = test_release();
  auto& event = stored.reading.events.front();
  event.act = Act::establish;
  event.when = on({1963, 12, 17});
  CalendarWriter calendar(test_knowledge(), Quotes::full);
  const auto text = calendar.entries(stored);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:19631217\r\nRRULE:FREQ=YEARLY\r\n"
                      "SUMMARY:Establish: Sweden\\, Kenya (1963)\r\n"),
            std::string::npos)
      << text;
  stored.release.id = "again";
  EXPECT_EQ(calendar.entries(stored), "");
}

TEST(CalendarEntry, StandsForAHappening) {
  Happening visit;
  visit.id = "2024-05-02-visit-SWE-KEN";
  visit.kind = HappeningKind::visit;
  visit.parties = {"SWE"};
  visit.hosts = {"KEN"};
  visit.when = When{{2024, 5, 2}, {2024, 5, 4}};
  visit.where = "Nairobi, KEN";
  visit.accounts.push_back(account_of("a", {2024, 5, 3}));
  visit.accounts.push_back(account_of("b", {2024, 5, 5}));
  const auto entry = calendar_entry(visit, test_knowledge());
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->summary, "Visit: Sweden → Kenya");
  EXPECT_EQ(entry->description, "a#1\nb#1");
  EXPECT_EQ(entry->stamp, (Date{2024, 5, 5}));
  expect_calendar(vevent(*entry));
  visit.when = on({2024, 5, 0});
  EXPECT_FALSE(calendar_entry(visit, test_knowledge()));
  visit.when = on({2024, 5, 2});
  visit.status = Status::denied;
  EXPECT_FALSE(calendar_entry(visit, test_knowledge()));
}

}  // namespace
}  // namespace dragoman
