// Takes releases with their readings out of the tables of a record.
#pragma once

#include <map>

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

// Statements to take out many, prepared once.
class ReleaseLoader {
 public:
  explicit ReleaseLoader(const store::Database& database);

  // `row` is release.id in the tables; it must be there.
  StoredRelease load(std::int64_t row);

 private:
  void load_blocks(std::int64_t row, StoredRelease& stored);
  void load_people(std::int64_t row, StoredRelease& stored);
  void load_events(std::int64_t row, StoredRelease& stored);
  void load_facts(std::int64_t row, StoredRelease& stored);

  store::Statement release_;
  store::Statement blocks_;
  store::Statement people_;
  store::Statement events_;
  store::Statement event_parties_;
  store::Statement facts_;
  store::Statement fact_parties_;
};

// An event or a fact of the table's row, without its parties. The columns, from `column` on:
// see event_columns and fact_columns.
extern const char* const event_columns;
extern const char* const fact_columns;
Event event_of_row(const store::Statement& row, int column);
Fact fact_of_row(const store::Statement& row, int column);

// Puts their parties to events or facts, by id. The rows: id, role, party, in the order of
// the roles and within them. Those of others are left out.
void add_parties(store::Statement& rows, const std::map<std::int64_t, Event*>& events);
void add_parties(store::Statement& rows, const std::map<std::int64_t, Fact*>& facts);

}  // namespace dragoman
