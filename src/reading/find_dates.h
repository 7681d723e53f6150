// Words that tell a time: "November 29-30", "last month", "the same day", "since 2012",
// "the first half of 2022". Found in the blocks of a release by a small grammar over calendar
// words (data/vocabulary/calendar.tsv); what day they mean is known only once it is known
// what they count from. Hours are not read.
#pragma once

#include <optional>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/date.h"
#include "dragoman/release.h"
#include "reading/calendar.h"
#include "reading/date_expression.h"

namespace dragoman {

struct DateMention {
  Span span;              // "November 29-30", "last month"; without its preposition
  bool absolute = false;  // tells its own year: resolves the same from anywhere
  DateExpression expression;
};

// In order, not overlapping. `analysis` may be empty: it only tells "May" the verb and "2000
// people" from dates.
std::vector<DateMention> find_dates(const Release& release, const Analysis& analysis,
                                    const Calendar& calendar);

inline std::optional<When> resolve(const DateMention& mention, std::optional<When> anchor,
                                   Direction direction) {
  return resolve(mention.expression, anchor, direction);
}

}  // namespace dragoman
