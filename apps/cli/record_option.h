// Which record a command is about.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

namespace dragoman::cli {

// Adds --record.
void add_record_option(CLI::App& command, std::string& record);

// --record, else $DRAGOMAN_RECORD, else record.dragoman in the current folder.
std::filesystem::path record_file(const std::string& option);

// " --record FILE" as a next command needs it to find the same record; mostly empty.
std::string record_words(const std::string& option);

}  // namespace dragoman::cli
