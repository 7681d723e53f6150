#include "record/schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <thread>

namespace dragoman {

namespace {

// "DRGM", by which `file` and other programs may know a record.
constexpr std::int64_t application_id = 0x4452474d;

// Step i brings a file from version i to i + 1. A step that was released is never changed.
constexpr std::array<const char*, 1> steps = {R"sql(
CREATE TABLE source (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,  -- SHA-256 over bytes, media type, charset and hints
  sha256     TEXT NOT NULL,         -- of the bytes alone
  media_type TEXT NOT NULL,
  charset    TEXT NOT NULL,
  address    TEXT NOT NULL,
  retrieved  TEXT NOT NULL,
  bytes      BLOB NOT NULL
);
CREATE TABLE release (
  id              INTEGER PRIMARY KEY,
  source          INTEGER NOT NULL UNIQUE REFERENCES source,
  name            TEXT NOT NULL,     -- the id people know it by
  version         INTEGER NOT NULL,  -- from 1
  newest          INTEGER NOT NULL,  -- 1 in the newest version only
  title           TEXT NOT NULL,
  text            TEXT NOT NULL,     -- all begin_ and end_ are bytes of this text
  publisher       TEXT NOT NULL,
  published       TEXT,              -- EDTF; the release's own
  published_basis TEXT NOT NULL,
  language        TEXT NOT NULL,
  url             TEXT NOT NULL,
  read_publisher  TEXT NOT NULL,     -- what the reading made of the three above
  read_published  TEXT,
  read_basis      TEXT NOT NULL,
  UNIQUE (name, version)
);
CREATE UNIQUE INDEX release_newest ON release (name) WHERE newest;
CREATE TABLE block (
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  kind    TEXT NOT NULL,  -- heading, paragraph, bullet
  begin_  INTEGER NOT NULL, end_ INTEGER NOT NULL,
  number  TEXT NOT NULL, marker TEXT NOT NULL, depth INTEGER NOT NULL,
  PRIMARY KEY (release, ordinal)
) WITHOUT ROWID;
CREATE TABLE person (
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  name    TEXT NOT NULL, post TEXT NOT NULL, party TEXT NOT NULL,
  begin_  INTEGER NOT NULL, end_ INTEGER NOT NULL,
  PRIMARY KEY (release, ordinal)
) WITHOUT ROWID;
CREATE TABLE event (
  id      INTEGER PRIMARY KEY,
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  act     TEXT NOT NULL,
  when_   TEXT,           -- EDTF
  where_  TEXT NOT NULL,
  status  TEXT NOT NULL,
  about_begin INTEGER, about_end INTEGER,
  begin_  INTEGER NOT NULL, end_ INTEGER NOT NULL,
  rule    TEXT NOT NULL,
  UNIQUE (release, ordinal)
);
CREATE TABLE event_party (
  event INTEGER NOT NULL REFERENCES event,
  role  TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  ordinal INTEGER NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (event, role, ordinal)
) WITHOUT ROWID;
CREATE INDEX event_party_party ON event_party (party, event);
CREATE TABLE fact (
  id      INTEGER PRIMARY KEY,
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL,
  nth     INTEGER,
  of_     TEXT NOT NULL,
  year    INTEGER,
  state   TEXT NOT NULL,
  since   TEXT,           -- EDTF
  when_   TEXT,           -- EDTF
  where_  TEXT NOT NULL,
  begin_  INTEGER NOT NULL, end_ INTEGER NOT NULL,
  rule    TEXT NOT NULL,
  UNIQUE (release, ordinal)
);
CREATE TABLE fact_party (
  fact  INTEGER NOT NULL REFERENCES fact,
  role  TEXT NOT NULL CHECK (role IN ('a', 'b', 'member')),
  ordinal INTEGER NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (fact, role, ordinal)
) WITHOUT ROWID;
CREATE INDEX fact_party_party ON fact_party (party, fact);
)sql"};

enum class Holds { nothing, record };

Result<Holds> what_it_holds(const sqlite::Database& database) {
  const auto owner = database.number("PRAGMA application_id");
  const auto version = database.number("PRAGMA user_version");
  if (owner != application_id) {
    const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (owner == 0 && version == 0 && empty) return Holds::nothing;
    return fail(ErrorCode::incompatible,
                "is the SQLite file of another program, no record; give another file");
  }
  if (version > schema_version) {
    return fail(ErrorCode::incompatible,
                fmt::format("was made by a newer Dragoman (its tables have version {}, this one "
                            "knows {}); use that one, or read the releases into a new file",
                            version, schema_version));
  }
  return Holds::record;
}

}  // namespace

const int schema_version = static_cast<int>(steps.size());

namespace {

// What the file holds at one moment: another program may be making it a record right now.
Result<Holds> what_it_holds_now(const sqlite::Database& database) {
  const sqlite::Transaction moment(database, sqlite::Transaction::Kind::read);
  return what_it_holds(database);
}

Result<void> try_to_bring_up_to_date(const sqlite::Database& database) {
  const auto before = what_it_holds_now(database);
  if (!before) return tl::unexpected(before.error());
  // Sticks to the file: readers are not kept out by a writer.
  database.execute("PRAGMA journal_mode = WAL");
  if (*before == Holds::record && database.number("PRAGMA user_version") == schema_version) {
    return {};
  }
  sqlite::Transaction transaction(database, sqlite::Transaction::Kind::write);
  // Another program may have done it while we waited for the lock.
  const auto now = what_it_holds(database);
  if (!now) return tl::unexpected(now.error());
  const auto version = static_cast<std::size_t>(database.number("PRAGMA user_version"));
  for (std::size_t i = version; i < steps.size(); ++i) database.execute(steps[i]);
  database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                               application_id, schema_version));
  transaction.commit();
  return {};
}

}  // namespace

Result<void> bring_up_to_date(const sqlite::Database& database) {
  // SQLite does not wait for a lock by itself where the journal mode changes, so two programs
  // that make one record at once must.
  constexpr std::chrono::milliseconds pause(10);
  const std::chrono::milliseconds patience(database.number("PRAGMA busy_timeout"));
  for (auto waited = pause;; waited += pause) {
    try {
      return try_to_bring_up_to_date(database);
    } catch (const sqlite::Failure& failure) {
      if (failure.code() != SQLITE_BUSY || waited > patience) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

Result<void> check_schema(const sqlite::Database& database) {
  const auto holds = what_it_holds(database);
  if (!holds) return tl::unexpected(holds.error());
  const auto version = database.number("PRAGMA user_version");
  if (*holds == Holds::nothing || version == 0) {
    return fail(ErrorCode::not_found, "holds no record yet; fill it with `dragoman read PATH`");
  }
  if (version < schema_version) {
    return fail(ErrorCode::incompatible,
                fmt::format("has tables of the older version {}; any `dragoman read` into it "
                            "brings them up to date",
                            version));
  }
  return {};
}

}  // namespace dragoman
