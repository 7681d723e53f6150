// The words of date expressions, as data/vocabulary/calendar.tsv lists them: months,
// weekdays, units, "last", "early", "half" … Immutable once loaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/error.h"
#include "reading/date_expression.h"

namespace dragoman {

enum class CalendarKind : std::uint8_t {
  month,     // value 1..12
  weekday,   // value 1..7, Monday first
  season,    // value..last_month
  unit,      // "week"
  units,     // "weeks"
  day,       // "yesterday": value days from today
  day_part,  // "this morning" is today
  turn,      // "last": -1, "this": 0, "next": 1
  number,    // "three"; 0 where the number is not told ("several")
  ordinal,   // "first" of halves and quarters
  half,      // "half" of a year
  ago,       // "two years ago": value is the direction
  part,      // "early", "end": the date is taken whole
  rest,      // "earlier this week": -1, "later this week": 1
  lead,      // a bare year or an ambiguous month may follow: "in", "since"
  range,     // "to", "until"
  numbered,  // the number after it is no day: "Article 31"
  joiner,    // "and", "or"
  between,   // "between May 3 and May 5"
  article,   // "the"
  of,        // "first half of 2022"
  inside,    // "early in 2022"
};

// How sure a word is what its kind says.
enum class CalendarRank : std::uint8_t {
  plain,
  abbreviation,  // "Nov": a dot may follow
  word,          // also an ordinary word ("May", "fall"): needs its surroundings
  stretch,       // turns that make a stretch after "the": "over the last year"
  vague,         // turns that tell no number: "recent"
  unit,          // turns of units only: "that day"
};

struct CalendarSense {
  CalendarKind kind = CalendarKind::month;
  int value = 0;
  unsigned last_month = 0;        // seasons
  TimeUnit unit = TimeUnit::day;  // unit, units
  CalendarRank rank = CalendarRank::plain;
};

struct Calendar {
  std::unordered_map<std::string, std::vector<CalendarSense>> senses;  // by word in lower case

  // All a word in lower case may be; empty if it is no calendar word.
  [[nodiscard]] const std::vector<CalendarSense>& find(const std::string& word) const;
};

// Reads vocabulary/calendar.tsv of a data folder. All faults are told at once.
Result<Calendar> load_calendar(const std::filesystem::path& data_folder);

}  // namespace dragoman
