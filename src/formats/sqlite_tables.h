// The tables of release_tables.h as an SQLite file for those who ask in SQL, with the columns'
// names, keys and meanings as there (the meanings stand as comments in `SELECT sql FROM
// sqlite_schema`). Empty cells are NULL. Besides:
//
//   dyads           event, act, status, date, a, b: every pair of parties of an event once, a < b
//   directed_dyads  event, act, status, date, source, target: every actor with every recipient;
//                   of what is done together every party with every other, once either way
//   told            finding ("event" or "fact"), id, what, release, title, url, publisher,
//                   published, quote: all that was read, with where it can be read
//
// The same releases give the same bytes under the same version of SQLite. `PRAGMA application_id`
// is 0x44524758 ("DRGX"), by which a file of this kind is told from a record.
#pragma once

#include <filesystem>
#include <memory>
#include <set>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/record.h"
#include "formats/quotes.h"

namespace dragoman {

class SqliteTables {
 public:
  // Writes beside `file` until finish(). Takes the place of an older export; any other file that
  // is there is an error.
  static Result<SqliteTables> create(const std::filesystem::path& file, Quotes quotes);

  SqliteTables(SqliteTables&&) noexcept;
  SqliteTables& operator=(SqliteTables&&) noexcept;
  ~SqliteTables();  // without finish() nothing is left

  Result<void> add(const StoredRelease& stored);
  // Adds the parties and puts the file in its place.
  Result<void> finish(const Knowledge& knowledge);

 private:
  struct Parts;
  explicit SqliteTables(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dragoman
