// What a user points at: files, folders and "-", as the pages and releases in them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/release.h"

namespace dragoman::cli {

// "-" is stdin. Folders are gone through to the bottom, in the order of names; in them only
// .html .htm .xhtml .txt .jsonl .ndjson are taken, and what begins with a dot is passed over.
// A file named outright is taken whatever its name. A path that is not there is an error.
Result<std::vector<std::filesystem::path>> find_files(const std::vector<std::string>& paths);

// True if the file holds releases, a line of JSON each: by its name, for stdin by its first
// character.
bool holds_releases(const std::filesystem::path& file, std::string_view bytes);

// All of a file or, for "-", of stdin.
Result<std::string> read_input(const std::filesystem::path& file);

// A page as a source: its media type by the file's name, else told by content.
Source page_source(const std::filesystem::path& file, std::string bytes);

}  // namespace dragoman::cli
