#include "record/lookups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/told_ends.h"
#include "record/stored_release.h"

namespace dragoman {

namespace {

using store::Database;

bool tells_beginning(const Fact& fact) {
  return fact.kind == FactKind::anniversary || fact.kind == FactKind::mission ||
         fact.kind == FactKind::partnership || fact.kind == FactKind::mechanism ||
         fact.kind == FactKind::agreement;
}
bool tells_beginning(const Event& event) {
  return event.act == Act::establish || event.act == Act::sign;
}

constexpr std::array<std::string_view, 2> tables = {"event", "fact"};

// What may be a bond is 1, what is one 2.
int bond_of(const Event& event) {
  if (event.act == Act::establish) return 2;
  return event.act == Act::sign ? 1 : 0;
}
int bond_of(const Fact& fact) {
  return tells_beginning(fact) ? 2 : 0;
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

std::vector<PartyCode> sorted_parties_of(const auto& finding) {
  auto parties = parties_of(finding);
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

// The pairs of a few parties, which are sorted.
std::vector<std::pair<PartyCode, PartyCode>> pairs_of(const std::vector<PartyCode>& parties) {
  std::vector<std::pair<PartyCode, PartyCode>> pairs;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) pairs.emplace_back(parties[i], parties[j]);
  }
  return pairs;
}

// The pairs under which a beginning is kept; one of two empty codes for what is wide.
std::vector<std::pair<PartyCode, PartyCode>> pairs_beginning(
    const std::vector<PartyCode>& parties) {
  if (parties.size() > widest_in_pairs) return {{}};
  return pairs_of(parties);
}

// Under which a finding is kept.
std::vector<std::pair<PartyCode, PartyCode>> pairs_asked_for(
    const std::vector<PartyCode>& parties) {
  std::vector<std::pair<PartyCode, PartyCode>> pairs;
  if (parties.size() == 1) return {{parties.front(), PartyCode()}};
  if (parties.size() <= widest_in_pairs) return pairs_of(parties);
  for (const auto& party : parties) pairs.emplace_back(PartyCode(), party);
  return pairs;
}

// What is kept of one finding of a release, and of all of them.
template <class Finding>
class Lookups {
 public:
  Lookups(const Database& database, std::string_view table)
      : pair_(database.prepare(
            fmt::format("INSERT INTO {0}_pair (a, b, {0}, bond) VALUES (?, ?, ?, ?)", table))),
        beginning_(database.prepare(
            fmt::format("INSERT INTO {0}_beginning (month, day, year, told, a, b, {0})"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        table))) {}

  void put(std::int64_t id, const Finding& finding, const std::vector<PartyCode>& parties) {
    for (const auto& [a, b] : pairs_asked_for(parties)) {
      pair_.with(a, b, id, bond_of(finding)).run();
    }
    if (!tells_beginning(finding)) return;
    const auto date = beginning_of(finding);
    for (const auto& [a, b] : pairs_beginning(parties)) {
      beginning_.with(date.month, date.day, date.year, told_year(finding), a, b, id).run();
    }
  }

 private:
  store::Statement pair_;
  store::Statement beginning_;
};

// By whom releases are found.
class Parties {
 public:
  explicit Parties(const Database& database)
      : insert_(database.prepare("INSERT INTO release_party (party, release, published, name)"
                                 " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")),
        insert_matter_(database.prepare("INSERT INTO matter (party, fact) VALUES (?, ?)")) {}

  void put(const ReleaseRow& release, const std::vector<PartyCode>& parties) {
    for (const auto& party : parties) {
      insert_.with(party, release.id, release.published, release.name).run();
    }
  }
  void put_matter(std::int64_t id, const Fact& fact, const std::vector<PartyCode>& parties) {
    if (fact.kind != FactKind::policy && fact.kind != FactKind::bid) return;
    for (const auto& party : parties) insert_matter_.with(party, id).run();
  }
  void put_matter(std::int64_t /*id*/, const Event& /*event*/,
                  const std::vector<PartyCode>& /*parties*/) {}

 private:
  store::Statement insert_;
  store::Statement insert_matter_;
};

template <class Finding>
void store_all(const Database& database, std::string_view table,
               const std::vector<Finding>& findings, std::int64_t id,
               std::vector<PartyCode>& everybody) {
  Lookups<Finding> lookups(database, table);
  Parties of_release(database);
  for (const auto& finding : findings) {
    const auto parties = sorted_parties_of(finding);
    lookups.put(id, finding, parties);
    of_release.put_matter(id, finding, parties);
    everybody.insert(everybody.end(), parties.begin(), parties.end());
    ++id;
  }
}

template <class Finding>
void make_all(const Database& database, std::string_view table, const char* columns,
              Finding (*finding_of_row)(const store::Statement&, int)) {
  Lookups<Finding> lookups(database, table);
  Parties of_release(database);
  auto told_of =
      database.prepare(fmt::format("SELECT DISTINCT party FROM {0}_party WHERE {0} = ?", table));
  auto rows = database.prepare(
      fmt::format("SELECT {0}.id, r.id, r.name, coalesce(r.read_published, ''), {1} FROM {0}"
                  " JOIN release r ON r.id = {0}.release AND r.newest = 1",
                  table, columns));
  while (rows.step()) {
    constexpr int before = 4;  // columns
    const auto id = rows.number(0);
    const auto name = rows.text(2);
    const auto published = rows.text(3);
    const auto finding = finding_of_row(rows, before);
    std::vector<PartyCode> parties;
    told_of.with(id);
    while (told_of.step()) parties.push_back(told_of.text(0));
    std::ranges::sort(parties);
    lookups.put(id, finding, parties);
    of_release.put_matter(id, finding, parties);
    of_release.put({rows.number(1), name, published}, parties);
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

void store_lookups(const Database& database, const ReleaseRow& release, const Reading& reading,
                   std::int64_t first_event, std::int64_t first_fact) {
  std::vector<PartyCode> everybody;
  store_all(database, "event", reading.events, first_event, everybody);
  store_all(database, "fact", reading.facts, first_fact, everybody);
  std::ranges::sort(everybody);
  everybody.erase(std::unique(everybody.begin(), everybody.end()), everybody.end());
  Parties(database).put(release, everybody);
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
  for (const auto name : tables) {
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
  make_all(database, "fact", fact_columns, fact_of_row);
  make_all(database, "event", event_columns, event_of_row);
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
