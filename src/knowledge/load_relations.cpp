#include <algorithm>
#include <tuple>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

void check_party(const LayerRow& row, std::string_view code, const Knowledge::Tables& tables,
                 Faults& faults) {
  if (tables.party_index(code) != names_nothing) return;
  faults.add(*row.path, row.line, "unknown party " + in_quotes(code));
}

// "14:2021-11-30:Dushanbe", "winter:2018-02-09:PyeongChang".
std::optional<Session> read_session(std::string_view cell) {
  const auto parts = split(cell, ':');
  if (parts.size() != 3) return {};
  const auto date = parse_date(parts[1]);
  if (!date && !parts[1].empty()) return {};
  return Session{std::string(parts[0]), date, std::string(parts[2])};
}

}  // namespace

void load_relations(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(folders, "relations.tsv",
                                 {"a", "b", "kind", "name", "from", "to", "source"}, 5, faults);
  tables.relations.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    check_party(row, c[0], tables, faults);
    check_party(row, c[1], tables, faults);
    const auto term = read_term(row, c[4], c[5], faults);
    tables.relations.push_back({PartyCode(c[0]), PartyCode(c[1]), std::string(c[2]),
                                std::string(c[3]), term.from, term.to, std::string(c[6])});
  }
  std::ranges::sort(tables.relations, {}, [](const Relation& relation) {
    const auto& [first, second] = std::minmax(relation.a, relation.b);
    return std::tie(first, second, relation.from, relation.kind, relation.name, relation.a);
  });
}

void load_gatherings(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(
      folders, "gatherings.tsv",
      {"code", "name", "aliases", "organiser", "first_year", "sessions", "source"}, 1, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    if (!c[3].empty()) check_party(row, c[3], tables, faults);
    read_date(row, c[4], faults);
    const auto index = static_cast<std::uint32_t>(tables.gatherings.size());
    auto& gathering =
        tables.gatherings.emplace_back(Gathering{std::string(c[0]), std::string(c[1]), {}});
    for (const auto cell : split(c[5], ';')) {
      auto session = read_session(cell);
      if (session) {
        gathering.sessions.push_back(std::move(*session));
      } else {
        faults.add(*row.path, row.line,
                   in_quotes(cell) + " is no session; write number:date:place");
      }
    }
    tables.gathering_phrases.add(c[1], index, true);
    for (const auto alias : split(c[2], '|')) tables.gathering_phrases.add(alias, index, true);
  }
  tables.gathering_phrases.seal();
}

void load_other_names(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(folders, "state_names_other.tsv",
                                 {"party", "language", "name", "source"}, 3, faults);
  tables.other_names.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    check_party(row, c[0], tables, faults);
    if (c[2].empty()) faults.add(*row.path, row.line, "no name");
    tables.other_names.push_back({tables.party_index(c[0]), std::string(c[2])});
  }
}

}  // namespace dragoman
