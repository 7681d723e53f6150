#include "manual.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace dragoman::cli {

namespace {

// Text as troff takes it: no line is a request, no hyphen breaks or turns into a dash.
std::string troff(std::string_view text) {
  std::string escaped;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) escaped += "\\&";
    if (c == '-') {
      escaped += "\\-";
    } else if (c == '\\') {
      escaped += "\\e";
    } else {
      escaped += c;
    }
    line_begins = c == '\n';
  }
  return escaped;
}

std::string example_block(std::string_view examples) {
  return fmt::format(".PP\n.nf\n.RS\n{}\n.RE\n.fi\n", troff(examples));
}

// "-j, --threads UINT" with the names in bold.
std::string option_names(const CLI::Option& option) {
  if (option.get_positional()) return fmt::format("\\fI{}\\fR", troff(option.get_name(true)));
  std::string names;
  const auto add = [&names](const std::string& dashes, const std::string& name) {
    if (!names.empty()) names += ", ";
    names += fmt::format("\\fB{}\\fR", troff(dashes + name));
  };
  for (const auto& name : option.get_snames()) add("-", name);
  for (const auto& name : option.get_lnames()) add("--", name);
  if (option.get_items_expected_max() != 0) {
    names += fmt::format(" \\fI{}\\fR", troff(option.get_type_name()));
  }
  return names;
}

std::string option_list(const CLI::App& app) {
  std::string list;
  for (const auto* option : app.get_options()) {
    list += fmt::format(".TP\n{}\n{}\n", option_names(*option), troff(option->get_description()));
  }
  return list;
}

std::string command_section(const CLI::App& command, const std::string& before) {
  const auto name = before + " " + command.get_name();
  auto section = fmt::format(".SS {}\n{}\n{}{}", troff(name), troff(command.get_description()),
                             example_block(command.get_footer()), option_list(command));
  for (const auto* part : command.get_subcommands(nullptr)) {
    section += command_section(*part, name);
  }
  return section;
}

}  // namespace

std::string manual_page(const CLI::App& app) {
  std::string page = fmt::format(
      ".TH DRAGOMAN 1 \"\" \"dragoman {}\" \"User Commands\"\n"
      ".SH NAME\ndragoman \\- {}\n"
      ".SH SYNOPSIS\n\\fBdragoman\\fR [\\fIOPTION\\fR]... \\fICOMMAND\\fR [\\fIARGUMENT\\fR]...\n"
      ".SH EXAMPLES\n{}.SH OPTIONS\n{}.SH COMMANDS\n",
      DRAGOMAN_VERSION, troff(app.get_description()), example_block(app.get_footer()),
      option_list(app));
  for (const auto* command : app.get_subcommands(nullptr)) {
    page += command_section(*command, "dragoman");
  }
  page +=
      ".SH EXIT STATUS\n"
      ".TP\n.B 0\nsomething was found, or done\n"
      ".TP\n.B 1\nnothing was found\n"
      ".TP\n.B 2\nan error, told on stderr; with \\fBread\\fR and \\fBmap\\fR, what could be read "
      "was read\n"
      ".SH ENVIRONMENT\n"
      ".TP\n.B DRAGOMAN_RECORD\nthe record, where \\fB\\-\\-record\\fR is not given\n"
      ".TP\n.B DRAGOMAN_DATA\nthe folder of the tables, where \\fB\\-\\-data\\fR is not given\n"
      ".TP\n.B NO_COLOR\nif set and not empty, nothing is printed in colour\n"
      ".SH FILES\n"
      ".TP\n.I record.dragoman\nthe record, an SQLite database, in the current folder\n";
  return page;
}

}  // namespace dragoman::cli
