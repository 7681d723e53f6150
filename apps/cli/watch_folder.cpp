#include "watch_folder.h"

#include "inputs.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> FolderWatch::look(Which which) {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) {
    return fail(ErrorCode::not_found, folder_ + ": is no folder; make it, or name another");
  }
  const auto files = find_files({folder_});
  if (!files) return tl::unexpected(files.error());
  std::vector<fs::path> fresh;
  std::map<fs::path, Seen> seen;
  for (const auto& file : *files) {
    Look look;
    look.changed = fs::last_write_time(file, error);
    if (error) continue;  // gone again
    look.size = fs::file_size(file, error);
    if (error) continue;
    const auto known = seen_.find(file);
    const bool same = known != seen_.end() && known->second.look == look;
    const bool given = same && known->second.given;
    const bool give = !given && (same || which == Which::all);
    if (give) fresh.push_back(file);
    seen.emplace(file, Seen{look, given || give});
  }
  seen_ = std::move(seen);
  return fresh;
}

}  // namespace dragoman::cli
