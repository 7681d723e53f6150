// Tables in layers: the imported rows of data/, and over them rows of our own from
// data/hand/ under the same file name. A later row takes the place of an earlier one with
// the same key; a row whose `source` is "!delete" only takes it away.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "dragoman/date.h"

namespace dragoman {

// A row that counts, and where it stands, to tell faults.
struct LayerRow {
  const std::filesystem::path* path = nullptr;
  std::size_t line = 0;
  std::span<const std::string_view> cells;
};

struct LayeredTable {
  std::vector<TsvTable> layers;  // own what `rows` look at
  std::vector<LayerRow> rows;    // in the order of the files
};

// Reads `name` of the first folder, which must have it, and of the later ones that have it.
// The first `key` columns tell rows apart; two rows of one file with the same key are a
// fault. The last column must be `source`, and no row may leave it empty.
LayeredTable read_layers(std::span<const std::filesystem::path> folders, std::string_view name,
                         std::initializer_list<std::string_view> columns, std::size_t key,
                         Faults& faults);

// The date of a cell, nothing if the cell is empty; else a fault at the row.
std::optional<Date> read_date(const LayerRow& row, std::string_view cell, Faults& faults);

// `from` and `to` of a row; a fault if the second is before the first.
struct Term {
  std::optional<Date> from;
  std::optional<Date> to;
};
Term read_term(const LayerRow& row, std::string_view from, std::string_view to, Faults& faults);

// 'text', for messages about it.
std::string in_quotes(std::string_view text);

}  // namespace dragoman
