// What the releases of a record tell of two parties together.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

Between find_between(const store::Database& database, std::string_view a, std::string_view b);

}  // namespace dragoman
