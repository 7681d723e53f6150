// A record as plain tables for statistics, of which CSV with a Data Package descriptor
// (datapackage.h) and an SQLite file (sqlite_tables.h) are made. Not the record's own tables: these
// have words for words, one row a thing, and do not change when the record's do.
//
//   releases       a release: the newest version of each
//   parties        a state, organisation or group that any other row names
//   people         somebody named in a release, with the post told there
//   events         what happened, is planned …, as one release tells it, with its quote
//   event_parties  who took part in an event: a row a party and role
//   facts          what stands, as one release tells it, with its quote
//   fact_parties   between whom it stands
//
// Every column is explained in table_shapes(), from where it comes into the descriptor and the
// SQLite file. Offsets are bytes of the release's text in UTF-8, the end not included.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/quotes.h"

namespace dragoman {

enum class ColumnType : std::uint8_t { text, number, day };  // a day is YYYY-MM-DD

struct Column {
  std::string_view name;
  ColumnType type = ColumnType::text;
  std::string_view about;  // one sentence
  bool required = false;
};

struct ForeignKey {
  std::string_view column;
  std::string_view table;
  std::string_view key;  // the column there
};

struct TableShape {
  std::string_view name;
  std::string_view about;
  std::vector<Column> columns;
  std::vector<std::string_view> key;
  std::vector<ForeignKey> foreign_keys;
};

// Which table, as an index of table_shapes().
enum class TableOf : std::uint8_t {
  releases,
  parties,
  people,
  events,
  event_parties,
  facts,
  fact_parties
};

std::span<const TableShape> table_shapes();

// Empty: not told.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

struct TableRow {
  TableOf table = TableOf::releases;
  std::vector<Cell> cells;  // as many as the table's columns, in their order
};

// The rows of one release: first its own, then table by table in the order of the reading. What
// they name of parties is added to `parties`.
std::vector<TableRow> rows_of(const StoredRelease& stored, Quotes quotes,
                              std::set<PartyCode>& parties);

// A row of `parties` each, by code.
std::vector<TableRow> rows_of(const std::set<PartyCode>& parties, const Knowledge& knowledge);

}  // namespace dragoman
