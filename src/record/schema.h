// The tables of a record, and how a database is told to be one.
#pragma once

#include <chrono>

#include "dragoman/error.h"
#include "store/database.h"

namespace dragoman {

// The version of the tables this program knows; kept with them (store::Contents).
extern const int schema_version;

// Makes the tables in an empty database, or brings older ones up to date; all or nothing.
// `patience` is how long other programs that do so at this moment are waited for.
// Errors: it is another program's, or of a newer version.
Result<void> bring_up_to_date(const store::Database& database, std::chrono::milliseconds patience);

// Whether it is a record this program can read as it is.
Result<void> check_schema(const store::Database& database);

}  // namespace dragoman
