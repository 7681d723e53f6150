// dragoman help: the help of a subcommand, and the manual page that is made from the same table
// of options.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command.h"
#include "manual.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> commands;  // "knowledge", "who"
  bool manual = false;
};

Exit help(const CLI::App& app, const Options& options) {
  if (options.manual) {
    print(manual_page(app));
  } else if (options.commands.empty()) {
    print(app.help());
  } else {
    const auto* command = &app;
    for (const auto& name : options.commands) {
      const auto named = [&](const CLI::App* one) { return one->get_name() == name; };
      const auto commands = command->get_subcommands(named);
      if (commands.empty()) {
        say(fmt::format("no command '{}'; `dragoman help` lists them",
                        fmt::join(options.commands, " ")));
        return Exit::error;
      }
      command = commands.front();
    }
    print(command->help());
  }
  return Exit::found;
}

}  // namespace

Command help_command(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(app, "help", "Print the help of a command, or the manual page.",
                              "  dragoman help read\n"
                              "  dragoman help knowledge who\n"
                              "  dragoman help --man | man -l -");
  command->add_option("COMMAND", options->commands, "The command to explain");
  command->add_flag("--man", options->manual, "Print the manual page, as troff");
  return {command, [&app, options] { return help(app, *options); }};
}

}  // namespace dragoman::cli
