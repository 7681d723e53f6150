// dragoman compare: the accounts of one meeting side by side.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "engine.h"
#include "formats/comparison_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string id;
  std::string only;
  std::string record;
  bool json = false;
};

std::string name_of(const Readout& readout) {
  return readout.publisher.empty() ? readout.release : readout.publisher;
}

void print_topic(const Comparison& comparison, const Topic& topic, const Style& style) {
  std::string head(to_string(topic.verdict));
  if (topic.verdict == Topic::Verdict::only) {
    for (std::size_t i = 0; i < topic.lines.size(); ++i) {
      if (!topic.lines[i].empty()) head = "only " + name_of(comparison.readouts[i]);
    }
    if (topic.of_other) head += ", of what the other said or did";
  }
  print(style.bold(head) + "\n");
  for (const auto& difference : topic.differences) {
    print(fmt::format("  {}: {}\n", to_string(difference.kind),
                      printable(fmt::format("{}", fmt::join(difference.told, " / ")))));
  }
  for (std::size_t i = 0; i < topic.lines.size(); ++i) {
    const auto& readout = comparison.readouts[i];
    for (const auto number : topic.lines[i]) {
      const auto& told = readout.events[number];
      print(fmt::format("  {:<4} {}. {} {}: {} {}\n", name_of(readout), number + 1,
                        to_string(told.what.act), describe_parties(told.what),
                        describe_quote(told.quote, style),
                        style.dim("[" + to_string(told.at) + "]")));
    }
  }
}

Exit show_comparison(const Common& common, const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto words = load_comparison_words(data_folder(common));
  if (!words) return tell(words.error());
  const auto comparison = comparison_of(*record, options.id, *knowledge, *words);
  if (!comparison) return tell(comparison.error());
  if (!*comparison) {
    say(fmt::format("no meeting '{}'; `dragoman meetings` lists them", options.id));
    return Exit::nothing;
  }
  if (options.json) {
    print(json_page(comparison_json(**comparison)) + "\n");
    return (*comparison)->topics.empty() ? Exit::nothing : Exit::found;
  }
  if ((*comparison)->readouts.size() < 2) {
    say("only one release tells what was said there; there is nothing to compare it with");
  }
  const auto style = Style::of_stdout();
  Exit exit = Exit::nothing;
  for (const auto& topic : (*comparison)->topics) {
    if (!options.only.empty() && options.only != to_string(topic.verdict)) continue;
    print_topic(**comparison, topic, style);
    exit = Exit::found;
  }
  return exit;
}

}  // namespace

Command compare_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "compare",
      "Put the accounts of one meeting side by side, topic by topic.\n"
      "What all tell alike, what only one tells, and what they tell differently; each line with\n"
      "its words and its place in the account.",
      "  dragoman compare 2022-10-05-meeting-KOR-LVA-3f0c\n"
      "  dragoman compare 2022-10-05-meeting-KOR-LVA-3f0c --only differently");
  add_option(*command, "ID", options->id, "A meeting, as `dragoman meetings` names it").required();
  add_option(*command, "--only", options->only, "shared, only or differently")
      .one_of({"shared", "only", "differently"});
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_comparison(common, *options); }};
}

}  // namespace dragoman::cli
