#include "record/find_due.h"

#include <fmt/format.h>

namespace dragoman {

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
  auto parties =
      database.prepare("SELECT DISTINCT party FROM event_party WHERE event = ? ORDER BY party");
  std::vector<Due> found;
  rows.with_all(days);
  while (rows.step()) {
    Due due{.at = {rows.text(1), static_cast<std::size_t>(rows.number(2)) + 1},
            .last_day = parse_date(rows.text(3)).value_or(Date{}),
            .parties = {}};
    const auto event = rows.number(0);
    parties.with(event);
    while (parties.step()) due.parties.push_back(parties.text(0));
    found.push_back(std::move(due));
  }
  return found;
}

}  // namespace dragoman
