// What is watched as a table in a file, so that a watch that was ended goes on where it was. What
// is lost with it is only asked for again: the record knows what it has.
#pragma once

#include <filesystem>
#include <string>

#include "dragoman/error.h"
#include "watch/schedule.h"

namespace dragoman {

std::string state_text(const Watch& watch);

// A file that is not there is a watch of nothing. Errors: a table of something else, or damaged.
Result<Watch> load_state(const std::filesystem::path& file);

}  // namespace dragoman
