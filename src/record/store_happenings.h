// Keeps what releases tell of happenings, and the happenings they add up to, in the tables of
// a record. All of it needs an open write transaction.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dragoman/happening.h"
#include "history/merging/tie.h"
#include "record/ready_entry.h"
#include "store/database.h"

namespace dragoman {

// The tellings whose happenings must be merged anew.
struct Unsettled {
  std::set<std::int64_t> rows;                 // of the table `telling`
  std::map<std::int64_t, ReadyTelling> known;  // those of them that were put there just now
};

// The days on which it may have been; of what has no date at all, such as are compared with their
// like only.
Days stored_days(const Telling& telling);

// Puts the tellings of a release (its row) there.
void store_tellings(const store::Database& database, std::int64_t release,
                    const std::vector<ReadyTelling>& tellings, Unsettled& unsettled);

// Takes those of a release away. What was merged with them is unsettled.
void forget_tellings(const store::Database& database, std::int64_t release, Unsettled& unsettled);

// Merges anew what is unsettled, with all that may be of one happening with any of it; what
// they make does not depend on the order they came in.
void settle(const store::Database& database, const Unsettled& unsettled);

// Fills the table by which tellings are found that may be of one happening, of all that are there.
void make_telling_keys(const store::Database& database);

// Fills the table by which happenings are asked for, of all that are there.
void make_happening_order(const store::Database& database);

// What stands in that table in place of a party for a gathering of that name.
std::string gathering_key(std::string_view name);

std::vector<Decision> load_decisions(const store::Database& database);

// Keeps a decision, or forgets it, and settles what it concerns.
void store_decision(const store::Database& database, const Decision& decision);
bool forget_decision(const store::Database& database, const Decision::Side& a,
                     const Decision::Side& b);

}  // namespace dragoman
