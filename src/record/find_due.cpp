#include "record/find_due.h"

#include <fmt/format.h>

#include "record/find_releases.h"

namespace dragoman {

namespace {

// The parties of one event after the other, sorted.
class Parties {
 public:
  explicit Parties(const store::Database& database)
      : rows_(database.prepare(
            "SELECT DISTINCT party FROM event_party WHERE event = ? ORDER BY party")) {}

  std::vector<PartyCode> of(std::int64_t event) {
    std::vector<PartyCode> parties;
    rows_.with(event);
    while (rows_.step()) parties.push_back(rows_.text(0));
    return parties;
  }

 private:
  store::Statement rows_;
};

}  // namespace

std::vector<Due> find_due(const store::Database& database, const DueFilter& filter) {
  std::string where;
  std::vector<std::string> days;
  if (filter.from) {
    where += " AND d.last_day >= ?";
    days.push_back(to_edtf(first_day(*filter.from)));
  }
  if (filter.to) {
    where += " AND d.last_day <= ?";
    days.push_back(to_edtf(last_day(*filter.to)));
  }
  auto rows = database.prepare(fmt::format(
      "SELECT e.id, r.name, e.ordinal, d.last_day FROM deadline d JOIN event e ON e.id = d.event"
      " JOIN release r ON r.id = e.release WHERE r.newest = 1{}"
      " ORDER BY d.last_day{}, r.name, e.ordinal LIMIT {} OFFSET {}",
      where, filter.latest_first ? " DESC" : "", filter.at_most, filter.skip));
  Parties parties(database);
  std::vector<Due> found;
  rows.with_all(days);
  while (rows.step()) {
    Due due{.at = {rows.text(1), static_cast<std::size_t>(rows.number(2)) + 1},
            .last_day = parse_date(rows.text(3)).value_or(Date{}),
            .parties = {}};
    due.parties = parties.of(rows.number(0));
    found.push_back(std::move(due));
  }
  return found;
}

std::vector<Promised> find_promised(const store::Database& database, const PromisedFilter& filter) {
  std::vector<Promised> found;
  std::string conditions;
  std::vector<std::string> values;
  const auto require = [&](std::string_view condition, std::string value) {
    values.push_back(std::move(value));
    conditions += fmt::format(fmt::runtime(condition), values.size());
  };
  // Releases stand in this order by themselves and under each of their parties.
  const bool of_all = filter.with.empty();
  const std::string_view published = of_all ? "coalesce(q.read_published, '')" : "q.published";
  if (of_all) {
    conditions = "q.newest = 1";
  } else {
    require("q.party = ?{}", filter.with.front());
  }
  for (const auto& party : filter.with) {
    require(" AND EXISTS (SELECT 1 FROM event_party p WHERE p.event = e.id AND p.party = ?{})",
            party);
  }
  if (filter.after) {
    const auto day = published_of(database, filter.after->release);
    if (!day) return found;
    require(fmt::format(" AND {0} <= ?{{0}} AND ({0} < ?{{0}}", published), *day);
    require(" OR q.name > ?{0} OR (q.name = ?{0}", filter.after->release);
    conditions += fmt::format(" AND e.ordinal >= {}))", filter.after->number);
  }
  // CROSS JOIN has SQLite go over the releases in their order.
  auto rows = database.prepare(fmt::format(
      "SELECT e.id, q.name, e.ordinal FROM {} q CROSS JOIN event e WHERE e.release = q.{} AND {}"
      " AND e.status = 'occurred' AND e.act IN ('agree', 'pledge', 'request', 'propose', 'invite')"
      " ORDER BY {} DESC, q.name, e.ordinal LIMIT {}",
      of_all ? "release" : "release_party", of_all ? "id" : "release", conditions, published,
      filter.at_most));
  Parties parties(database);
  rows.with_all(values);
  while (rows.step()) {
    found.push_back({.at = {rows.text(1), static_cast<std::size_t>(rows.number(2)) + 1},
                     .parties = parties.of(rows.number(0))});
  }
  return found;
}

}  // namespace dragoman
