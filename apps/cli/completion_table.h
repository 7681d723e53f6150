// The commands and options of the program as a completion needs them: plain rows, one a command.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dragoman::cli {

struct CompletedOption {
  std::vector<std::string> short_names;  // without dashes
  std::vector<std::string> long_names;
  std::string about;
  bool takes_value = false;
  std::vector<std::string> choices;  // of its value; empty: anything
};

struct CompletedCommand {
  std::string path;   // "knowledge who"; empty: the program itself
  std::string about;  // a line
  std::vector<CompletedOption> options;
  std::vector<std::string> arguments;  // what its first argument may be; empty: anything
};

// The program itself, then every command, each before its parts. The options of the program, which
// every command takes, are in the first row only.
std::vector<CompletedCommand> completion_table(const CLI::App& app);

// The rows of the parts of this command: of the program, its commands.
std::vector<CompletedCommand> parts_of(const std::vector<CompletedCommand>& table,
                                       const CompletedCommand& command);

// "who" of "knowledge who".
std::string last_word(const std::string& path);

// "--format" and the like, of the options that `chosen` is true for.
template <class Chosen>
std::vector<std::string> dashed_names(const std::vector<CompletedOption>& options, Chosen chosen) {
  std::vector<std::string> names;
  for (const auto& option : options) {
    if (!chosen(option)) continue;
    for (const auto& name : option.short_names) names.push_back("-" + name);
    for (const auto& name : option.long_names) names.push_back("--" + name);
  }
  return names;
}

}  // namespace dragoman::cli
