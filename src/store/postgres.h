// PostgreSQL behind store::Database: a record is a schema of a database on a server, the first
// of the connection's search_path.
#pragma once

#include "store/database.h"

namespace dragoman::store {

// True for postgresql://… and postgres://….
bool names_postgres(const std::string& name);

// `address` as libpq reads it; what it leaves out libpq takes from its environment and files
// (PGHOST, ~/.pgpass …).
std::unique_ptr<Database> open_postgres(const std::string& address, Access access,
                                        std::chrono::milliseconds patience);

// The address without its passwords, for messages.
std::string without_password(const std::string& address);

}  // namespace dragoman::store
