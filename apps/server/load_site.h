// Loads what the answers draw on from the folder of tables.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "site.h"

namespace dragoman::server {

// `token` is empty where nobody may write. Errors: all faults of all tables, with file and line.
Result<Site> load_site(const std::filesystem::path& data_folder, Engine engine,
                       const std::string& token);

}  // namespace dragoman::server
