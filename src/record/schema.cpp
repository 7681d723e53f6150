#include "record/schema.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <thread>

#include "record/derive.h"
#include "record/find_people.h"
#include "record/lookups.h"
#include "record/search.h"
#include "record/store_happenings.h"

namespace dragoman {

namespace {

// What definitions alone cannot fill in version 6: all that is kept besides for questions.
void make_version_6(const store::Database& database) {
  make_lookups(database);
  make_happening_order(database);
  make_people_index(database);
}

// Step i brings a record from version i to i + 1: by definitions, then, where these are not
// enough, by work on what is there. A step that was released is never changed.
struct Step {
  const char* definitions;
  void (*work)(const store::Database& database) = nullptr;
};
constexpr std::array<Step, 7> steps = {{{R"sql(
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
CREATE UNIQUE INDEX release_newest ON release (name) WHERE newest = 1;
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
)sql"},
                                        {R"sql(
CREATE INDEX source_address ON source (substr(address, 1, 250));  -- some are very long
)sql"},
                                        {R"sql(
CREATE INDEX release_order ON release (read_published DESC, name) WHERE newest = 1;
)sql",
                                         make_search_index},
                                        {R"sql(
CREATE TABLE telling (
  id      INTEGER PRIMARY KEY,
  release INTEGER NOT NULL REFERENCES release,
  number  INTEGER NOT NULL,  -- of the event, from 1
  side    TEXT NOT NULL,     -- SHA-256 of what decisions know it by
  data    TEXT NOT NULL,     -- JSON (happening_text.h)
  UNIQUE (release, number)
);
CREATE INDEX telling_side ON telling (side);
CREATE TABLE telling_key (
  key       TEXT NOT NULL,   -- under which it is looked for; a wide one begins with '*'
  first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  open_     INTEGER NOT NULL,
  telling   INTEGER NOT NULL REFERENCES telling,
  PRIMARY KEY (key, first_day, telling)
) WITHOUT ROWID;
CREATE INDEX telling_key_telling ON telling_key (telling);
CREATE TABLE happening (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,  -- the id people know it by
  kind      TEXT NOT NULL,
  status    TEXT NOT NULL,
  level     TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  data      TEXT NOT NULL   -- JSON (happening_text.h)
);
CREATE INDEX happening_name ON happening (name);
CREATE INDEX happening_first_day ON happening (first_day);
CREATE TABLE happening_party (
  happening INTEGER NOT NULL REFERENCES happening,
  party     TEXT NOT NULL,
  role      TEXT NOT NULL CHECK (role IN ('party', 'host')),
  PRIMARY KEY (happening, party, role)
) WITHOUT ROWID;
CREATE INDEX happening_party_party ON happening_party (party, happening);
CREATE TABLE happening_telling (
  happening INTEGER NOT NULL REFERENCES happening,
  telling   INTEGER NOT NULL UNIQUE REFERENCES telling,
  PRIMARY KEY (happening, telling)
) WITHOUT ROWID;
CREATE TABLE person_word (
  word    TEXT NOT NULL,  -- of a name, folded
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  PRIMARY KEY (word, release, ordinal)
) WITHOUT ROWID;
CREATE INDEX person_word_release ON person_word (release);
CREATE TABLE decision (
  id      INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'apart')),
  a       TEXT NOT NULL,  -- sides, as JSON (happening_text.h)
  b       TEXT NOT NULL,
  a_key   TEXT NOT NULL,  -- SHA-256 of these
  b_key   TEXT NOT NULL,
  UNIQUE (a_key, b_key)
);
)sql"},
                                        {R"sql(
-- What is long stands by itself: lists and dates are then found without going over it.
CREATE TABLE release_text (
  release INTEGER NOT NULL REFERENCES release,
  text    TEXT NOT NULL,  -- all begin_ and end_ are bytes of this text
  PRIMARY KEY (release)
);
INSERT INTO release_text SELECT id, text FROM release;
ALTER TABLE release DROP COLUMN text;
CREATE TABLE source_bytes (
  source INTEGER NOT NULL REFERENCES source,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (source)
);
INSERT INTO source_bytes SELECT id, bytes FROM source;
ALTER TABLE source DROP COLUMN bytes;
ALTER TABLE release ADD COLUMN gone TEXT;  -- EDTF; the day it was found to be gone from its address
ALTER TABLE release ADD COLUMN people INTEGER NOT NULL DEFAULT 0;  -- how many
ALTER TABLE release ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE release ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE release ADD COLUMN derived INTEGER NOT NULL DEFAULT 0;  -- see derived_version
UPDATE release SET people = (SELECT count(*) FROM person WHERE person.release = release.id),
  events = (SELECT count(*) FROM event WHERE event.release = release.id),
  facts = (SELECT count(*) FROM fact WHERE fact.release = release.id);
CREATE INDEX release_publisher ON release (read_publisher, read_published, name) WHERE newest = 1;
CREATE INDEX release_derived ON release (derived, id) WHERE newest = 1;
CREATE INDEX release_gone ON release (gone) WHERE newest = 1 AND gone IS NOT NULL;

-- Lookups: see lookups.h.
CREATE TABLE event_pair (
  a     TEXT NOT NULL,  -- by code before b; empty: of more than eight parties
  b     TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES event,
  bond  INTEGER NOT NULL,  -- 2: establishes something; 1: a signing
  PRIMARY KEY (a, b, event)
) WITHOUT ROWID;
CREATE TABLE fact_pair (
  a    TEXT NOT NULL,
  b    TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES fact,
  bond INTEGER NOT NULL,  -- 2: something that stands between them
  PRIMARY KEY (a, b, fact)
) WITHOUT ROWID;
CREATE TABLE matter (
  party TEXT NOT NULL,
  fact  INTEGER NOT NULL REFERENCES fact,  -- a policy or a bid
  PRIMARY KEY (party, fact)
) WITHOUT ROWID;
CREATE TABLE release_party (
  party   TEXT NOT NULL,  -- of an event or a fact
  release INTEGER NOT NULL REFERENCES release,
  PRIMARY KEY (party, release)
) WITHOUT ROWID;
CREATE TABLE event_beginning (
  month INTEGER NOT NULL, day INTEGER NOT NULL, year INTEGER NOT NULL,  -- 0: not told
  a     TEXT NOT NULL, b TEXT NOT NULL,  -- both empty: of more than eight parties
  event INTEGER NOT NULL REFERENCES event,
  told  INTEGER NOT NULL,  -- the year of an anniversary that is told
  PRIMARY KEY (month, day, year, a, b, event)
) WITHOUT ROWID;
CREATE INDEX event_beginning_event ON event_beginning (event);
CREATE TABLE fact_beginning (
  month INTEGER NOT NULL, day INTEGER NOT NULL, year INTEGER NOT NULL,
  a     TEXT NOT NULL, b TEXT NOT NULL,  -- both empty: of more than eight parties
  fact INTEGER NOT NULL REFERENCES fact,
  told  INTEGER NOT NULL,  -- the year of an anniversary that is told
  PRIMARY KEY (month, day, year, a, b, fact)
) WITHOUT ROWID;
CREATE INDEX fact_beginning_fact ON fact_beginning (fact);
CREATE INDEX fact_beginning_told ON fact_beginning (told) WHERE told > 0;
CREATE TABLE deadline (
  last_day TEXT NOT NULL,
  event    INTEGER NOT NULL REFERENCES event,
  PRIMARY KEY (last_day, event)
) WITHOUT ROWID;
CREATE INDEX deadline_event ON deadline (event);
CREATE TABLE happening_order (
  a         TEXT NOT NULL,  -- of those who took part or were hosts: two of them, as in event_pair;
  b         TEXT NOT NULL,  -- each with an empty b; and once, whoever they are, both empty
  first_day TEXT NOT NULL, name TEXT NOT NULL,
  happening INTEGER NOT NULL REFERENCES happening,
  last_day  TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, level TEXT NOT NULL,
  PRIMARY KEY (a, b, first_day, name, happening)
) WITHOUT ROWID;
CREATE INDEX happening_order_happening ON happening_order (happening);
ALTER TABLE event ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0;  -- in hundredths; 0: not known
DROP INDEX happening_first_day;
DROP TABLE happening_party;
)sql"},
                                        {R"sql(
-- Long lists are answered in parts, by an index of their order.
DELETE FROM event_pair; DELETE FROM fact_pair; DELETE FROM matter; DELETE FROM event_beginning;
DELETE FROM fact_beginning; DELETE FROM happening_order;
CREATE INDEX release_newest_first ON release (coalesce(read_published, '') DESC, name)
  WHERE newest = 1;
CREATE INDEX release_oldest_first ON release (coalesce(read_published, ''), name)
  WHERE newest = 1;
CREATE INDEX release_publisher_newest
  ON release (read_publisher, coalesce(read_published, '') DESC, name, read_published)
  WHERE newest = 1;
DROP INDEX release_order;
DROP TABLE release_party;
CREATE TABLE release_party (
  party     TEXT NOT NULL,  -- of an event or a fact
  release   INTEGER NOT NULL REFERENCES release,
  published TEXT NOT NULL, name TEXT NOT NULL,  -- of the release
  PRIMARY KEY (party, release)
) WITHOUT ROWID;
CREATE INDEX release_party_newest ON release_party (party, published DESC, name, release);
DROP TABLE person_word;
CREATE TABLE named (
  id    INTEGER PRIMARY KEY,
  key   TEXT NOT NULL UNIQUE,  -- SHA-256 of the three
  name  TEXT NOT NULL, post TEXT NOT NULL, party TEXT NOT NULL
);
CREATE TABLE named_word (
  word  TEXT NOT NULL,  -- of the name, folded
  party TEXT NOT NULL,
  named INTEGER NOT NULL REFERENCES named,
  PRIMARY KEY (word, party, named)
) WITHOUT ROWID;
CREATE INDEX named_word_named ON named_word (named);
CREATE TABLE mention (
  named     INTEGER NOT NULL REFERENCES named,
  published TEXT NOT NULL, name TEXT NOT NULL,  -- of the release
  ordinal   INTEGER NOT NULL,                   -- of the person
  release   INTEGER NOT NULL REFERENCES release,
  PRIMARY KEY (named, published, name, ordinal)
) WITHOUT ROWID;
CREATE INDEX mention_release ON mention (release);
)sql",
                                         make_version_6},
                                        {R"sql(
-- By party what is told is found through the releases that tell of it.
DROP INDEX event_party_party;
DROP INDEX fact_party_party;
-- Tellings near in time are found without going over all that are older.
DROP TABLE telling_key;
CREATE TABLE telling_key (
  key       TEXT NOT NULL,  -- see store_happenings.cpp
  first_day TEXT NOT NULL,
  telling   INTEGER NOT NULL REFERENCES telling,
  last_day  TEXT NOT NULL,
  PRIMARY KEY (key, first_day, telling)
) WITHOUT ROWID;
CREATE INDEX telling_key_telling ON telling_key (telling);
)sql",
                                         make_telling_keys}}};

Result<void> check_owner(const store::Contents& contents) {
  if (contents.holds == store::Holds::something_else) {
    return fail(ErrorCode::incompatible, "belongs to another program, is no record; give another");
  }
  if (contents.version > schema_version) {
    return fail(ErrorCode::incompatible,
                fmt::format("was made by a newer Dragoman (its tables have version {}, this one "
                            "knows {}); use that one, or read the releases into a new record",
                            contents.version, schema_version));
  }
  return {};
}

// What is there at one moment: another program may be making it a record right now.
store::Contents contents_now(const store::Database& database) {
  const store::Transaction moment(database, store::Access::read);
  return database.contents();
}

Result<void> try_to_bring_up_to_date(const store::Database& database) {
  const auto before = contents_now(database);
  if (auto owned = check_owner(before); !owned) return owned;
  database.let_readers_in();
  if (before.version == schema_version) return {};
  store::Transaction transaction(database, store::Access::write);
  // Another program may have done it while we waited for the lock.
  const auto now = database.contents();
  if (auto owned = check_owner(now); !owned) return owned;
  for (auto i = static_cast<std::size_t>(now.version); i < steps.size(); ++i) {
    database.execute(steps[i].definitions);
    if (steps[i].work != nullptr) steps[i].work(database);
  }
  database.mark(schema_version);
  transaction.commit();
  return {};
}

}  // namespace

const int schema_version = static_cast<int>(steps.size());

Result<void> bring_up_to_date(const store::Database& database, std::chrono::milliseconds patience) {
  // Not every store waits for every lock by itself (SQLite does not where the journal changes),
  // so two programs that make one record at once must.
  constexpr std::chrono::milliseconds pause(10);
  for (auto waited = pause;; waited += pause) {
    try {
      return try_to_bring_up_to_date(database);
    } catch (const store::Failure& failure) {
      if (failure.trouble() != store::Trouble::busy || waited > patience) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

Result<void> check_schema(const store::Database& database) {
  const auto contents = contents_now(database);
  if (auto owned = check_owner(contents); !owned) return owned;
  if (contents.version == 0) {
    return fail(ErrorCode::not_found, "holds no record yet; fill it with `dragoman read PATH`");
  }
  if (contents.version < schema_version) {
    return fail(
        ErrorCode::incompatible,
        fmt::format("has tables of the older version {}; `dragoman refresh` brings it up to "
                    "date",
                    contents.version));
  }
  if (const auto releases = count_outdated(database); releases > 0) {
    return fail(ErrorCode::incompatible,
                fmt::format("has {} releases that an older version read; `dragoman refresh` brings "
                            "it up to date",
                            releases));
  }
  return {};
}

}  // namespace dragoman
