// What stands between parties, rather than happens: missions, partnerships, joint bodies,
// anniversaries, agreements, policies, bids and the gatherings a release names. How words show
// them is data (data/patterns/facts.tsv).
#pragma once

#include <vector>

#include "dragoman/reading.h"
#include "reading/fact_patterns.h"

namespace dragoman {

struct EventSources;
struct FoundEvents;

// In the order of their quotes, each fact once. Events were found before: their setting dates
// and places what has no date of its own.
std::vector<Fact> find_facts(const EventSources& sources, const FoundEvents& found);

}  // namespace dragoman
