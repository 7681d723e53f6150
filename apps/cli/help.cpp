// dragoman help: the help of a subcommand, and the manual page and shell completion that are
// made from the same table of options.
#include <fmt/format.h>

#include "command.h"
#include "manual.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string command;
  bool manual = false;
  bool completion = false;
};

Exit help(const CLI::App& app, const Options& options) {
  if (options.manual) {
    print(manual_page(app));
  } else if (options.completion) {
    print(bash_completion(app));
  } else if (options.command.empty()) {
    print(app.help());
  } else {
    const auto named = [&](const CLI::App* command) {
      return command->get_name() == options.command;
    };
    const auto commands = app.get_subcommands(named);
    if (commands.empty()) {
      say(fmt::format("no command '{}'; `dragoman help` lists them", options.command));
      return Exit::error;
    }
    print(commands.front()->help());
  }
  return Exit::found;
}

}  // namespace

Command help_command(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "help", "Print the help of a command, the manual page or the completion.",
                  "  dragoman help read\n"
                  "  dragoman help --man | man -l -\n"
                  "  source <(dragoman help --completion)");
  command->add_option("COMMAND", options->command, "The command to explain");
  command->add_flag("--man", options->manual, "Print the manual page, as troff");
  command->add_flag("--completion", options->completion, "Print the completion for bash");
  return {command, [&app, options] { return help(app, *options); }};
}

}  // namespace dragoman::cli
