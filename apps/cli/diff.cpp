// dragoman diff: how two records differ.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "formats/answers_json.h"
#include "style.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string first;
  std::string second;
  bool json = false;
};

Exit show_difference(const Options& options) {
  const auto first = Record::open(options.first, Record::Access::read);
  if (!first) return tell(first.error());
  const auto second = Record::open(options.second, Record::Access::read);
  if (!second) return tell(second.error());
  const auto found = difference(*first, *second);
  if (!found) return tell(found.error());
  const bool none =
      found->only_first.empty() && found->only_second.empty() && found->changed.empty();
  if (options.json) {
    print(json_page(difference_json(*found)) + "\n");
    return none ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& id : found->only_first) {
    print(fmt::format("- {}  only in {}\n", id, options.first));
  }
  for (const auto& id : found->only_second) {
    print(fmt::format("+ {}  only in {}\n", id, options.second));
  }
  for (const auto& changed : found->changed) {
    print(fmt::format("~ {}{}\n", style.bold(changed.release),
                      changed.other_source ? "  (another text)" : ""));
    for (const auto& line : changed.removed) print("    - " + printable(line) + "\n");
    for (const auto& line : changed.added) print("    + " + printable(line) + "\n");
  }
  say(fmt::format("{} alike", count_of(found->same, "release is", "releases are")));
  return none ? Exit::nothing : Exit::found;
}

}  // namespace

Command diff_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "diff",
      "Show how two records differ: releases, their texts, and what was read from them.\n"
      "Ends with 1 where they do not.",
      "  dragoman diff old.dragoman new.dragoman");
  add_option(*command, "FIRST", options->first, "A record").required();
  add_option(*command, "SECOND", options->second, "Another").required();
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return show_difference(*options); }};
}

}  // namespace dragoman::cli
