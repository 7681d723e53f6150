// People out of the tables of a record, by words of their names.
#pragma once

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

std::vector<Told<Person>> find_people(const store::Database& database, std::string_view name);

// The words of a name that the table `person_word` has: folded, sorted, without doubles.
std::vector<std::string> name_words(std::string_view name);

// Fills that table for the releases that are not in it. Needs an open write transaction.
void make_people_index(const store::Database& database);

}  // namespace dragoman
