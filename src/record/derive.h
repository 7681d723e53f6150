// What is made of readings with the tables of words, and kept beside them: what they tell of
// happenings, and the times they set. A record of an older version lacks some of it; it is then
// found in the readings as they are kept.
#pragma once

#include <cstddef>

#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "store/database.h"

namespace dragoman {

// The version of what this program makes of them; kept with each release.
inline constexpr int derived_version = 1;

// How many releases have an older one.
std::size_t count_outdated(const store::Database& database);
// As if all had. Needs an open write transaction, as the next does.
void mark_outdated(const store::Database& database);
// Brings some hundred of them up to date; how many.
std::size_t derive_some(const store::Database& database, const Knowledge& knowledge,
                        const HistoryWords& words);

}  // namespace dragoman
