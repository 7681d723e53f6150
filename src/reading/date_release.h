// Dates a release that carries no date, as far as its words allow.
#pragma once

#include <optional>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/release.h"
#include "reading/find_dates.h"
#include "reading/find_people.h"
#include "reading/patterns.h"

namespace dragoman {

struct ReleaseDay {
  std::optional<When> when;
  DateBasis basis = DateBasis::unknown;
};

// The release's own date if it has one; else the year in which all office holders named held
// their offices, if there is but one: days told without a year ("November 29-30", "in August
// this year") must lie within those terms, and on their weekday if that is told; anniversaries
// of diplomatic relations and sessions of gatherings that the tables date narrow it further, but
// without an office holder they date nothing. Silence is better than invention: where the evidence
// disagrees or leaves more than a year open, nothing.
ReleaseDay date_release(const Release& release, const People& people,
                        const std::vector<DateMention>& dates, const Knowledge& knowledge,
                        const Patterns::Tables& patterns);

}  // namespace dragoman
