// Words that tell a time: "November 29-30", "last month", "the same day", "since 2012",
// "1st half of 2022". Found in the text alone; what day they mean is known only once it is
// known what they count from. The words are data (data/vocabulary/calendar.tsv).
#pragma once

#include <optional>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/date.h"
#include "dragoman/release.h"

namespace dragoman {

// Which way a date without a year (or a weekday) lies from the day it counts from.
enum class Direction : std::uint8_t { past, future };

// What the words say, before it is known what they count from. Printed by describe().
struct DateExpression;

struct DateMention {
  Span span;       // "November 29-30", "last month"; without its preposition
  bool absolute = false;  // tells its own year: resolves the same from anywhere
  std::shared_ptr<const DateExpression> expression;
};

struct Calendar;

std::vector<DateMention> find_dates(const Release& release, const Analysis& analysis,
                                    const Calendar& calendar);

// The date meant, counted from `anchor` (the meeting reported, else the release); without
// an anchor only what the words tell by themselves. Weeks run Monday to Sunday. Nothing if
// there is no such day ("31 June").
std::optional<When> resolve(const DateMention& mention, std::optional<When> anchor,
                            Direction direction);

}  // namespace dragoman
