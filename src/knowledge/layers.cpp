#include "knowledge/layers.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr std::string_view deletion = "!delete";

using Key = std::span<const std::string_view>;

struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::size_t hash = 0;
    for (const auto cell : key) hash = hash * 31 + std::hash<std::string_view>()(cell);
    return hash;
  }
};

struct KeyEqual {
  bool operator()(const Key& a, const Key& b) const { return std::ranges::equal(a, b); }
};

}  // namespace

LayeredTable read_layers(std::span<const std::filesystem::path> folders, std::string_view name,
                         std::initializer_list<std::string_view> columns, std::size_t key,
                         Faults& faults) {
  assert(key >= 1 && key < columns.size());
  LayeredTable table;
  table.layers.reserve(folders.size());  // rows point at the paths of the layers
  std::unordered_map<Key, std::size_t, KeyHash, KeyEqual> seen;  // to the place in table.rows
  std::vector<bool> gone;
  for (std::size_t layer = 0; layer < folders.size(); ++layer) {
    const auto path = folders[layer] / name;
    if (layer > 0 && !std::filesystem::exists(path)) continue;
    auto read = read_tsv(path, columns);
    if (!read) {
      faults.add(read.error());
      continue;
    }
    const auto& tsv = table.layers.emplace_back(std::move(*read));
    seen.reserve(seen.size() + tsv.rows.size());
    table.rows.reserve(table.rows.size() + tsv.rows.size());
    for (const auto& row : tsv.rows) {
      const bool removes = row.cells.back() == deletion;
      if (row.cells.back().empty()) faults.add(tsv.path, row.line, "no source; say who says so");
      const auto [at, added] = seen.try_emplace(row.cells.first(key), table.rows.size());
      if (!added) {
        const auto& before = table.rows[at->second];
        if (before.path == &tsv.path && !removes) {
          faults.add(tsv.path, row.line,
                     "tells again what line " + std::to_string(before.line) + " tells");
          continue;
        }
        gone[at->second] = true;
      }
      if (removes) {
        if (added) faults.add(tsv.path, row.line, "deletes a row that is not there");
        seen.erase(at);
        continue;
      }
      at->second = table.rows.size();
      table.rows.push_back({&tsv.path, row.line, row.cells});
      gone.push_back(false);
    }
  }
  std::size_t row = 0;
  std::erase_if(table.rows, [&](const LayerRow&) { return gone[row++]; });
  return table;
}

std::optional<Date> read_date(const LayerRow& row, std::string_view cell, Faults& faults) {
  if (cell.empty()) return {};
  const auto date = parse_date(cell);
  if (!date) {
    faults.add(*row.path, row.line,
               in_quotes(cell) + " is no date; write 2021, 2021-11 or 2021-11-30");
  }
  return date;
}

Term read_term(const LayerRow& row, std::string_view from, std::string_view to, Faults& faults) {
  Term term{read_date(row, from, faults), read_date(row, to, faults)};
  if (term.from && term.to && first_day(*term.from) > last_day(*term.to)) {
    faults.add(*row.path, row.line,
               "ends before it starts: from " + std::string(from) + " to " + std::string(to));
  }
  return term;
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace dragoman
