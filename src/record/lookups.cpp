#include "record/lookups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/told_ends.h"
#include "record/stored_release.h"

namespace dragoman {

namespace {

using store::Database;

// How the tables of events and of facts differ.
struct Table {
  std::string_view name;
  std::string_view bond;  // SQL: 0, or 1 of what may be a bond, or 2 of what is one
};
constexpr std::array<Table, 2> tables = {{
    {"event", "CASE x.act WHEN 'establish' THEN 2 WHEN 'sign' THEN 1 ELSE 0 END"},
    {"fact",
     "CASE WHEN x.kind IN ('anniversary', 'mission', 'partnership', 'mechanism', 'agreement')"
     " THEN 2 ELSE 0 END"},
}};

// Statements that fill the tables for the releases of a set, `releases` in SQL.
std::vector<std::string> filling(std::string_view releases) {
  std::vector<std::string> statements;
  for (const auto& [name, bond] : tables) {
    const auto parties =
        fmt::format("(SELECT count(DISTINCT w.party) FROM {0}_party w WHERE w.{0} = x.id)", name);
    statements.push_back(fmt::format(
        "INSERT INTO {0}_pair (a, b, {0}, bond) SELECT DISTINCT one.party, two.party, x.id, {1}"
        " FROM {0} x JOIN {0}_party one ON one.{0} = x.id JOIN {0}_party two ON two.{0} = x.id"
        " AND two.party > one.party WHERE x.release IN {2} AND {3} <= {4}",
        name, bond, releases, parties, widest_in_pairs));
    statements.push_back(fmt::format(
        "INSERT INTO {0}_pair (a, b, {0}, bond) SELECT DISTINCT one.party, '', x.id, {1}"
        " FROM {0} x JOIN {0}_party one ON one.{0} = x.id WHERE x.release IN {2} AND {3} = 1",
        name, bond, releases, parties));
    statements.push_back(fmt::format(
        "INSERT INTO {0}_pair (a, b, {0}, bond) SELECT DISTINCT '', one.party, x.id, {1}"
        " FROM {0} x JOIN {0}_party one ON one.{0} = x.id WHERE x.release IN {2} AND {3} > {4}",
        name, bond, releases, parties, widest_in_pairs));
  }
  statements.push_back(
      fmt::format("INSERT INTO matter (party, fact) SELECT DISTINCT p.party, x.id FROM fact x"
                  " JOIN fact_party p ON p.fact = x.id"
                  " WHERE x.release IN {} AND x.kind IN ('policy', 'bid')",
                  releases));
  statements.push_back(
      fmt::format("INSERT INTO release_party (party, release, published, name)"
                  " SELECT t.party, r.id, coalesce(r.read_published, ''), r.name FROM"
                  " (SELECT p.party, x.release FROM event x JOIN event_party p ON p.event = x.id"
                  " WHERE x.release IN {0} UNION SELECT p.party, x.release FROM fact x"
                  " JOIN fact_party p ON p.fact = x.id WHERE x.release IN {0}) t"
                  " JOIN release r ON r.id = t.release",
                  releases));
  return statements;
}

bool tells_beginning(const Fact& fact) {
  return fact.kind == FactKind::anniversary || fact.kind == FactKind::mission ||
         fact.kind == FactKind::partnership || fact.kind == FactKind::mechanism ||
         fact.kind == FactKind::agreement;
}
bool tells_beginning(const Event& event) {
  return event.act == Act::establish || event.act == Act::sign;
}

// In which year an anniversary is told to be; 0 where none is.
int told_year(const Fact& fact) {
  return fact.kind == FactKind::anniversary ? fact.year.value_or(0) : 0;
}
int told_year(const Event& /*event*/) {
  return 0;
}

std::vector<PartyCode> parties_of(const Fact& fact) {
  auto parties = fact.members;
  for (const auto& party : {fact.a, fact.b}) {
    if (!party.empty()) parties.push_back(party);
  }
  return parties;
}
std::vector<PartyCode> parties_of(const Event& event) {
  auto parties = event.actors;
  parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
  return parties;
}

// The pairs under which something is kept; one of two empty codes for what is wide.
std::vector<std::pair<PartyCode, PartyCode>> pairs_of(std::vector<PartyCode> parties) {
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  if (parties.size() > widest_in_pairs) return {{}};
  std::vector<std::pair<PartyCode, PartyCode>> pairs;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) pairs.emplace_back(parties[i], parties[j]);
  }
  return pairs;
}

// A statement that puts a beginning to the finding whose id `id` gives, in SQL.
std::string insert_beginning(std::string_view table, std::string_view id) {
  return fmt::format(
      "INSERT INTO {0}_beginning (month, day, year, told, a, b, {0}) VALUES (?, ?, ?, ?, ?, ?, "
      "{1})",
      table, id);
}

// Those of the findings of a release, by their place in it.
template <class Finding>
void store_beginnings(const Database& database, std::int64_t release,
                      const std::vector<Finding>& findings, std::string_view table) {
  auto insert = database.prepare(insert_beginning(
      table, fmt::format("(SELECT id FROM {} WHERE release = ? AND ordinal = ?)", table)));
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!tells_beginning(findings[i])) continue;
    const auto date = beginning_of(findings[i]);
    for (const auto& [a, b] : pairs_of(parties_of(findings[i]))) {
      insert.with(date.month, date.day, date.year, told_year(findings[i]), a, b, release, i).run();
    }
  }
}

template <class Finding>
void make_beginnings(const Database& database, std::string_view table, const char* columns,
                     Finding (*finding_of_row)(const store::Statement&, int)) {
  auto insert = database.prepare(insert_beginning(table, "?"));
  auto parties =
      database.prepare(fmt::format("SELECT DISTINCT party FROM {0}_party WHERE {0} = ?", table));
  auto rows = database.prepare(fmt::format(
      "SELECT {0}.id, {1} FROM {0} JOIN release r ON r.id = {0}.release AND r.newest = 1", table,
      columns));
  while (rows.step()) {
    const auto finding = finding_of_row(rows, 1);
    if (!tells_beginning(finding)) continue;
    const auto id = rows.number(0);
    std::vector<PartyCode> codes;
    parties.with(id);
    while (parties.step()) codes.push_back(parties.text(0));
    const auto date = beginning_of(finding);
    for (const auto& [a, b] : pairs_of(std::move(codes))) {
      insert.with(date.month, date.day, date.year, told_year(finding), a, b, id).run();
    }
  }
}

}  // namespace

Date beginning_of(const Fact& fact) {
  if (fact.kind == FactKind::anniversary) {
    return fact.nth && fact.year ? Date{*fact.year - *fact.nth, 0, 0} : Date{};
  }
  return fact.since ? told_begin(*fact.since) : Date{};
}

Date beginning_of(const Event& event) {
  return event.when ? told_begin(*event.when) : Date{};
}

void store_lookups(const Database& database, std::int64_t release, const Entry& entry) {
  static const auto statements = filling("(?1)");
  for (const auto& statement : statements) database.prepare(statement).with(release).run();
  store_beginnings(database, release, entry.reading.facts, "fact");
  store_beginnings(database, release, entry.reading.events, "event");
  store_deadlines(database, release, entry.deadlines);
}

void store_deadlines(const Database& database, std::int64_t release,
                     std::span<const Deadline> deadlines) {
  auto insert = database.prepare(
      "INSERT INTO deadline (last_day, event) SELECT ?, id FROM event"
      " WHERE release = ? AND ordinal = ? ON CONFLICT DO NOTHING");
  for (const auto& [number, when] : deadlines) {
    if (number == 0 || when.to.year == 0) continue;
    const auto last = to_edtf(last_day(when.to));
    insert.with(last, release, number - 1).run();
  }
}

void forget_lookups(const Database& database, std::int64_t release) {
  const auto forget = [&](const std::string& sql) { database.prepare(sql).with(release).run(); };
  for (const auto& [name, bond] : tables) {
    for (const auto* pair : {"one.party, two.party", "'', two.party", "one.party, ''"}) {
      forget(
          fmt::format("DELETE FROM {0}_pair WHERE (a, b, {0}) IN (SELECT {1}, x.id FROM {0} x"
                      " JOIN {0}_party one ON one.{0} = x.id JOIN {0}_party two ON two.{0} = x.id"
                      " WHERE x.release = ?)",
                      name, pair));
    }
    forget(fmt::format(
        "DELETE FROM {0}_beginning WHERE {0} IN (SELECT id FROM {0} WHERE release = ?)", name));
    forget(
        fmt::format("DELETE FROM release_party WHERE (party, release) IN (SELECT p.party, x.release"
                    " FROM {0} x JOIN {0}_party p ON p.{0} = x.id WHERE x.release = ?)",
                    name));
  }
  forget(
      "DELETE FROM matter WHERE (party, fact) IN (SELECT p.party, x.id FROM fact x"
      " JOIN fact_party p ON p.fact = x.id WHERE x.release = ?)");
  forget_deadlines(database, release);
}

void forget_deadlines(const Database& database, std::int64_t release) {
  database.prepare("DELETE FROM deadline WHERE event IN (SELECT id FROM event WHERE release = ?)")
      .with(release)
      .run();
}

void make_lookups(const Database& database) {
  for (const auto& statement : filling("(SELECT id FROM release WHERE newest = 1)")) {
    database.prepare(statement).run();
  }
  make_beginnings(database, "fact", fact_columns, fact_of_row);
  make_beginnings(database, "event", event_columns, event_of_row);
}

std::string ids_of_one_alone(std::string_view table) {
  return fmt::format("SELECT p.{0} FROM {0}_pair p WHERE p.a = ?1 AND p.b = ''", table);
}

std::string ids_of_pair(std::string_view table, bool bonds) {
  return fmt::format(
      "SELECT p.{0} FROM {0}_pair p WHERE p.a = ?1 AND p.b = ?2{1}"
      " UNION ALL SELECT p.{0} FROM {0}_pair p WHERE p.a = '' AND p.b = ?1{1}"
      " AND p.{0} IN (SELECT w.{0} FROM {0}_pair w WHERE w.a = '' AND w.b = ?2)",
      table, bonds ? " AND p.bond > 0" : "");
}

}  // namespace dragoman
