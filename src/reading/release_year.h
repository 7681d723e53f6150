// Years that a release without a date may be of, by what it counts from its own year: "the 30th
// anniversary of the establishment of diplomatic relations next year", told of Korea and
// Uzbekistan (1992), is of 2021; "the 14th Korea-Central Asia Cooperation Forum" met in 2021.
#pragma once

#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/release.h"
#include "reading/find_dates.h"
#include "reading/patterns.h"

namespace dragoman {

// What one place in the text says the year of the release is; several, where the parties of an
// anniversary began in different years or nothing tells how far off the session is.
using PossibleYears = std::vector<int>;

// One entry for each anniversary of diplomatic relations that the text puts this, last or next
// year, between the publisher and the parties named beside it.
std::vector<PossibleYears> years_by_anniversaries(const Release& release,
                                                  const std::vector<DateMention>& dates,
                                                  const Knowledge& knowledge,
                                                  const Patterns::Tables& patterns);

// One entry for each numbered session of a gathering whose date the tables know: its year, and
// those beside it, since sessions are announced and looked back on.
std::vector<PossibleYears> years_by_sessions(const Release& release, const Knowledge& knowledge,
                                             const Patterns::Tables& patterns);

}  // namespace dragoman
