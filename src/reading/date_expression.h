// What a date expression says before it is known what it counts from, and what it means
// once that is known. Plain values; the words they are read from are in calendar.tsv.
#pragma once

#include <cstdint>
#include <optional>

#include "dragoman/date.h"

namespace dragoman {

// Which way a date without a year (or a weekday) lies from the day it counts from; `either`:
// where it is nearest, of weekdays in the past.
enum class Direction : std::uint8_t { past, future, either };

enum class TimeUnit : std::uint8_t { day, week, weekend, month, quarter, year, decade };

// A date as far as words tell it: "30 November", "August this year", "Monday", "2021".
// Zero and empty are "not told".
struct DatePoint {
  int year = 0;
  std::optional<int> years_on = {};  // "August last year": -1 from the year of the day counted from
  unsigned month = 0;
  unsigned last_month = 0;  // "spring", "second half": month..last_month
  unsigned day = 0;
  unsigned weekday = 0;          // Monday is 1
  std::optional<int> turn = {};  // "last August", "last Friday": -1, "this": 0, "next": 1

  friend constexpr bool operator==(const DatePoint&, const DatePoint&) = default;
};

struct DateExpression {
  enum class Kind : std::uint8_t {
    point,    // from; `to` is the same
    range,    // from .. to
    counted,  // the unit `count` on from the day counted from: "last month", "two days ago"
    stretch,  // `count` units up to the day counted from, or on from it: "the past three years"
    vague,    // tells a time, but not which: "the coming weeks"
  };
  // The part of a unit that is meant: "earlier this week", "later this week".
  enum class Rest : std::uint8_t { whole, earlier, later };

  Kind kind = Kind::point;
  DatePoint from = {};
  DatePoint to = {};
  TimeUnit unit = TimeUnit::day;
  int count = 0;
  Rest rest = Rest::whole;
  bool now = false;  // "today", "yesterday", "this morning": told from the day of writing
};

// Tells by itself a day of the calendar or of the writing, not one counted from what is told:
// "on 7 September", "on Friday", "today", but not "last month", "the same day".
bool is_of_writing(const DateExpression& expression);

// The date meant, counted from `anchor` (the meeting reported, else the release); without
// an anchor only what the words tell by themselves. Weeks run Monday to Sunday; "this week"
// of something past ends on the anchor. Stretches are told to the month ("over the last
// year": 2021-09/2022-09), those of days and weeks to the day. Nothing if there is no such
// day ("31 June") or the words do not tell.
std::optional<When> resolve(const DateExpression& expression, std::optional<When> anchor,
                            Direction direction);

}  // namespace dragoman
