#include "record/find_between.h"

#include <algorithm>
#include <tuple>

#include "record/stored_release.h"

namespace dragoman {

namespace {

// Rows begin with: id, the release's id, its publisher and date, the quote, the about, the
// ordinal.
// The texts are cut by bytes, as the spans count them.
template <class What>
Told<What> told_of_row(const sqlite::Statement& row, What what) {
  return {.what = std::move(what),
          .quote = row.text(4),
          .about = row.text(5),
          .at = {row.text(1), static_cast<std::size_t>(row.number(6)) + 1},
          .publisher = row.text(2),
          .published = row.is_null(3) ? std::nullopt : parse_edtf(row.text(3))};
}

constexpr int own_columns = 7;

std::vector<Told<Event>> find_events(const sqlite::Database& database, std::string_view a,
                                     std::string_view b) {
  auto rows = database.prepare(
      std::string("SELECT event.id, r.name, r.read_publisher, r.read_published,"
                  " substr(CAST(r.text AS BLOB), event.begin_ + 1, event.end_ - event.begin_),"
                  " substr(CAST(r.text AS BLOB), event.about_begin + 1,"
                  "        event.about_end - event.about_begin), event.ordinal, ") +
      event_columns +
      " FROM event JOIN release r ON r.id = event.release AND r.newest"
      " WHERE event.id IN (SELECT event FROM event_party WHERE party = ?1)"
      "   AND event.id IN (SELECT event FROM event_party WHERE party = ?2)"
      " ORDER BY r.name, event.ordinal");
  auto parties = database.prepare(event_parties_sql);
  std::vector<Told<Event>> events;
  rows.with(a, b);
  while (rows.step()) {
    events.push_back(told_of_row(rows, event_of_row(rows, own_columns)));
    add_parties(parties, rows.number(0), events.back().what);
  }
  // Newest first; the order above stands among events of one date.
  const auto date = [](const Told<Event>& told) {
    return told.what.when.value_or(told.published.value_or(When{}));
  };
  std::ranges::stable_sort(events, std::ranges::greater(), date);
  return events;
}

std::vector<Told<Fact>> find_facts(const sqlite::Database& database, std::string_view a,
                                   std::string_view b) {
  auto rows =
      database.prepare(std::string("SELECT fact.id, r.name, r.read_publisher, r.read_published,"
                                   " substr(CAST(r.text AS BLOB), fact.begin_ + 1, fact.end_ - "
                                   "fact.begin_), '', fact.ordinal, ") +
                       fact_columns +
                       " FROM fact JOIN release r ON r.id = fact.release AND r.newest"
                       " WHERE fact.id IN (SELECT fact FROM fact_party WHERE party = ?1)"
                       "   AND fact.id IN (SELECT fact FROM fact_party WHERE party = ?2)"
                       " ORDER BY r.name, fact.ordinal");
  auto parties = database.prepare(fact_parties_sql);
  std::vector<Told<Fact>> facts;
  rows.with(a, b);
  while (rows.step()) {
    facts.push_back(told_of_row(rows, fact_of_row(rows, own_columns)));
    add_parties(parties, rows.number(0), facts.back().what);
  }
  std::ranges::stable_sort(
      facts, {}, [](const Told<Fact>& told) { return std::tuple(told.what.kind, told.what.name); });
  return facts;
}

}  // namespace

Between find_between(const sqlite::Database& database, std::string_view a, std::string_view b) {
  return {.facts = find_facts(database, a, b), .events = find_events(database, a, b)};
}

}  // namespace dragoman
