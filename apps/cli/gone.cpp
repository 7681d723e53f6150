// dragoman gone: releases that are no longer where they were published.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "find_release.h"
#include "formats/record_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> releases;
  std::string on;
  bool back = false;
  bool json = false;
  std::string record;
};

Exit mark(const Options& options) {
  const auto told = parse_day(options.on);
  if (!told) return tell({told.error().code, "--on: " + told.error().message});
  const auto since = told->value_or(today());
  auto record = Record::open(record_name(options.record), Record::Access::write);
  if (!record) return tell(record.error());
  // All are found before any is marked.
  std::vector<std::string> ids;
  for (const auto& word : options.releases) {
    const auto id = find_release_id(*record, word, options.record);
    if (!id) return id.error();
    ids.push_back(*id);
  }
  for (const auto& id : ids) {
    const auto marked = record->mark_gone(id, options.back ? std::nullopt : std::optional(since));
    if (!marked) return tell(marked.error());
    say(options.back ? fmt::format("{} is online", id)
                     : fmt::format("{} is no longer online since {}", id, to_edtf(since)));
  }
  return Exit::found;
}

Exit list(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto heads = record->releases({.gone = true});
  if (!heads) return tell(heads.error());
  if (options.json) {
    print(json_page(heads_json(*heads)) + "\n");
    return heads->empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& head : *heads) {
    auto line = fmt::format("{}  {}", to_edtf(*head.gone), style.bold(printable(head.id)));
    if (!head.address.empty()) line += "  " + style.dim(printable(head.address));
    print(line + "\n");
  }
  return heads->empty() ? Exit::nothing : Exit::found;
}

Exit gone(const Options& options) {
  if (!options.releases.empty()) return mark(options);
  if (options.on.empty() && !options.back) return list(options);
  say("name the releases that --on or --back is about");
  return Exit::error;
}

}  // namespace

Command gone_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "gone",
      "Mark releases that are no longer online, or list those that are marked.\n"
      "Nothing is lost: text, source and readings stay, and all questions are answered as before;\n"
      "lists and citations say since when it is gone. A new version takes the mark away.",
      "  dragoman gone\n"
      "  dragoman gone korea-uzbekistan-talks --on 2024-06-01\n"
      "  dragoman gone https://example.org/talks.html\n"
      "  dragoman gone korea-uzbekistan-talks --back          it is online");
  add_option(*command, "RELEASE", options->releases, "Id, address, or part of an id");
  auto on = add_option(*command, "--on", options->on, "When it was missed (default: today)")
                .called("DAY");
  add_flag(*command, "--back", options->back, "It is online: take the mark away").excludes(on);
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return gone(*options); }};
}

}  // namespace dragoman::cli
