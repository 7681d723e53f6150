#include "completions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "completion_table.h"

namespace dragoman::cli {

namespace {

bool any(const CompletedOption& /*option*/) {
  return true;
}
bool valued(const CompletedOption& option) {
  return option.takes_value;
}

using Words = std::vector<std::string>;

// 'text' for a shell, where a quote is written as `quote` inside.
std::string quoted(const std::string& text, std::string_view quote) {
  std::string escaped = "'";
  for (const char c : text) {
    if (c == '\'') {
      escaped += quote;
    } else {
      escaped += c;
    }
  }
  return escaped + "'";
}

// Lines of a case of bash and zsh that end the completion after an option that takes a value:
// `offer` says how its choices are offered, and `files` how files are.
std::string value_cases(std::vector<CompletedCommand> table, std::string_view offer,
                        std::string_view files) {
  std::string cases;
  // The commands before the program: an option of theirs may have its name.
  std::reverse(table.begin(), table.end());
  for (const auto& row : table) {
    for (const auto& option : row.options) {
      if (!option.takes_value) continue;
      Words patterns;
      for (const auto& name : dashed_names({option}, any)) {
        patterns.push_back(row.path.empty() ? fmt::format("*' {}'", name)
                                            : fmt::format("'{} {}'", row.path, name));
      }
      const auto then = option.choices.empty()
                            ? std::string(files)
                            : fmt::format(fmt::runtime(offer), fmt::join(option.choices, " "));
      cases += fmt::format("    {}) {} ;;\n", fmt::join(patterns, "|"), then);
    }
  }
  return cases;
}

// The patterns of the commands, to find out which is meant.
std::string command_patterns(const std::vector<CompletedCommand>& table) {
  Words patterns;
  for (const auto& row : table) {
    if (!row.path.empty()) patterns.push_back(fmt::format("'{}'", row.path));
  }
  return fmt::format("{}", fmt::join(patterns, "|"));
}

Words words_to_offer(const std::vector<CompletedCommand>& table, const CompletedCommand& row) {
  auto words = row.arguments;
  for (const auto& part : parts_of(table, row)) words.push_back(last_word(part.path));
  return words;
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  const auto table = completion_table(app);
  std::string cases;
  for (const auto& row : table) {
    cases += fmt::format("    '{}') options='{}' offered='{}' ;;\n", row.path,
                         fmt::join(dashed_names(row.options, any), " "),
                         fmt::join(words_to_offer(table, row), " "));
  }
  return fmt::format(
      R"(# bash completion for dragoman; made by `dragoman completions bash`
_dragoman() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local at= i options offered
  COMPREPLY=()
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${{COMP_WORDS[i]}} in
      {valued_of_all}) ((++i)); continue ;;
    esac
    case "${{at:+$at }}${{COMP_WORDS[i]}}" in
      {commands}) at="${{at:+$at }}${{COMP_WORDS[i]}}" ;;
    esac
  done
  case "$at $before" in
{values}  esac
  case $at in
{cases}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options {options_of_all}" -- "$word"))
  else
    COMPREPLY=($(compgen -W "$offered" -- "$word"))
  fi
}}
complete -o bashdefault -o default -F _dragoman dragoman
)",
      fmt::arg("valued_of_all", fmt::join(dashed_names(table.front().options, valued), "|")),
      fmt::arg("commands", command_patterns(table)),
      fmt::arg("values",
               value_cases(table, "COMPREPLY=($(compgen -W '{}' -- \"$word\")); return", "return")),
      fmt::arg("cases", cases),
      fmt::arg("options_of_all", fmt::join(dashed_names(table.front().options, any), " ")));
}

std::string zsh_completion(const CLI::App& app) {
  const auto table = completion_table(app);
  const auto told = [](const std::string& name, const std::string& about) {
    return quoted(name + ":" + about, R"('\'')");
  };
  const auto options_told = [&](const CompletedCommand& row) {
    Words words;
    for (const auto& option : row.options) {
      for (const auto& name : dashed_names({option}, any))
        words.push_back(told(name, option.about));
    }
    return words;
  };
  std::string cases;
  for (const auto& row : table) {
    if (row.path.empty()) continue;
    Words offered;
    for (const auto& argument : row.arguments) offered.push_back(told(argument, ""));
    for (const auto& part : parts_of(table, row)) {
      offered.push_back(told(last_word(part.path), part.about));
    }
    cases +=
        fmt::format("    '{}')\n      options=({})\n      offered=({}) ;;\n", row.path,
                    fmt::join(options_told(row), "\n        "), fmt::join(offered, "\n        "));
  }
  Words commands;
  for (const auto& part : parts_of(table, table.front())) {
    commands.push_back(told(part.path, part.about));
  }
  return fmt::format(
      R"(#compdef dragoman
# zsh completion for dragoman; made by `dragoman completions zsh`
_dragoman() {{
  local at= before=$words[CURRENT-1] i
  local -a options offered
  for ((i = 2; i < CURRENT; ++i)); do
    case $words[i] in
      {valued_of_all}) ((++i)); continue ;;
    esac
    case "${{at:+$at }}$words[i]" in
      {commands}) at="${{at:+$at }}$words[i]" ;;
    esac
  done
  case "$at $before" in
{values}  esac
  case $at in
    '') offered=({commands_told}) ;;
{cases}  esac
  options+=({options_of_all})
  if [[ $words[CURRENT] == -* ]]; then
    _describe -o option options
  elif (( $#offered )); then
    _describe argument offered
  else
    _files
  fi
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _dragoman "$@"
else
  compdef _dragoman dragoman
fi
)",
      fmt::arg("valued_of_all", fmt::join(dashed_names(table.front().options, valued), "|")),
      fmt::arg("commands", command_patterns(table)),
      fmt::arg("values", value_cases(table, "compadd -- {}; return", "_files; return")),
      fmt::arg("commands_told", fmt::join(commands, "\n      ")), fmt::arg("cases", cases),
      fmt::arg("options_of_all", fmt::join(options_told(table.front()), "\n    ")));
}

std::string fish_completion(const CLI::App& app) {
  const auto table = completion_table(app);
  const auto told = [](const std::string& text) {
    std::string doubled;
    for (const char c : text) doubled += c == '\\' ? std::string("\\\\") : std::string(1, c);
    return quoted(doubled, "\\'");
  };
  Words commands;
  for (const auto& row : table) {
    if (!row.path.empty()) commands.push_back(fmt::format("'{}'", row.path));
  }
  auto script = fmt::format(
      R"(# fish completion for dragoman; made by `dragoman completions fish`
# True if the words so far are of this command.
function __dragoman_at
  set -l at ''
  set -l skipped 0
  set -l words (commandline -opc)
  for word in $words[2..-1]
    if test $skipped = 1
      set skipped 0
      continue
    end
    if contains -- $word {}
      set skipped 1
      continue
    end
    set -l longer (string trim -- "$at $word")
    if contains -- "$longer" {}
      set at $longer
    end
  end
  test "$at" = "$argv"
end
)",
      fmt::join(dashed_names(table.front().options, valued), " "), fmt::join(commands, " "));
  for (const auto& row : table) {
    const auto here =
        row.path.empty() ? std::string() : fmt::format(" -n '__dragoman_at {}'", row.path);
    const auto parts_here = fmt::format(" -n '__dragoman_at {}'", row.path);
    for (const auto& part : parts_of(table, row)) {
      script += fmt::format("complete -c dragoman{} -f -a {} -d {}\n", parts_here,
                            last_word(part.path), told(part.about));
    }
    if (!row.arguments.empty()) {
      script += fmt::format("complete -c dragoman{} -f -a '{}'\n", parts_here,
                            fmt::join(row.arguments, " "));
    }
    for (const auto& option : row.options) {
      auto line = "complete -c dragoman" + here;
      for (const auto& name : option.short_names) line += " -s " + name;
      for (const auto& name : option.long_names) line += " -l " + name;
      if (!option.choices.empty()) {
        line += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      } else if (option.takes_value) {
        line += " -r";
      }
      script += line + " -d " + told(option.about) + "\n";
    }
  }
  return script;
}

}  // namespace dragoman::cli
