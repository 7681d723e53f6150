#include "watch_folder.h"

#include "inputs.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds settling{2};

}  // namespace

Result<std::vector<fs::path>> FolderWatch::look(Which which) {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) {
    return fail(ErrorCode::not_found, folder_ + ": is no folder; make it, or name another");
  }
  const auto files = find_files({folder_});
  if (!files) return tl::unexpected(files.error());
  const auto now = fs::file_time_type::clock::now();
  std::vector<fs::path> fresh;
  std::map<fs::path, Look> seen;
  for (const auto& file : *files) {
    Look look;
    look.changed = fs::last_write_time(file, error);
    if (error) continue;  // gone again
    look.size = fs::file_size(file, error);
    if (error) continue;
    const auto known = seen_.find(file);
    if (known != seen_.end() && known->second == look) {
      seen.insert(*known);
      continue;
    }
    if (which == Which::settled && now - look.changed < settling) continue;
    seen.emplace(file, look);
    fresh.push_back(file);
  }
  seen_ = std::move(seen);
  return fresh;
}

}  // namespace dragoman::cli
