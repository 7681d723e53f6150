#include "knowledge/load.h"

#include <algorithm>

namespace dragoman {
void check_overlays(Folders overlays, Faults& faults) {
  for (const auto& folder : overlays) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
      faults.add({ErrorCode::not_found, folder.string() + ": no such folder of tables"});
      continue;
    }
    std::vector<std::string> strangers;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
      const auto name = file.path().filename().string();
      if (!name.ends_with(".tsv") || std::ranges::find(table_names, name) != table_names.end())
        continue;
      strangers.push_back(file.path().string() + ": no table is called so; see data/README.md");
    }
    std::ranges::sort(strangers);
    for (auto& stranger : strangers) faults.add({ErrorCode::bad_input, std::move(stranger)});
  }
}

std::vector<std::filesystem::path> layer_folders(const std::filesystem::path& folder,
                                                 Folders overlays) {
  std::vector<std::filesystem::path> folders = {folder, folder / "hand"};
  folders.insert(folders.end(), overlays.begin(), overlays.end());
  return folders;
}

void load_all(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  load_parties(folders, tables, faults);
  load_party_names(folders, tables, faults);
  load_members(folders, tables, faults);
  load_offices(folders, tables, faults);
  load_holders(folders, tables, faults);
  load_places(folders, tables, faults);
  load_other_names(folders, tables, faults);
  load_relations(folders, tables, faults);
  load_gatherings(folders, tables, faults);
}

Result<std::unique_ptr<Knowledge::Tables>> load_tables(const std::filesystem::path& folder,
                                                       Folders overlays) {
  auto tables = std::make_unique<Knowledge::Tables>();
  Faults faults;
  check_overlays(overlays, faults);
  load_all(layer_folders(folder, overlays), *tables, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return tables;
}

}  // namespace dragoman
