// SQLite behind store::Database: a record is one file.
#pragma once

#include "store/database.h"

namespace dragoman::store {

std::unique_ptr<Database> open_sqlite(const std::string& path, Access access,
                                      std::chrono::milliseconds patience);

}  // namespace dragoman::store
