// Lines of readings from many files, in the order of the releases' numbers: the order in which
// one `map` over all of them would have written them, whatever the order of the files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/error.h"

namespace dragoman::cli {

// Of a line that `map --with-release` wrote; nothing if it has none.
std::optional<std::size_t> number_of(std::string_view line);

struct NumberedLine {
  std::size_t number = 0;
  std::string text;
  std::string place;  // "readings-1.ndjson:12"
};

// Each of the files has its lines in the order of their numbers, as `map` writes them.
class MergedLines {
 public:
  explicit MergedLines(const std::vector<std::filesystem::path>& files);
  MergedLines(const MergedLines&) = delete;
  MergedLines& operator=(const MergedLines&) = delete;
  ~MergedLines();

  // Nothing at the end. An error ends the file that it is about; the others go on.
  std::optional<Result<NumberedLine>> next();

  // How many numbers up to the last one had no line: a file is missing, or they could not be read.
  [[nodiscard]] std::size_t missing() const { return missing_; }

 private:
  class File;
  void advance(std::unique_ptr<File> file);

  std::vector<std::unique_ptr<File>> files_;  // a heap: the next line in front
  std::vector<Error> errors_;                 // not told yet
  std::size_t last_ = 0;
  std::size_t missing_ = 0;
};

}  // namespace dragoman::cli
