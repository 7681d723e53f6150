#include "completion_table.h"

#include <CLI/CLI.hpp>

namespace dragoman::cli {

namespace {

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// CLI11 tells the words of CLI::IsMember only as a part of the type: "TEXT:{csv,json}".
std::vector<std::string> choices_of(const CLI::Option& option) {
  const auto type = option.get_type_name();
  const auto begin = type.find('{');
  const auto end = type.find('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

CompletedOption row_of(const CLI::Option& option) {
  return {.short_names = option.get_snames(),
          .long_names = option.get_lnames(),
          .about = first_line(option.get_description()),
          .takes_value = option.get_items_expected_max() != 0,
          .choices = choices_of(option)};
}

void add_rows(const CLI::App& command, const std::string& path,
              std::vector<CompletedCommand>& table) {
  CompletedCommand row{path, first_line(command.get_description()), {}, {}};
  bool first = true;
  for (const auto* option : command.get_options()) {
    if (!option->get_positional()) {
      row.options.push_back(row_of(*option));
    } else if (first) {
      row.arguments = choices_of(*option);
      first = false;
    }
  }
  table.push_back(std::move(row));
  for (const auto* part : command.get_subcommands(nullptr)) {
    add_rows(*part, path.empty() ? part->get_name() : path + " " + part->get_name(), table);
  }
}

}  // namespace

std::vector<CompletedCommand> completion_table(const CLI::App& app) {
  std::vector<CompletedCommand> table;
  add_rows(app, "", table);
  // What help explains are the commands.
  for (auto& row : table) {
    if (row.path != "help") continue;
    for (const auto& command : parts_of(table, table.front())) {
      row.arguments.push_back(command.path);
    }
  }
  return table;
}

std::vector<CompletedCommand> parts_of(const std::vector<CompletedCommand>& table,
                                       const CompletedCommand& command) {
  std::vector<CompletedCommand> parts;
  const auto before = command.path.empty() ? "" : command.path + " ";
  for (const auto& row : table) {
    if (!row.path.empty() &&
        row.path.substr(0, row.path.size() - last_word(row.path).size()) == before) {
      parts.push_back(row);
    }
  }
  return parts;
}

std::string last_word(const std::string& path) {
  const auto blank = path.rfind(' ');
  return blank == std::string::npos ? path : path.substr(blank + 1);
}

}  // namespace dragoman::cli
