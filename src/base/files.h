// Whole files in and out.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "dragoman/error.h"

namespace dragoman {

// The bytes of a file. Errors name the path and what to do.
Result<std::string> read_file(const std::filesystem::path& path);

// Writes beside the target, then renames: a reader sees the old file or the new, never half. What
// is no file, as /dev/null, is written to.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dragoman
