// Tables as data/ keeps them: UTF-8, tab-separated, no quoting. Lines that start with '#'
// are comments, blank lines are skipped, the first other line names the columns. A file may
// end without a line break; "\r\n" is read like "\n".
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"

namespace dragoman {

// Faults gathered over files, to be told all at once.
class Faults {
 public:
  void add(const std::filesystem::path& file, std::size_t line, std::string_view what);
  void add(const Error& error);
  [[nodiscard]] bool none() const { return lines_.empty(); }
  // One line a fault. Needs at least one fault.
  [[nodiscard]] Error error() const;

 private:
  std::vector<std::string> lines_;
};

using Cells = std::span<const std::string_view>;

struct TsvRow {
  std::size_t line = 0;  // in the file, counted from 1
  Cells cells;           // as many as columns were asked for, in that order
};

// A table with just the columns asked for; others in the file are ignored. Owns its text and
// cells: what rows look at lives as long as the table (moving it keeps them valid).
struct TsvTable {
  std::filesystem::path path;
  std::unique_ptr<const std::string> text;
  std::vector<std::string_view> cells;  // of all rows, one after the other
  std::vector<TsvRow> rows;
};

// Errors: the file cannot be read, a column is missing, a row has another number of cells
// than the header; all of them with file and line.
Result<TsvTable> read_tsv(const std::filesystem::path& path,
                          std::initializer_list<std::string_view> columns);

// Reads one table and hands the cells of each row to `take`, which says what is wrong with them,
// if anything; all faults go to `faults`.
template <class Take>
void each_row(const std::filesystem::path& path, std::initializer_list<std::string_view> columns,
              Faults& faults, Take take) {
  const auto table = read_tsv(path, columns);
  if (!table) return faults.add(table.error());
  for (const auto& row : table->rows) {
    const std::string fault = take(row.cells);
    if (!fault.empty()) faults.add(path, row.line, fault);
  }
}

// "a|b|c" → a, b, c; an empty text gives no items. Blanks around items are taken off.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string_view trim(std::string_view text);

}  // namespace dragoman
