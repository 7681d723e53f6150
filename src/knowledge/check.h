// The question behind `dragoman knowledge check`: are the tables in order?
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "dragoman/error.h"

namespace dragoman {

// Reads all tables of a data folder and of the overlays (see Knowledge::load). The error tells
// all faults of all files: those that keep tables from loading, and names of two parties at one
// time that no row calls shared. The result tells what may be right, but is worth a look, one line
// each: terms of two people under one title of one office that overlap by more than 45 days,
// whatever the days that their dates leave open.
Result<std::vector<std::string>> check_knowledge(
    const std::filesystem::path& folder, std::span<const std::filesystem::path> overlays = {});

}  // namespace dragoman
