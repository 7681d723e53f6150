// What the releases of a record tell of parties together.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

Between find_between(const store::Database& database, const std::vector<PartyCode>& all_of);
std::vector<Told<Fact>> find_matters(const store::Database& database, const PartyCode& party);

}  // namespace dragoman
