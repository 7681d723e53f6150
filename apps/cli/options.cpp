#include "options.h"

#include <CLI/CLI.hpp>
#include <cstddef>
#include <utility>

namespace dragoman::cli {

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::called(std::string value) {
  option_->type_name(std::move(value));
  return *this;
}

Option& Option::shows_default() {
  option_->capture_default_str();
  return *this;
}

Option& Option::one_of(std::vector<std::string> words) {
  option_->check(CLI::IsMember(std::move(words)));
  return *this;
}

Option& Option::within(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::within(double least, double most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::positive() {
  option_->check(CLI::PositiveNumber);
  return *this;
}

Option& Option::repeatable() {
  option_->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
  return *this;
}

Option& Option::at_most(int values) {
  option_->expected(0, values);
  return *this;
}

Option& Option::excludes(Option& option) {
  option_->excludes(option.option_);
  return *this;
}

template <class Value>
Option add_option(CLI::App& command, std::string name, Value& value, std::string about) {
  return Option(*command.add_option(std::move(name), value, std::move(about)));
}

template Option add_option(CLI::App&, std::string, std::string&, std::string);
template Option add_option(CLI::App&, std::string, std::vector<std::string>&, std::string);
template Option add_option(CLI::App&, std::string, int&, std::string);
template Option add_option(CLI::App&, std::string, unsigned&, std::string);
template Option add_option(CLI::App&, std::string, std::size_t&, std::string);
template Option add_option(CLI::App&, std::string, double&, std::string);

Option add_flag(CLI::App& command, std::string name, bool& given, std::string about) {
  return Option(*command.add_flag(std::move(name), given, std::move(about)));
}

CLI::App* add_command(CLI::App& app, std::string name, std::string description,
                      std::string examples) {
  auto* command = app.add_subcommand(std::move(name), std::move(description));
  command->footer(std::move(examples));
  return command;
}

}  // namespace dragoman::cli
