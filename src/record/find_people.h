// People out of the tables of a record, by words of their names.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

std::vector<Told<Person>> find_people(const store::Database& database, std::string_view name);

}  // namespace dragoman
