// Releases and their lists out of the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

// SELECT … for each newest version of a release, which is called r; to be gone on with AND or
// ORDER BY.
extern const char* const newest_heads;
ReleaseHead head_of_row(const store::Statement& row);

// SELECT … the newest versions, by date and id.
extern const char* const newest_in_order;

std::vector<ReleaseHead> find_heads(const store::Database& database, const ReleaseFilter& filter);
// The date of a release as its order has it: EDTF, or empty. Nothing if there is none of that id.
std::optional<std::string> published_of(const store::Database& database, std::string_view id);

std::vector<std::string> find_ids(const store::Database& database, std::string_view word);
std::vector<std::pair<PartyCode, std::optional<When>>> find_publication_days(
    const store::Database& database);
std::vector<PublisherCount> find_publishers(const store::Database& database);
std::vector<PartyCount> find_parties(const store::Database& database);
std::vector<PartyCount> find_partners(const store::Database& database, const PartyCode& party);

// See Record::mark_gone. Needs an open write transaction.
bool store_gone(const store::Database& database, std::string_view id,
                const std::optional<Date>& since);

}  // namespace dragoman
