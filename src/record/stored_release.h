// Takes releases with their readings out of the tables of a record.
#pragma once

#include "dragoman/record.h"
#include "record/sqlite.h"

namespace dragoman {

// Statements to take out many, prepared once.
class ReleaseLoader {
 public:
  explicit ReleaseLoader(const sqlite::Database& database);

  // `row` is release.id in the tables; it must be there.
  StoredRelease load(std::int64_t row);

 private:
  void load_blocks(std::int64_t row, StoredRelease& stored);
  void load_people(std::int64_t row, StoredRelease& stored);
  void load_events(std::int64_t row, StoredRelease& stored);
  void load_facts(std::int64_t row, StoredRelease& stored);

  sqlite::Statement release_;
  sqlite::Statement blocks_;
  sqlite::Statement people_;
  sqlite::Statement events_;
  sqlite::Statement event_parties_;
  sqlite::Statement facts_;
  sqlite::Statement fact_parties_;
};

// An event or a fact of the table's row, without its parties. The columns, from `column` on:
// see event_columns and fact_columns.
extern const char* const event_columns;
extern const char* const fact_columns;
Event event_of_row(const sqlite::Statement& row, int column);
Fact fact_of_row(const sqlite::Statement& row, int column);

// The parties of an event or a fact, from `parties_sql` bound to its id.
extern const char* const event_parties_sql;
extern const char* const fact_parties_sql;
void add_parties(sqlite::Statement& parties, std::int64_t id, Event& event);
void add_parties(sqlite::Statement& parties, std::int64_t id, Fact& fact);

}  // namespace dragoman
