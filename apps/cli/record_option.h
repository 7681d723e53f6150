// Which record a command is about.
#pragma once

#include <string>

#include "options.h"

namespace dragoman::cli {

// Adds --record.
void add_record_option(CLI::App& command, std::string& record);

// --record, else $DRAGOMAN_RECORD, else record.dragoman in the current folder: as Record::open
// takes it.
std::string record_name(const std::string& option);
// The same for messages: without its password.
std::string record_shown(const std::string& option);

// " --record RECORD" as a next command needs it to find the same record; mostly empty.
std::string record_words(const std::string& option);

}  // namespace dragoman::cli
