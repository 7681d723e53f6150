#include <algorithm>
#include <array>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

std::optional<PartyKind> party_kind(std::string_view word) {
  if (word == "organisation") return PartyKind::organisation;
  if (word == "group") return PartyKind::group;
  return {};
}

constexpr std::array<std::string_view, 6> name_kinds = {"name",    "adjective", "demonym",
                                                        "capital", "metonym",   "agency"};

std::optional<NameKind> name_kind(std::string_view word) {
  const auto at = std::ranges::find(name_kinds, word);
  if (at == name_kinds.end()) return {};
  return static_cast<NameKind>(at - name_kinds.begin());
}

void load_states(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(folders, "states.tsv",
                                 {"code", "name", "capital", "from", "to", "source"}, 1, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const bool code = c[0].size() == 3 && std::ranges::all_of(c[0], [](char letter) {
                        return letter >= 'A' && letter <= 'Z';
                      });
    if (!code) {
      faults.add(*row.path, row.line, in_quotes(c[0]) + " is no code; a state's is three capitals");
    }
    if (c[1].empty()) faults.add(*row.path, row.line, "no name");
    const auto term = read_term(row, c[3], c[4], faults);
    tables.parties.push_back({PartyCode(c[0]), PartyKind::state, std::string(c[1]),
                              std::string(c[2]), term.from, term.to});
  }
}

void load_organisations(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table =
      read_layers(folders, "organisations.tsv", {"code", "name", "party", "source"}, 1, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const auto kind = party_kind(c[2]);
    if (!kind) {
      faults.add(*row.path, row.line,
                 "unknown party " + in_quotes(c[2]) + "; write organisation or group");
    }
    if (c[1].empty()) faults.add(*row.path, row.line, "no name");
    tables.parties.push_back(
        {PartyCode(c[0]), kind.value_or(PartyKind::organisation), std::string(c[1]), {}, {}, {}});
  }
}

// "Korean Peninsula" is not the state, nor "New Mexico" Mexico.
void load_not_parties(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(folders, "not_names.tsv", {"name", "of", "source"}, 2, faults);
  for (const auto& row : table.rows) {
    const auto of = row.cells[1];
    if (of != "party" && of != "place" && of != "both") {
      faults.add(*row.path, row.line,
                 "unknown of " + in_quotes(of) + "; write party, place or both");
    }
    if (of != "place") tables.party_phrases.add(row.cells[0], names_nothing, true);
    if (of != "party") tables.place_phrases.add(row.cells[0], names_nothing, true);
  }
}

}  // namespace

std::string_view to_string(PartyKind kind) {
  switch (kind) {
    case PartyKind::state:
      return "state";
    case PartyKind::organisation:
      return "organisation";
    case PartyKind::group:
      return "group";
  }
  return {};
}

std::string_view to_string(NameKind kind) {
  return name_kinds[static_cast<std::size_t>(kind)];
}

std::uint32_t Knowledge::Tables::party_index(std::string_view code) const {
  const auto at = std::ranges::lower_bound(parties, code, {}, &Party::code);
  if (at == parties.end() || at->code != code) return names_nothing;
  return static_cast<std::uint32_t>(at - parties.begin());
}

void load_parties(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  load_states(folders, tables, faults);
  load_organisations(folders, tables, faults);
  std::ranges::sort(tables.parties, {}, &Party::code);
  for (std::size_t i = 1; i < tables.parties.size(); ++i) {
    const auto& code = tables.parties[i].code;
    if (code != tables.parties[i - 1].code) continue;
    faults.add(folders.front() / "organisations.tsv", 0,
               in_quotes(code) + " is the code of a state too; use org:Name");
  }
}

void load_party_names(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  load_not_parties(folders, tables, faults);
  const auto table = read_layers(
      folders, "names.tsv", {"party", "name", "kind", "from", "to", "match", "source"}, 2, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const auto party = tables.party_index(c[0]);
    if (party == names_nothing) {
      faults.add(
          *row.path, row.line,
          "unknown party " + in_quotes(c[0]) + "; add it to states.tsv or organisations.tsv");
    }
    const auto kind = name_kind(c[2]);
    if (!kind) {
      faults.add(*row.path, row.line,
                 "unknown kind " + in_quotes(c[2]) +
                     "; write name, adjective, demonym, capital, metonym or agency");
    }
    bool exact = false;
    for (const auto match : split(c[5], '|')) {
      exact = exact || match == "exact";
      if (match == "exact" || match == "shared") continue;
      faults.add(*row.path, row.line,
                 "unknown match " + in_quotes(match) + "; write exact, shared or nothing");
    }
    if (c[1].empty()) faults.add(*row.path, row.line, "no name");
    const auto term = read_term(row, c[3], c[4], faults);
    if (party == names_nothing || !kind) continue;
    tables.party_phrases.add(c[1], static_cast<std::uint32_t>(tables.party_names.size()), !exact);
    tables.party_names.push_back({party, *kind, term.from, term.to, exact});
  }
  tables.party_phrases.seal();
}

void load_members(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  const auto table =
      read_layers(folders, "members.tsv", {"group", "member", "from", "to", "source"}, 3, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    const auto group = tables.party_index(c[0]);
    const auto member = tables.party_index(c[1]);
    if (group == names_nothing) faults.add(*row.path, row.line, "unknown party " + in_quotes(c[0]));
    if (member == names_nothing)
      faults.add(*row.path, row.line, "unknown party " + in_quotes(c[1]));
    const auto term = read_term(row, c[2], c[3], faults);
    if (group == names_nothing || member == names_nothing) continue;
    tables.members.push_back({group, member, term.from, term.to});
  }
  std::ranges::sort(tables.members, [](const Membership& a, const Membership& b) {
    return std::tie(a.group, a.member, a.from) < std::tie(b.group, b.member, b.from);
  });
}

}  // namespace dragoman
