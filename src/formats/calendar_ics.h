// Dates of a record as a calendar: iCalendar (RFC 5545) of all-day events, lines of at most 75
// bytes ended by CR LF.
//
//   UID          a UUID of what the entry stands for: the same in every export
//   DTSTAMP      the day of the release that tells it, never the clock's
//   DTSTART      first day; DTEND the day after the last, where there is more than one
//   RRULE        anniversaries: every year; of a 29 February on the last day of February
//   SUMMARY      "Meet: Sweden, Kenya"
//   DESCRIPTION  the quote, and the release and number it is of
//   LOCATION     "Nairobi, Kenya"
//   STATUS       CONFIRMED of what occurred, TENTATIVE of what is planned
//   CATEGORIES   MEET, VISIT …; ANNIVERSARY
//   URL          of the release, where one release alone tells it
//   X-DRAGOMAN-QUOTE  likewise where the quote stands, with its SHA-256: a QuotePlace
//
// Days come from happenings, or events that are one (meet, call, visit, attend, host, sign,
// establish), and have occurred or are planned; what is said and agreed there is no entry of its
// own. Anniversaries are those of what was established, and of facts with a day since when they
// stand. What is known only to the month or the year cannot stand in a calendar: it is left out and
// counted.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/quotes.h"

namespace dragoman {

// What one VEVENT is written from; empty fields are left out.
struct CalendarEntry {
  std::string uid;
  Date stamp;  // to the day
  When when;   // to the day at both ends
  bool yearly = false;
  Status status = Status::occurred;
  std::string summary;
  std::string description;
  std::string location;
  std::string category;
  std::string url;
  std::string quote;  // a QuotePlace
};

std::string vevent(const CalendarEntry& entry);

// A line of the calendar with its end, folded so that no part is longer than 75 bytes and no
// letter is cut in two. Needs a value that is escaped already where it is a text.
std::string calendar_line(std::string_view name, std::string_view value);
// A text as a value: backslash, comma, semicolon and line break escaped, no control characters.
std::string calendar_text(std::string_view text);

// What stands before and after the entries; `version` is the program's.
std::string calendar_head(std::string_view version);
std::string calendar_tail();

// The entry of a happening, or nothing if its date is not known to the day or it was denied.
std::optional<CalendarEntry> calendar_entry(const Happening& happening, const Knowledge& knowledge);

// Writes the entries of release after release; an anniversary that several of them tell comes once.
// Needs a Knowledge that outlives it.
class CalendarWriter {
 public:
  CalendarWriter(const Knowledge& knowledge, Quotes quotes)
      : knowledge_(knowledge), quotes_(quotes) {}

  // The events of a release, and its anniversaries.
  std::string entries(const StoredRelease& stored);
  // Its anniversaries alone, where its events come as happenings.
  std::string anniversaries(const StoredRelease& stored);
  // A meeting is one entry, however many releases tell it.
  std::string entry(const Happening& happening);

  [[nodiscard]] std::size_t written() const { return written_; }
  [[nodiscard]] std::size_t vague() const { return vague_; }      // only to the month or year
  [[nodiscard]] std::size_t undated() const { return undated_; }  // not at all

 private:
  // Makes an anniversary of the first day of the entry; false if it is written already.
  bool make_yearly(CalendarEntry& entry);
  std::string event_entry(const StoredRelease& stored, std::size_t index, bool yearly_only);
  std::string anniversary(const StoredRelease& stored, std::size_t index);
  void describe(const StoredRelease& stored, Span quote, const std::string& id,
                CalendarEntry& entry) const;

  const Knowledge& knowledge_;
  Quotes quotes_;
  std::set<std::string> anniversaries_;  // UIDs written
  std::size_t written_ = 0;
  std::size_t vague_ = 0;
  std::size_t undated_ = 0;
};

}  // namespace dragoman
