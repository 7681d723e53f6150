// A folder that files come into: which of them are new or have changed since it was last looked at.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dragoman/error.h"

namespace dragoman::cli {

class FolderWatch {
 public:
  explicit FolderWatch(std::string folder) : folder_(std::move(folder)) {}

  // What somebody may still be writing, changed in the last two seconds, is left for the next look
  // unless `all` is asked for. Each is given once, until it changes.
  enum class Which : std::uint8_t { settled, all };
  Result<std::vector<std::filesystem::path>> look(Which which);

  [[nodiscard]] const std::string& path() const { return folder_; }

  // Gives all of them once more.
  void forget() { seen_.clear(); }

 private:
  struct Look {
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0;
    friend bool operator==(const Look&, const Look&) = default;
  };
  std::string folder_;
  std::map<std::filesystem::path, Look> seen_;
};

}  // namespace dragoman::cli
