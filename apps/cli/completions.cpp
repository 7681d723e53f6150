#include "completions.h"

#include <memory>

#include "command.h"

// dragoman completions: what a shell needs to complete commands and options.
namespace dragoman::cli {

Command completions_command(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  auto* command = add_command(app, "completions",
                              "Print what a shell needs to complete commands and options.\n"
                              "Installing puts it where each shell looks.",
                              "  source <(dragoman completions bash)\n"
                              "  source <(dragoman completions zsh)\n"
                              "  dragoman completions fish | source");
  add_option(*command, "SHELL", *shell, "bash, zsh or fish")
      .required()
      .one_of({"bash", "zsh", "fish"});
  return {command, [&app, shell] {
            print(*shell == "bash"  ? bash_completion(app)
                  : *shell == "zsh" ? zsh_completion(app)
                                    : fish_completion(app));
            return Exit::found;
          }};
}

}  // namespace dragoman::cli
