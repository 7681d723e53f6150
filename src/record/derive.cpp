#include "record/derive.h"

#include <vector>

#include "dragoman/record.h"
#include "record/lookups.h"
#include "record/store_happenings.h"
#include "record/stored_release.h"

namespace dragoman {

void find_what_follows(Entry& entry, const Knowledge& knowledge, const HistoryWords& words) {
  entry.tellings = find_tellings(entry.release, entry.reading, knowledge, words);
  entry.deadlines = find_deadlines(entry.release, entry.reading, words);
}

std::size_t count_outdated(const store::Database& database) {
  auto rows = database.prepare("SELECT count(*) FROM release WHERE newest = 1 AND derived < ?");
  return rows.with(derived_version).step() ? static_cast<std::size_t>(rows.number(0)) : 0;
}

void mark_outdated(const store::Database& database) {
  database.prepare("UPDATE release SET derived = 0 WHERE newest = 1").run();
}

std::size_t derive_some(const store::Database& database, const Knowledge& knowledge,
                        const HistoryWords& words) {
  constexpr int at_once = 256;
  std::vector<std::int64_t> releases;
  {
    auto rows = database.prepare(
        "SELECT id FROM release WHERE newest = 1 AND derived < ? ORDER BY derived, id LIMIT ?");
    rows.with(derived_version, at_once);
    while (rows.step()) releases.push_back(rows.number(0));
  }
  ReleaseLoader loader(database);
  auto done = database.prepare("UPDATE release SET derived = ? WHERE id = ?");
  Unsettled unsettled;
  for (const auto id : releases) {
    const auto stored = loader.load(id);
    forget_tellings(database, id, unsettled);
    const auto tellings = find_tellings(stored.release, stored.reading, knowledge, words);
    store_tellings(database, id, ready_tellings(tellings, stored.release.id), unsettled);
    forget_deadlines(database, id);
    store_deadlines(database, id, find_deadlines(stored.release, stored.reading, words));
    done.with(derived_version, id).run();
  }
  settle(database, unsettled);
  return releases.size();
}

}  // namespace dragoman
