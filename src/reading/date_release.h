// Dates a release that carries no date, as far as its words allow.
#pragma once

#include <optional>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
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

// A release that is only known to be of some year tells of what is past: it is not from before
// the last day on which something it tells of took place. "2021", with talks held on 30 November,
// becomes "2021-11-30/2021-12-31"; any other date stays as it is.
When not_before_what_it_tells(const When& published, const std::vector<Event>& events);

}  // namespace dragoman
