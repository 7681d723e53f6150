#include "formats/sqlite_tables.h"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <utility>

#include "formats/release_tables.h"
#include "store/sqlite.h"

namespace dragoman {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view application_mark = "DRGX";

constexpr const char* views = R"sql(
CREATE INDEX event_parties_party ON event_parties (party, event);
CREATE INDEX fact_parties_party ON fact_parties (party, fact);
CREATE INDEX events_release ON events (release, number);
CREATE INDEX events_date ON events (date_from, id);
-- Every pair of parties of an event once.
CREATE VIEW dyads AS
  SELECT DISTINCT e.id AS event, e.act, e.status, e.date, p.party AS a, q.party AS b
  FROM events e JOIN event_parties p ON p.event = e.id JOIN event_parties q ON q.event = e.id
  WHERE p.party < q.party;
-- Every actor with every recipient; of what is done together every party with every other.
CREATE VIEW directed_dyads AS
  SELECT e.id AS event, e.act, e.status, e.date, p.party AS source, q.party AS target
  FROM events e JOIN event_parties p ON p.event = e.id AND p.role = 'actor'
  JOIN event_parties q ON q.event = e.id AND q.party <> p.party
  WHERE q.role = 'recipient' OR NOT EXISTS
    (SELECT 1 FROM event_parties r WHERE r.event = e.id AND r.role = 'recipient');
-- All that was read, with where it can be read.
CREATE VIEW told AS
  SELECT 'event' AS finding, e.id, e.act AS what, r.id AS release, r.title, r.url, r.publisher,
    r.published, e.quote FROM events e JOIN releases r ON r.id = e.release
  UNION ALL
  SELECT 'fact', f.id, f.kind, r.id, r.title, r.url, r.publisher, r.published, f.quote
  FROM facts f JOIN releases r ON r.id = f.release;
)sql";

std::string create_sql(const TableShape& table) {
  auto sql = fmt::format("CREATE TABLE {} (  -- {}\n", table.name, table.about);
  std::string key;
  for (const auto& column : table.key) key += (key.empty() ? "" : ", ") + std::string(column);
  for (const auto& column : table.columns) {
    std::string references;
    for (const auto& foreign : table.foreign_keys) {
      if (foreign.column != column.name) continue;
      references = fmt::format(" REFERENCES {} ({})", foreign.table, foreign.key);
    }
    sql += fmt::format("  {} {}{}{},  -- {}\n", column.name,
                       column.type == ColumnType::number ? "INTEGER" : "TEXT",
                       column.required ? " NOT NULL" : "", references, column.about);
  }
  return sql + fmt::format("  PRIMARY KEY ({})\n) WITHOUT ROWID;\n", key);
}

std::string insert_sql(const TableShape& table) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return fmt::format("INSERT INTO {} VALUES ({})", table.name, marks);
}

// A cell as it is bound: SQLite makes a number of it where the column is one.
using Bound = std::optional<std::string>;

Bound bound(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* words = std::get_if<std::string>(&cell)) return *words;
  return {};
}

// The four bytes by which the program that made an SQLite file is known.
std::string application_of(const fs::path& file) {
  constexpr std::streamoff where = 68;
  std::ifstream in(file, std::ios::binary);
  std::string mark(4, '\0');
  in.seekg(where);
  in.read(mark.data(), static_cast<std::streamsize>(mark.size()));
  return in ? mark : std::string();
}

std::int64_t number_of(std::string_view mark) {
  std::int64_t number = 0;
  for (const char c : mark) number = number * 256 + static_cast<unsigned char>(c);
  return number;
}

}  // namespace

struct SqliteTables::Parts {
  fs::path file;
  fs::path beside;
  Quotes quotes = Quotes::full;
  std::set<PartyCode> parties;
  std::unique_ptr<store::Database> database;
  std::optional<store::Transaction> transaction;
  std::vector<store::Statement> inserts;  // one a table

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (!database) return;
    close();
    std::error_code error;
    fs::remove(beside, error);
  }

  void open() {
    std::error_code error;
    fs::remove(beside, error);
    database =
        store::open_sqlite(beside.string(), store::Access::write, std::chrono::milliseconds(0));
    // Nobody else sees the file before it is whole.
    database->execute(fmt::format(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA application_id = {}",
        number_of(application_mark)));
    transaction.emplace(*database, store::Access::write);
    // The parties come last; that every reference is good is checked at the end.
    database->execute("PRAGMA defer_foreign_keys = ON");
    for (const auto& table : table_shapes()) database->execute(create_sql(table));
    for (const auto& table : table_shapes()) {
      inserts.push_back(database->prepare(insert_sql(table)));
    }
  }

  void close() {
    inserts.clear();
    transaction.reset();
    database.reset();
  }

  void insert(const std::vector<TableRow>& rows) {
    std::vector<Bound> cells;
    for (const auto& row : rows) {
      cells.clear();
      for (const auto& cell : row.cells) cells.push_back(bound(cell));
      inserts[static_cast<std::size_t>(row.table)].with_all(cells).run();
    }
  }

  [[nodiscard]] Error error(const store::Failure& failure) const {
    return {
        ErrorCode::unreadable,
        fmt::format("{}: cannot be written ({}); is its folder there, may you write in it, and is "
                    "there room?",
                    beside.string(), failure.what())};
  }
};

SqliteTables::SqliteTables(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteTables::SqliteTables(SqliteTables&&) noexcept = default;
SqliteTables& SqliteTables::operator=(SqliteTables&&) noexcept = default;
SqliteTables::~SqliteTables() = default;

Result<SqliteTables> SqliteTables::create(const fs::path& file, Quotes quotes) {
  std::error_code error;
  if (fs::exists(file, error) && application_of(file) != application_mark) {
    return fail(ErrorCode::bad_input,
                file.string() +
                    ": is there and is no export of Dragoman; give another file, or "
                    "take it away first");
  }
  auto parts = std::make_unique<Parts>();
  parts->file = file;
  parts->beside = file.string() + ".part";
  parts->quotes = quotes;
  try {
    parts->open();
  } catch (const store::Failure& failure) {
    return tl::unexpected(parts->error(failure));
  }
  return SqliteTables(std::move(parts));
}

Result<void> SqliteTables::add(const StoredRelease& stored) {
  try {
    parts_->insert(rows_of(stored, parts_->quotes, parts_->parties));
  } catch (const store::Failure& failure) {
    return tl::unexpected(parts_->error(failure));
  }
  return {};
}

Result<void> SqliteTables::finish(const Knowledge& knowledge) {
  try {
    parts_->insert(rows_of(parts_->parties, knowledge));
    parts_->database->execute(views);
    parts_->transaction->commit();
    parts_->close();
  } catch (const store::Failure& failure) {
    return tl::unexpected(parts_->error(failure));
  }
  std::error_code error;
  fs::rename(parts_->beside, parts_->file, error);
  if (error) {
    return fail(ErrorCode::unreadable, parts_->file.string() + ": " + error.message());
  }
  return {};
}

}  // namespace dragoman
