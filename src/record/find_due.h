// The times that events set, out of the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

std::vector<Due> find_due(const store::Database& database, const DueFilter& filter);
std::vector<Promised> find_promised(const store::Database& database, const PromisedFilter& filter);

}  // namespace dragoman
