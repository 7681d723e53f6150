// How a subcommand says what it takes. CLI11 stands behind these few words: its header is
// compiled in a few files only, for it takes ten seconds in each.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace dragoman::cli {

// An option or argument that was added; each word says one thing more of it and returns it.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option& required();
  Option& called(std::string value);  // what help calls the value: FILE, DAY
  Option& shows_default();            // in help
  Option& one_of(std::vector<std::string> words);
  Option& within(int least, int most);
  Option& within(double least, double most);
  Option& positive();
  Option& repeatable();              // one value each time; of others the last counts
  Option& at_most(int values);       // none or so many
  Option& excludes(Option& option);  // not with that one

 private:
  CLI::Option* option_;
};

// Adds an option (`--on`, `-o,--out`) or argument (`PATH`), whose value goes into `value`, as
// long as the command line is read: text, texts or a number (those that options.cpp names).
template <class Value>
Option add_option(CLI::App& command, std::string name, Value& value, std::string about);

// Adds an option without a value.
Option add_flag(CLI::App& command, std::string name, bool& given, std::string about);

// Adds a subcommand whose help shows these examples first.
CLI::App* add_command(CLI::App& app, std::string name, std::string description,
                      std::string examples);

}  // namespace dragoman::cli
