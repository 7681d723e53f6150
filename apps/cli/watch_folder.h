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

  // What somebody may still be writing, new or changed since the last look, is left for the next
  // one unless `all` is asked for. Each is given once, until it changes. No clock is asked: that of
  // who wrote the file may be another.
  enum class Which : std::uint8_t { settled, all };
  Result<std::vector<std::filesystem::path>> look(Which which);

  [[nodiscard]] const std::string& path() const { return folder_; }

  // Gives all of them once more.
  void forget() {
    for (auto& [file, seen] : seen_) seen.given = false;
  }

 private:
  struct Look {
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0;
    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Seen {
    Look look;
    bool given = false;
  };
  std::string folder_;
  std::map<std::filesystem::path, Seen> seen_;
};

}  // namespace dragoman::cli
