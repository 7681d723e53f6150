#include "knowledge/load.h"

#include <array>

namespace dragoman {

void load_all(Folders folders, Knowledge::Tables& tables, Faults& faults) {
  load_parties(folders, tables, faults);
  load_party_names(folders, tables, faults);
  load_members(folders, tables, faults);
  load_offices(folders, tables, faults);
  load_holders(folders, tables, faults);
  load_places(folders, tables, faults);
}

Result<std::unique_ptr<Knowledge::Tables>> load_tables(const std::filesystem::path& folder) {
  const std::array folders = {folder, folder / "hand"};
  auto tables = std::make_unique<Knowledge::Tables>();
  Faults faults;
  load_all(folders, *tables, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return tables;
}

}  // namespace dragoman
