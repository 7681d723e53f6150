#include "record/find_between.h"

#include <fmt/format.h>

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
    return fmt::format(
        "SELECT x.id FROM release_party q JOIN {0} x ON x.release = q.release WHERE q.party = ?1"
        " AND EXISTS (SELECT 1 FROM {0}_party w WHERE w.{0} = x.id AND w.party = ?1)",
        table.name);
  }
  auto pair = ids_of_pair(table.name, table.bonds);
  if (parties == 2) return pair;
  // Side by side: what is nested as deep as there are parties no parser takes.
  auto sql = fmt::format("SELECT i.{0} FROM ({1}) i WHERE TRUE", table.name, pair);
  for (std::size_t i = 3; i <= parties; ++i) {
    sql += fmt::format(
        " AND EXISTS (SELECT 1 FROM {0}_party w WHERE w.{0} = i.{0} AND w.party = ?{1})",
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

// All whose ids the SELECT gives that is made for a table.
template <class IdsOf>
Between find_both(const store::Database& database, const std::vector<PartyCode>& parties,
                  bool bonds, IdsOf ids_of) {
  const auto find = [&]<class Finding>(const Table& table, std::vector<Told<Finding>>& found) {
    found = find_told<Finding>(database, table, ids_of(table), parties);
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

Between find_together(const store::Database& database, std::vector<PartyCode> all_of, bool bonds) {
  const auto parties = bound(std::move(all_of));
  if (!parties) return {};
  return find_both(database, *parties, bonds,
                   [&](const Table& table) { return ids_with(table, parties->size()); });
}

}  // namespace

Between find_between(const store::Database& database, const std::vector<PartyCode>& all_of) {
  return find_together(database, all_of, false);
}

Between find_bonds(const store::Database& database, const PartyCode& a, const PartyCode& b) {
  return find_together(database, {a, b}, true);
}

Between find_alone(const store::Database& database, const PartyCode& party) {
  return find_both(database, {party}, false,
                   [](const Table& table) { return ids_of_one_alone(table.name); });
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

}  // namespace dragoman
