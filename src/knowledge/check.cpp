#include "knowledge/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

void check_parties(const LayerRow& row, std::initializer_list<std::string_view> codes,
                   const Knowledge::Tables& tables, Faults& faults) {
  for (const auto code : codes) {
    if (tables.party_index(code) == names_nothing) {
      faults.add(*row.path, row.line, "unknown party " + in_quotes(code));
    }
  }
}

void check_relations(Folders folders, const Knowledge::Tables& tables, Faults& faults) {
  const auto table = read_layers(folders, "relations.tsv",
                                 {"a", "b", "kind", "name", "from", "to", "source"}, 5, faults);
  for (const auto& row : table.rows) {
    check_parties(row, {row.cells[0], row.cells[1]}, tables, faults);
    read_term(row, row.cells[4], row.cells[5], faults);
  }
}

// "14:2021-11-30:Dushanbe", "winter:2018-02-09:PyeongChang".
bool is_session(std::string_view session) {
  const auto parts = split(session, ':');
  return parts.size() == 3 && (parts[1].empty() || parse_date(parts[1]));
}

void check_gatherings(Folders folders, const Knowledge::Tables& tables, Faults& faults) {
  const auto table =
      read_layers(folders, "gatherings.tsv",
                  {"code", "name", "organiser", "first_year", "sessions", "source"}, 1, faults);
  for (const auto& row : table.rows) {
    const auto& c = row.cells;
    if (!c[2].empty()) check_parties(row, {c[2]}, tables, faults);
    read_date(row, c[3], faults);
    for (const auto session : split(c[4], ';')) {
      if (!is_session(session)) {
        faults.add(*row.path, row.line,
                   in_quotes(session) + " is no session; write number:date:place");
      }
    }
  }
}

// Offices that one person holds at a time.
bool is_single(std::string_view office) {
  return !office.starts_with("deputy-") && office != "other" && office != "ambassador";
}

std::string describe(const Holder& holder) {
  return holder.person + " " + (holder.from ? to_edtf(*holder.from) : "") + ".." +
         (holder.to ? to_edtf(*holder.to) : "");
}

void doubt_overlaps(const std::vector<Holder>& holders, std::vector<std::string>& doubts) {
  constexpr int handover_days = 45;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    const auto& one = holders[i];
    if (!is_single(one.office) || !one.from) continue;
    const auto& last = one.to ? one.to : one.as_of;
    for (auto j = i + 1; j < holders.size(); ++j) {
      const auto& next = holders[j];
      if (next.of != one.of || next.office != one.office) break;
      if (!last || !next.from || next.person == one.person) continue;
      if (add_days(first_day(*next.from), handover_days) >= last_day(*last)) continue;
      doubts.push_back(one.of + " " + one.office + ": " + describe(one) + " and " + describe(next));
    }
  }
}

void doubt_homonyms(Folders folders, std::vector<std::string>& doubts) {
  Faults told;  // loading has told them
  const auto table =
      read_layers(folders, "names.tsv", {"party", "name", "kind", "source"}, 2, told);
  std::map<std::string_view, std::vector<std::string_view>> owners;
  for (const auto& row : table.rows) owners[row.cells[1]].push_back(row.cells[0]);
  for (auto& [name, codes] : owners) {
    if (codes.size() < 2) continue;
    std::ranges::sort(codes);
    std::string line = "'" + std::string(name) + "' names";
    for (const auto code : codes) line.append(" ").append(code);
    doubts.push_back(std::move(line));
  }
}

}  // namespace

Result<std::vector<std::string>> check_knowledge(const std::filesystem::path& folder) {
  const std::array folders = {folder, folder / "hand"};
  Knowledge::Tables tables;
  Faults faults;
  load_all(folders, tables, faults);
  check_relations(folders, tables, faults);
  check_gatherings(folders, tables, faults);
  if (!faults.none()) return tl::unexpected(faults.error());

  std::vector<std::string> doubts;
  doubt_overlaps(tables.holders, doubts);
  doubt_homonyms(folders, doubts);
  return doubts;
}

}  // namespace dragoman
