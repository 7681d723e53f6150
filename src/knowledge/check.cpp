#include "knowledge/check.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "knowledge/layers.h"
#include "knowledge/load.h"

namespace dragoman {
namespace {

std::string place_of(const LayerRow& row) {
  return row.path->string() + ":" + std::to_string(row.line);
}

// What loading tells of these cells, it has told.
std::optional<Date> date_of(std::string_view cell) {
  return cell.empty() ? std::nullopt : parse_date(cell);
}

// A name of two states at one time, which no row of either calls shared.
void find_shared_names(Folders folders, const Knowledge::Tables& tables, Faults& faults) {
  Faults told;
  const auto table = read_layers(folders, "names.tsv",
                                 {"party", "name", "from", "to", "match", "source"}, 2, told);
  struct Owner {
    const LayerRow* row = nullptr;
    const Party* party = nullptr;
    bool shared = false;
  };
  std::map<std::string_view, std::vector<Owner>> owners;
  for (const auto& row : table.rows) {
    const auto party = tables.party_index(row.cells[0]);
    if (party == names_nothing) continue;
    const auto match = split(row.cells[4], '|');
    owners[row.cells[1]].push_back(
        {&row, &tables.parties[party], std::ranges::find(match, "shared") != match.end()});
  }
  // By the year: a name that is handed on in the middle of one is nobody's twice.
  const auto is_over_before = [](const Owner& one, const Owner& next) {
    for (const auto& to : {date_of(one.row->cells[3]), one.party->to}) {
      for (const auto& from : {date_of(next.row->cells[2]), next.party->from}) {
        if (to && from && to->year <= from->year) return true;
      }
    }
    return false;
  };
  for (const auto& [name, all] : owners) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (auto j = i + 1; j < all.size(); ++j) {
        const auto& one = all[i];
        const auto& next = all[j];
        if (one.shared && next.shared) continue;
        if (is_over_before(one, next) || is_over_before(next, one)) continue;
        faults.add(*next.row->path, next.row->line,
                   in_quotes(name) + " names " + next.party->code + ", and " + one.party->code +
                       " too (" + place_of(*one.row) +
                       "); where that is so, write shared in `match` of both");
      }
    }
  }
}

// Offices that one person holds at a time.
bool is_single(std::string_view office) {
  return !office.starts_with("deputy-") && office != "other" && office != "ambassador";
}

// Terms of two people under one title of one office that overlap for long, whatever the days are
// that their dates leave open.
std::vector<std::string> find_overlaps(Folders folders) {
  constexpr int handover_days = 45;
  Faults told;
  auto table =
      read_layers(folders, "holders.tsv",
                  {"of", "office", "person", "from", "title", "to", "as_of", "source"}, 4, told);
  const auto post = [](const LayerRow& row) {
    return std::tie(row.cells[0], row.cells[1], row.cells[4]);
  };
  std::ranges::stable_sort(table.rows, {}, [&](const LayerRow& row) {
    return std::tuple_cat(post(row), std::tie(row.cells[3], row.cells[2]));
  });
  const auto end_of = [](const LayerRow& row) {
    return date_of(row.cells[5].empty() ? row.cells[6] : row.cells[5]);
  };
  const auto describe = [](const LayerRow& row) {
    const auto& c = row.cells;
    return std::string(c[2]).append(" ").append(c[3]).append("..").append(c[5]);
  };
  std::vector<std::string> overlaps;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& one = table.rows[i];
    const auto end = end_of(one);
    if (!is_single(one.cells[1]) || one.cells[3].empty() || !end) continue;
    for (auto j = i + 1; j < table.rows.size() && post(table.rows[j]) == post(one); ++j) {
      const auto& next = table.rows[j];
      const auto from = date_of(next.cells[3]);
      const auto next_end = end_of(next);
      if (next.cells[2] == one.cells[2] || !from || !next_end) continue;
      const auto certain = add_days(last_day(*from), handover_days);
      if (certain >= first_day(*end) || certain >= first_day(*next_end)) continue;
      overlaps.push_back(place_of(next) + ": " + std::string(one.cells[0]) + " " +
                         std::string(one.cells[1]) + ": " + describe(one) + " and " +
                         describe(next));
    }
  }
  return overlaps;
}

}  // namespace

Result<std::vector<std::string>> check_knowledge(const std::filesystem::path& folder,
                                                 std::span<const std::filesystem::path> overlays) {
  const auto folders = layer_folders(folder, overlays);
  Knowledge::Tables tables;
  Faults faults;
  check_overlays(overlays, faults);
  load_all(folders, tables, faults);
  find_shared_names(folders, tables, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return find_overlaps(folders);
}

}  // namespace dragoman
