// dragoman meetings: what happened between parties, each once however many releases tell it.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "dragoman/happening.h"
#include "dragoman/record.h"
#include "engine.h"
#include "find_party.h"
#include "formats/happening_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string record;
  bool json = false;
};

Exit show_meetings(const Common& common, const Options& options) {
  const auto record = Record::open(record_file(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto words = HistoryWords::load(data_folder(common));
  if (!words) return tell(words.error());
  std::vector<Telling> tellings;
  const auto visited = record->each_release([&](const StoredRelease& stored) {
    auto some = find_tellings(stored.release, stored.reading, *knowledge, *words);
    std::ranges::move(some, std::back_inserter(tellings));
  });
  if (!visited) return tell(visited.error());
  Json json = {{"happenings", Json::array()}};
  for (const auto& happening : merge(tellings)) {
    json["happenings"].push_back(happening_json(happening));
  }
  print(json_page(json) + "\n");
  return Exit::found;
}

}  // namespace

Command meetings_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(app, "meetings",
                              "List meetings, calls, visits and what else happened, each once.",
                              "  dragoman meetings --json");
  add_record_option(*command, options->record);
  command->add_flag("--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_meetings(common, *options); }};
}

}  // namespace dragoman::cli
