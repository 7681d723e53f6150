// The parties a record tells of: how often each comes up, and with whom.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

std::vector<PartyCount> find_party_counts(const store::Database& database);
std::vector<PartyCount> find_met(const store::Database& database, std::string_view party,
                                 std::size_t at_most);
std::vector<ReleaseHead> find_releases_of(const store::Database& database,
                                          std::string_view publisher, std::size_t at_most);

}  // namespace dragoman
