// What stands between parties, rather than happens: missions, partnerships, joint bodies,
// anniversaries, agreements, policies, bids and the gatherings a release names. How words show
// them is data (data/patterns/facts.tsv).
#pragma once

#include <filesystem>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/reading.h"

namespace dragoman {

struct EventSources;
struct FoundEvents;
struct FactPatterns;

Result<FactPatterns> load_fact_patterns(const std::filesystem::path& data_folder);

// In the order of their quotes, each fact once. Events were found before: their setting dates
// and places what has no date of its own.
std::vector<Fact> find_facts(const EventSources& sources, const FoundEvents& found);

}  // namespace dragoman
