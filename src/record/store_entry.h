// Puts a release with its reading into the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "record/ready_entry.h"
#include "record/store_happenings.h"
#include "store/database.h"

namespace dragoman {

// What one addition to the record has come to.
struct Addition {
  // The ids that the next rows get.
  std::int64_t source = 0;
  std::int64_t release = 0;
  std::int64_t event = 0;
  std::int64_t fact = 0;
  // What is left for the end.
  Unsettled unsettled;
  std::vector<std::pair<std::int64_t, std::string>> words;  // of releases, for the index
};

// With ids enough for all of the entries. Needs an open write transaction, as the others do.
Addition begin_addition(const store::Database& database, std::span<const Entry> entries);
Added store_entry(const store::Database& database, const Entry& entry, ReadyEntry ready,
                  IfThere if_there, Addition& addition);
void end_addition(const store::Database& database, const Addition& addition);

}  // namespace dragoman
