// dragoman coverage: whose releases a record has, and where some may be missing.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "formats/answers_json.h"
#include "record_option.h"
#include "style.h"

namespace dragoman::cli {

namespace {

struct Options {
  int shortest_gap = 14;
  std::string record;
  bool json = false;
};

Exit show_coverage(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto covers = coverage(*record, options.shortest_gap);
  if (!covers) return tell(covers.error());
  if (options.json) {
    auto list = Json::array();
    for (const auto& cover : *covers) list.push_back(coverage_json(cover));
    print(json_page({{"coverage", list}}) + "\n");
    return covers->empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& cover : *covers) {
    auto line = style.bold(cover.publisher.empty() ? "publisher not known" : cover.publisher) +
                ": " + count_of(cover.releases, "release", "releases");
    if (cover.first) line += fmt::format(", {} to {}", to_edtf(*cover.first), to_edtf(*cover.last));
    if (cover.undated > 0) line += fmt::format(", {} not dated to the day", cover.undated);
    print(line + "\n");
    for (const auto& gap : cover.gaps) {
      print(fmt::format("  nothing from {} to {} ({})\n", to_edtf(gap.from), to_edtf(gap.to),
                        count_of(static_cast<std::size_t>(gap.days), "day", "days")));
    }
  }
  return covers->empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command coverage_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "coverage",
      "Show whose releases the record has, and where some may be missing.\n"
      "What is not in the record cannot be asked of it: a long pause of a publisher that mostly\n"
      "publishes often is shown as a gap.",
      "  dragoman coverage\n"
      "  dragoman coverage --gap 30 --json");
  add_option(*command, "--gap", options->shortest_gap, "Pauses of so many days or more are gaps")
      .within(1, 3660)
      .shows_default();
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return show_coverage(*options); }};
}

}  // namespace dragoman::cli
