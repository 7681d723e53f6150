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
// .html .htm .xhtml .txt .pdf .eml .xml .rss .atom .warc .jsonl .ndjson are taken, also with .gz
// after them, and what begins with a dot is passed over.
// A file named outright is taken whatever its name. A path that is not there is an error.
Result<std::vector<std::filesystem::path>> find_files(const std::vector<std::string>& paths);

// The end of a name with its dot, in lower case: ".html".
std::string extension_of(const std::filesystem::path& file);

// The name of what is in a file: without ".gz".
std::filesystem::path unpacked_name(const std::filesystem::path& file);

// All of a file or, for "-", of stdin.
Result<std::string> read_input(const std::filesystem::path& file);

// A page as a source: its media type by content and the file's name.
Source page_source(const std::filesystem::path& file, std::string bytes);

}  // namespace dragoman::cli
