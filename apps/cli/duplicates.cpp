// dragoman duplicates: releases that the record has more than once.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "formats/answers_json.h"
#include "record_option.h"
#include "style.h"
#include "told_again.h"

namespace dragoman::cli {

namespace {

struct Options {
  double least = same_text;
  std::string record;
  bool json = false;
};

Exit show_duplicates(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto groups = told_again(*record, options.least);
  if (!groups) return tell(groups.error());
  if (options.json) {
    auto list = Json::array();
    for (const auto& group : *groups) {
      auto releases = Json::array();
      for (const auto& release : group) {
        releases.push_back({{"id", release.id},
                            {"publisher", text_or_null(release.publisher)},
                            {"published", text_or_null(release.published)},
                            {"address", text_or_null(release.address)},
                            {"likeness", likeness(group.front().sketch, release.sketch)}});
      }
      list.push_back(releases);
    }
    print(json_page({{"duplicates", list}}) + "\n");
    return groups->empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& group : *groups) {
    print(style.bold(group.front().id) + " is told " + count_of(group.size(), "time", "times") +
          "\n");
    for (const auto& release : group) {
      print(fmt::format("  {:.2f}  {}  {}  {}  {}\n",
                        likeness(group.front().sketch, release.sketch),
                        release.published.empty() ? "undated" : release.published,
                        release.publisher.empty() ? "-" : release.publisher, release.id,
                        printable(release.address)));
    }
  }
  return groups->empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command duplicates_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "duplicates",
      "Show releases that the record has more than once, in nearly the same words.\n"
      "One release at two addresses, or sent on with a changed head: their texts are alike, and\n"
      "they tell the same acts of the same parties. The first of them stands in front.",
      "  dragoman duplicates\n"
      "  dragoman duplicates --least 0.9 --json");
  add_option(*command, "--least", options->least,
             "How alike they are at least: runs of five words in common, 0 to 1")
      .within(0.5, 1.0)
      .shows_default();
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return show_duplicates(*options); }};
}

}  // namespace dragoman::cli
