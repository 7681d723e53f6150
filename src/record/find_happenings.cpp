#include "record/find_happenings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>

#include "record/happening_text.h"
#include "record/store_happenings.h"
#include "record/stored_release.h"

namespace dragoman {

std::vector<Happening> find_happenings(const store::Database& database,
                                       const HappeningFilter& filter) {
  auto with = filter.with;
  std::ranges::sort(with);
  with.erase(std::unique(with.begin(), with.end()), with.end());
  std::vector<Happening> happenings;
  if (!with.empty() && with.front().empty()) return happenings;
  // Conditions with their values; a value may stand in several places.
  std::string conditions;
  std::vector<std::string> values;
  const auto require = [&](std::string_view condition, std::string value) {
    values.push_back(std::move(value));
    conditions += fmt::format(fmt::runtime(condition), values.size());
  };
  std::string under = "o.a = '' AND o.b = ''";
  const bool of_gathering = !filter.gathering.empty();
  std::size_t named = 0;  // how many parties are in `under`
  if (of_gathering) {
    under = "o.a = '' AND o.b = ?1";
    values = {gathering_key(filter.gathering)};
  } else if (with.size() == 1) {
    under = "o.a = ?1 AND o.b = ''";
    values = with;
    named = 1;
  } else if (with.size() > 1) {
    under = "o.a = ?1 AND o.b = ?2";
    values = {with[0], with[1]};
    named = 2;
  }
  for (auto i = named; i < with.size(); ++i) {
    require(
        " AND o.happening IN (SELECT x.happening FROM happening_order x"
        " WHERE x.a = ?{} AND x.b = '')",
        with[i]);
  }
  if (filter.kind) require(" AND o.kind = ?{}", std::string(to_string(*filter.kind)));
  if (filter.status) require(" AND o.status = ?{}", std::string(to_string(*filter.status)));
  if (filter.level) require(" AND o.level = ?{}", std::string(to_string(*filter.level)));
  if (filter.between && filter.between->to.year != 0) {
    require(" AND o.first_day <= ?{}", to_edtf(last_day(filter.between->to)));
  }
  if (filter.between && filter.between->from.year != 0) {
    require(" AND o.last_day >= ?{}", to_edtf(first_day(filter.between->from)));
  }
  const auto found_under = [&](std::string_view where) {
    return fmt::format("SELECT o.first_day, o.name, o.happening FROM happening_order o WHERE {}{}",
                       where, conditions);
  };
  auto found = found_under(under);
  if (named == 2) {
    // What is of many is not under its pairs.
    found += " UNION ALL " + found_under(
                                 "o.a = '' AND o.b = ?1 AND o.happening IN (SELECT w.happening"
                                 " FROM happening_order w WHERE w.a = '' AND w.b = ?2)");
  }
  found += " ORDER BY first_day DESC, name";
  if (filter.at_most) found += fmt::format(" LIMIT {}", *filter.at_most);
  auto rows = database.prepare(
      fmt::format("SELECT h.data FROM ({}) f JOIN happening h ON h.id = f.happening"
                  " ORDER BY f.first_day DESC, f.name",
                  found));
  rows.with_all(values);
  while (rows.step()) happenings.push_back(happening_of_text(rows.text(0)));
  return happenings;
}

std::optional<Happening> find_happening(const store::Database& database, std::string_view id) {
  auto rows = database.prepare("SELECT data FROM happening WHERE name = ?");
  rows.with(id);
  if (!rows.step()) return {};
  return happening_of_text(rows.text(0));
}

std::vector<Told<Event>> find_events(const store::Database& database,
                                     std::span<const Citation> citations) {
  auto find = database.prepare(
      fmt::format("SELECT event.id, t.text, r.read_publisher, r.read_published, {} FROM event"
                  " JOIN release r ON r.id = event.release AND r.newest = 1"
                  " JOIN release_text t ON t.release = r.id"
                  " WHERE r.name = ? AND event.ordinal = ?",
                  event_columns));
  auto parties = database.prepare(
      "SELECT event, role, party FROM event_party WHERE event = ? ORDER BY role, ordinal");
  std::vector<Told<Event>> events;
  for (const auto& citation : citations) {
    if (citation.number == 0) continue;
    find.with(citation.release, citation.number - 1);
    if (!find.step()) continue;
    constexpr int own_columns = 4;
    Told<Event> told{.what = event_of_row(find, own_columns),
                     .quote = {},
                     .about = {},
                     .at = citation,
                     .publisher = find.text(2),
                     .published = find.is_null(3) ? std::nullopt : parse_edtf(find.text(3))};
    const auto text = find.text(1);
    const auto cut = [&text](Span span) {
      const bool there = span.begin <= span.end && span.end <= text.size();
      return there ? std::string(slice(text, span)) : std::string();
    };
    told.quote = cut(told.what.quote);
    if (told.what.about) told.about = cut(*told.what.about);
    const auto id = find.number(0);
    add_parties(parties.with(id), {{id, &told.what}});
    events.push_back(std::move(told));
  }
  return events;
}

}  // namespace dragoman
