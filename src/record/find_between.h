// What the releases of a record tell of parties together.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

Between find_between(const store::Database& database, const std::vector<PartyCode>& all_of);
Between find_bonds(const store::Database& database, const PartyCode& a, const PartyCode& b);
Between find_alone(const store::Database& database, const PartyCode& party);
std::vector<Told<Fact>> find_matters(const store::Database& database, const PartyCode& party);
std::vector<std::pair<PartyCode, PartyCode>> find_pairs_with_bonds(const store::Database& database);

}  // namespace dragoman
