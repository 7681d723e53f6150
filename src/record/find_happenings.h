// Happenings and single events out of the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

std::vector<Happening> find_happenings(const store::Database& database,
                                       const HappeningFilter& filter);
std::optional<Happening> find_happening(const store::Database& database, std::string_view id);
std::vector<Told<Event>> find_events(const store::Database& database,
                                     std::span<const Citation> citations);

}  // namespace dragoman
