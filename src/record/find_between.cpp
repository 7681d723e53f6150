#include "record/find_between.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "record/lookups.h"
#include "record/stored_release.h"

namespace dragoman {

namespace {

// The texts of releases, one after the other as the rows that quote them come: each is
// loaded once.
class Texts {
 public:
  // `rows`: names of releases and their texts, by name.
  explicit Texts(store::Statement& rows) : rows_(rows) {}

  // The words at a span of a release; the names must be asked for in their order.
  std::string cut(const std::string& name, Span span) {
    while (name_ != name && rows_.step()) {
      name_ = rows_.text(0);
      text_ = rows_.text(1);
    }
    const bool there = name_ == name && span.begin <= span.end && span.end <= text_.size();
    return there ? std::string(slice(text_, span)) : std::string();
  }

 private:
  store::Statement& rows_;
  std::string name_;
  std::string text_;
};

// How the tables of events and of facts differ.
struct Table {
  std::string_view name;  // its parties are in NAME_party, their column NAME
  std::string_view columns;
  bool bonds = false;  // only what may be one
};

Event finding_of_row(const store::Statement& row, int column, const Event* /*kind*/) {
  return event_of_row(row, column);
}
Fact finding_of_row(const store::Statement& row, int column, const Fact* /*kind*/) {
  return fact_of_row(row, column);
}

std::optional<Span> about_of(const Event& event) {
  return event.about;
}
std::optional<Span> about_of(const Fact& /*fact*/) {
  return {};
}

// SELECT … the ids of what has all of the parties, which are sorted; '?1' is the first of them.
std::string ids_with(const Table& table, std::size_t parties) {
  if (parties == 0) return fmt::format("SELECT id FROM {}", table.name);
  if (parties == 1) {
    return fmt::format("SELECT {0} FROM {0}_party WHERE party = ?1", table.name);
  }
  auto sql = ids_of_pair(table.name, table.bonds);
  for (std::size_t i = 3; i <= parties; ++i) {
    sql = fmt::format("SELECT {1} FROM {1}_party WHERE party = ?{2} AND {1} IN ({0})", sql,
                      table.name, i);
  }
  return sql;
}

// The findings whose ids a SELECT gives, by release and place in it.
template <class Finding>
std::vector<Told<Finding>> find_told(const store::Database& database, const Table& table,
                                     const std::string& ids,
                                     const std::vector<PartyCode>& parameters) {
  auto text_rows = database.prepare(
      fmt::format("SELECT r.name, t.text FROM release r JOIN release_text t ON t.release = r.id"
                  " WHERE r.newest = 1 AND r.id IN (SELECT release FROM {} WHERE id IN ({}))"
                  " ORDER BY r.name",
                  table.name, ids));
  Texts texts(text_rows.with_all(parameters));
  auto rows =
      database.prepare(fmt::format("SELECT {0}.id, r.name, r.read_publisher, r.read_published,"
                                   " {0}.ordinal, {1}"
                                   " FROM {0} JOIN release r ON r.id = {0}.release AND r.newest = 1"
                                   " WHERE {0}.id IN ({2}) ORDER BY r.name, {0}.ordinal",
                                   table.name, table.columns, ids));
  constexpr int own_columns = 5;
  std::vector<std::int64_t> found_ids;
  std::vector<Told<Finding>> found;
  rows.with_all(parameters);
  while (rows.step()) {
    const Finding* const kind = nullptr;
    Told<Finding> told{.what = finding_of_row(rows, own_columns, kind),
                       .quote = {},
                       .about = {},
                       .at = {rows.text(1), static_cast<std::size_t>(rows.number(4)) + 1},
                       .publisher = rows.text(2),
                       .published = rows.is_null(3) ? std::nullopt : parse_edtf(rows.text(3))};
    told.quote = texts.cut(told.at.release, told.what.quote);
    if (const auto about = about_of(told.what)) told.about = texts.cut(told.at.release, *about);
    found_ids.push_back(rows.number(0));
    found.push_back(std::move(told));
  }
  std::map<std::int64_t, Finding*> by_id;
  for (std::size_t i = 0; i < found_ids.size(); ++i) by_id.emplace(found_ids[i], &found[i].what);
  auto parties = database.prepare(fmt::format(
      "SELECT {0}, role, party FROM {0}_party WHERE {0} IN ({1}) ORDER BY role, ordinal",
      table.name, ids));
  add_parties(parties.with_all(parameters), by_id);
  return found;
}

Table facts(bool bonds = false) {
  return {"fact", fact_columns, bonds};
}
Table events(bool bonds = false) {
  return {"event", event_columns, bonds};
}

// Parties as they are bound: sorted, each once. Nobody's code is empty.
std::optional<std::vector<PartyCode>> bound(std::vector<PartyCode> parties) {
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  if (!parties.empty() && parties.front().empty()) return {};
  return parties;
}

Between find_both(const store::Database& database, std::vector<PartyCode> all_of, bool bonds) {
  const auto parties = bound(std::move(all_of));
  if (!parties) return {};
  const auto find = [&]<class Finding>(const Table& table, std::vector<Told<Finding>>& found) {
    found = find_told<Finding>(database, table, ids_with(table, parties->size()), *parties);
  };
  Between between;
  find(facts(bonds), between.facts);
  find(events(bonds), between.events);
  // The order they come in stands among equals.
  std::ranges::stable_sort(between.facts, {}, [](const Told<Fact>& told) {
    return std::tuple(told.what.kind, told.what.name);
  });
  std::ranges::stable_sort(between.events, std::ranges::greater(), [](const Told<Event>& told) {
    return told.what.when.value_or(told.published.value_or(When{}));
  });
  return between;
}

}  // namespace

Between find_between(const store::Database& database, const std::vector<PartyCode>& all_of) {
  return find_both(database, all_of, false);
}

Between find_bonds(const store::Database& database, const PartyCode& a, const PartyCode& b) {
  return find_both(database, {a, b}, true);
}

std::vector<Told<Fact>> find_matters(const store::Database& database, const PartyCode& party) {
  return find_told<Fact>(database, facts(), "SELECT fact FROM matter WHERE party = ?1", {party});
}

std::vector<std::pair<PartyCode, PartyCode>> find_pairs_with_bonds(
    const store::Database& database) {
  std::set<std::pair<PartyCode, PartyCode>> pairs;
  for (const auto* sql :
       {"SELECT DISTINCT a, b FROM fact_pair WHERE bond = 2 AND a > ''",
        "SELECT DISTINCT one.party, two.party FROM"
        " (SELECT DISTINCT fact FROM fact_pair WHERE a = '' AND bond = 2) w"
        " JOIN fact_party one ON one.fact = w.fact"
        " JOIN fact_party two ON two.fact = w.fact AND two.party > one.party",
        "SELECT DISTINCT one.party, two.party FROM event_beginning g"
        " JOIN event e ON e.id = g.event AND e.act = 'establish'"
        " JOIN event_party one ON one.event = g.event"
        " JOIN event_party two ON two.event = g.event AND two.party > one.party"}) {
    auto rows = database.prepare(sql);
    while (rows.step()) pairs.emplace(rows.text(0), rows.text(1));
  }
  return {pairs.begin(), pairs.end()};
}

std::vector<Beginning> find_beginnings(const store::Database& database, const Date& from, int days,
                                       bool known_to_the_day) {
  const auto until = add_days(from, days);
  std::set<unsigned> months;
  for (int day = 0; day <= days && months.size() < 12; ++day) {
    months.insert(add_days(from, day).month);
  }
  // Of what is known to the year alone every fifth counts, if no release tells of another.
  constexpr int round = 5;
  std::string years;
  for (int year = from.year; year <= until.year && year < from.year + round; ++year) {
    years += fmt::format("{}({} - g.year) % {} = 0", years.empty() ? "" : " OR ", year, round);
  }
  const auto told = fmt::format("g.told > 0 AND g.told BETWEEN {} AND {}", from.year, until.year);
  const auto of_months =
      fmt::format("g.month IN ({}){} AND g.year BETWEEN 1 AND {}", fmt::join(months, ", "),
                  known_to_the_day ? " AND g.day > 0" : "", until.year - 1);
  const auto of_years =
      fmt::format("g.month = 0 AND g.year BETWEEN 1 AND {} AND ({})", until.year - 1, years);
  std::set<std::tuple<PartyCode, PartyCode, Date, int>> found;
  const auto look = [&](std::string_view table, std::string_view condition) {
    auto rows = database.prepare(
        fmt::format("SELECT g.a, g.b, g.year, g.month, g.day, g.told FROM {0}_beginning g"
                    " WHERE {1} AND g.a > ''"
                    " UNION ALL SELECT one.party, two.party, g.year, g.month, g.day, g.told"
                    " FROM {0}_beginning g JOIN {0}_party one ON one.{0} = g.{0}"
                    " JOIN {0}_party two ON two.{0} = g.{0} AND two.party > one.party"
                    " WHERE {1} AND g.a = ''",
                    table, condition));
    const auto number = [&rows](int column) { return static_cast<unsigned>(rows.number(column)); };
    while (rows.step()) {
      const Date date{static_cast<int>(rows.number(2)), number(3), number(4)};
      found.emplace(rows.text(0), rows.text(1), date, static_cast<int>(rows.number(5)));
    }
  };
  look("fact", told);
  for (const std::string_view table : {"fact", "event"}) {
    look(table, of_months);
    if (!known_to_the_day) look(table, of_years);
  }
  std::vector<Beginning> beginnings;
  for (const auto& [a, b, date, year] : found) beginnings.push_back({a, b, date, year});
  return beginnings;
}

}  // namespace dragoman
