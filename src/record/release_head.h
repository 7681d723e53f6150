// What lists tell of a release, out of the tables.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

// SELECT … for each newest version of a release, which is called r; to be gone on with AND or
// ORDER BY.
extern const char* const newest_heads;
ReleaseHead head_of_row(const store::Statement& row);

}  // namespace dragoman
