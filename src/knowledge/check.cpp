#include "knowledge/check.h"

#include <algorithm>
#include <map>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

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

Result<std::vector<std::string>> check_knowledge(const std::filesystem::path& folder,
                                                 std::span<const std::filesystem::path> overlays) {
  const auto tables = load_tables(folder, overlays);
  if (!tables) return tl::unexpected(tables.error());

  std::vector<std::string> doubts;
  doubt_overlaps((*tables)->holders, doubts);
  doubt_homonyms(layer_folders(folder, overlays), doubts);
  return doubts;
}

}  // namespace dragoman
