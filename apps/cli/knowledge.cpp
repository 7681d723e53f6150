// dragoman knowledge: what the tables know, and whether they are in order.
#include "knowledge.h"

#include <CLI/CLI.hpp>
#include <vector>

namespace dragoman::cli {

Command knowledge_command(CLI::App& app, const Common& common) {
  auto* command =
      add_command(app, "knowledge",
                  "Ask the tables who is who, check them, and add to them.\n"
                  "The tables are those of --data, with the folders of --knowledge over them.",
                  "  dragoman knowledge who KOR foreign-minister --on 2021-11-30\n"
                  "  dragoman knowledge what \"Foreign Minister Chung\" --on 2021-11-30\n"
                  "  dragoman knowledge check\n"
                  "  dragoman knowledge import wikidata answer.json >> mine/holders.tsv");
  command->require_subcommand(1);
  const std::vector<Command> commands = {
      knowledge_check_command(*command, common), knowledge_who_command(*command, common),
      knowledge_what_command(*command, common), knowledge_import_command(*command, common),
      knowledge_build_command(*command, common)};
  return {command, [commands] {
            for (const auto& one : commands) {
              if (one.app->parsed()) return one.run();
            }
            return Exit::error;
          }};
}

}  // namespace dragoman::cli
