// The subcommands of `dragoman knowledge`, one file each.
#pragma once

#include "command.h"

namespace dragoman::cli {

Command knowledge_build_command(CLI::App& knowledge, const Common& common);
Command knowledge_check_command(CLI::App& knowledge, const Common& common);
Command knowledge_who_command(CLI::App& knowledge, const Common& common);
Command knowledge_what_command(CLI::App& knowledge, const Common& common);
Command knowledge_import_command(CLI::App& knowledge, const Common& common);

}  // namespace dragoman::cli
