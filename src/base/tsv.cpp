#include "base/tsv.h"

#include <algorithm>
#include <cassert>

#include "base/files.h"

namespace dragoman {

void Faults::add(const std::filesystem::path& file, std::size_t line, std::string_view what) {
  lines_.push_back(file.string() + ":" + std::to_string(line) + ": " + std::string(what));
}

void Faults::add(const Error& error) {
  lines_.push_back(error.message);
}

Error Faults::error() const {
  assert(!lines_.empty());
  std::string message;
  for (const auto& line : lines_) {
    if (!message.empty()) message += '\n';
    message += line;
  }
  return {ErrorCode::bad_input, std::move(message)};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> items;
  if (text.empty()) return items;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(separator, begin), text.size());
    items.push_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return items;
}

namespace {

void cut_cells(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find('\t', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

Result<TsvTable> read_tsv(const std::filesystem::path& path,
                          std::initializer_list<std::string_view> columns) {
  auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  TsvTable table{path, std::make_unique<const std::string>(std::move(*bytes)), {}, {}};
  const std::string_view text = *table.text;

  Faults faults;
  std::vector<std::size_t> wanted;  // the file's column for each column asked for
  std::vector<std::string_view> cells;
  std::size_t width = 0;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;

    cut_cells(line, cells);
    if (width == 0) {
      width = cells.size();
      for (const auto column : columns) {
        const auto at = std::ranges::find(cells, column);
        if (at == cells.end()) {
          faults.add(path, number, "no column '" + std::string(column) + "' in the header");
        }
        wanted.push_back(static_cast<std::size_t>(at - cells.begin()));
      }
      if (!faults.none()) return tl::unexpected(faults.error());
      continue;
    }
    if (cells.size() != width) {
      faults.add(path, number,
                 std::to_string(cells.size()) + " cells where the header has " +
                     std::to_string(width) + "; is a tab missing or too many?");
      continue;
    }
    for (const auto column : wanted) table.cells.push_back(trim(cells[column]));
    table.rows.push_back({number, {}});
  }
  if (width == 0) faults.add(path, number, "no header row; the first row names the columns");
  if (!faults.none()) return tl::unexpected(faults.error());
  std::span<const std::string_view> left(table.cells);
  for (auto& row : table.rows) {
    row.cells = left.first(wanted.size());
    left = left.subspan(wanted.size());
  }
  return table;
}

}  // namespace dragoman
