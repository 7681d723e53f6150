// Calendar dates as far as they are told, and their EDTF text (ISO 8601-2 level 1:
// years, months, days, intervals).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// A date known to the year, the month or the day; 0 is "not told".
// Ordered by year, then month, then day, so "2021" sorts before "2021-01".
struct Date {
  int year = 0;
  unsigned month = 0;  // 1..12, 0 when only the year is known
  unsigned day = 0;    // 1..31, 0 when only the month is known

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// When something was: one date, or from..to with both ends included.
// `to` equal to `from` means a single date; a zero year in `from` or `to` is an open end.
struct When {
  Date from;
  Date to;

  friend constexpr auto operator<=>(const When&, const When&) = default;
};

constexpr When on(Date date) {
  return {date, date};
}

// True if the calendar has such a date (31 June and month 13 do not exist).
bool is_valid(const Date& date);

// "2021", "2021-11", "2021-11-29".
std::string to_edtf(const Date& date);
// "2021-11-30", "2021-11-29/2021-11-30", "../2021".
std::string to_edtf(const When& when);

// Nothing if the text is no EDTF date or interval of the forms above.
std::optional<Date> parse_date(std::string_view text);
std::optional<When> parse_edtf(std::string_view text);

// First and last day a date may mean: 2021-02 is 2021-02-01 .. 2021-02-28.
Date first_day(const Date& date);
Date last_day(const Date& date);

// The day `days` later (earlier if negative). Needs a day-precise, valid date.
Date add_days(const Date& date, int days);
// How many days `to` is after `from`, negative if before. Needs day-precise, valid dates.
int days_between(const Date& from, const Date& to);
// Monday is 1, Sunday 7. Needs a day-precise, valid date.
unsigned weekday(const Date& date);

}  // namespace dragoman
