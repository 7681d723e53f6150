// Tables by which questions find what they need without going through all of a record: which
// findings are of which two parties, who has policies, what began on which day of a year, what was
// promised by when. They tell nothing that the findings do not; they hold what the newest versions
// of releases tell, and nothing of older ones.
//
// What is of two parties stands under both, the first by code first. What is of more than eight is
// wide: it stands once under each of them, beside an empty code, so that one sentence that names
// all the world does not fill the record with pairs. What is of one party alone stands under it and
// an empty code after it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

inline constexpr std::size_t widest_in_pairs = 8;  // parties

// The first day of what stands, as exact as it is told; year 0 where it is not.
Date beginning_of(const Fact& fact);
Date beginning_of(const Event& event);

// A release in the tables.
struct ReleaseRow {
  std::int64_t id = 0;
  std::string_view name;       // the id people know it by
  std::string_view published;  // EDTF, as read; may be empty
};

// Puts there what a release tells, but for deadlines. Its events and facts are in the tables
// already, under ids from these on. Needs an open write transaction, as the others do.
void store_lookups(const store::Database& database, const ReleaseRow& release,
                   const Reading& reading, std::int64_t first_event, std::int64_t first_fact);
void forget_lookups(const store::Database& database, std::int64_t release);

// The deadlines, which are no part of a reading.
void store_deadlines(const store::Database& database, std::int64_t release,
                     std::span<const Deadline> deadlines);
void forget_deadlines(const store::Database& database, std::int64_t release);

// Of all releases that are there, but for deadlines.
void make_lookups(const store::Database& database);

// SELECT … the ids of what is of two parties, ?1 and, by code after it, ?2; `table` is "event" or
// "fact". With `bonds` only of what may be a bond: facts of certain kinds, establishments,
// signings.
std::string ids_of_pair(std::string_view table, bool bonds = false);
// SELECT … the ids of what is of one party, ?1, and of nobody else.
std::string ids_of_one_alone(std::string_view table);

}  // namespace dragoman
