// The tables of a record, and how a file is told to be one.
#pragma once

#include "dragoman/error.h"
#include "record/sqlite.h"

namespace dragoman {

// The version of the tables this program knows; kept in the file as its user_version.
extern const int schema_version;

// Makes the tables in an empty file, or brings older ones up to date; all or nothing.
// Errors: the file is another program's, or of a newer version.
Result<void> bring_up_to_date(const sqlite::Database& database);

// Whether the file is a record this program can read as it is.
Result<void> check_schema(const sqlite::Database& database);

}  // namespace dragoman
