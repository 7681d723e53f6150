// People of the newest versions, by the words of their names. Each name with a post and a party
// stands once (table `named`), under each of its words (`named_word`), with where it is told
// (`mention`).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/record.h"
#include "record/ready_entry.h"
#include "store/database.h"

namespace dragoman {

std::vector<NamedPost> find_people(const store::Database& database, std::string_view name,
                                   const NamedFilter& filter);

// By what somebody is found.
ReadyPerson ready_person(const Person& person);

// Puts into these tables the people of a release, which came out on that date (EDTF, or empty), or
// takes them out. Needs an open write transaction.
void store_mentions(const store::Database& database, std::int64_t release, std::string_view id,
                    const std::string& published, std::span<const Person> people,
                    std::span<const ReadyPerson> ready);
void forget_mentions(const store::Database& database, std::int64_t release);

// Fills them, of all releases.
void make_people_index(const store::Database& database);

}  // namespace dragoman
