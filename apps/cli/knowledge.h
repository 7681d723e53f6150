// The subcommands of `dragoman knowledge`, one file each.
#pragma once

#include <optional>
#include <string>

#include "command.h"
#include "dragoman/date.h"

namespace dragoman::cli {

Command knowledge_build_command(CLI::App& knowledge, const Common& common);
Command knowledge_check_command(CLI::App& knowledge, const Common& common);
Command knowledge_who_command(CLI::App& knowledge, const Common& common);
Command knowledge_what_command(CLI::App& knowledge, const Common& common);
Command knowledge_import_command(CLI::App& knowledge, const Common& common);

// The value of --on and --as-of; nothing if it is empty.
Result<std::optional<Date>> parse_day(const std::string& option);

}  // namespace dragoman::cli
