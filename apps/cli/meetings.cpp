// dragoman meetings: what happened between parties, each once however many releases tell it.
#include <fmt/format.h>

#include <set>

#include "command.h"
#include "describe.h"
#include "describe_happening.h"
#include "dragoman/record.h"
#include "engine.h"
#include "formats/happening_json.h"
#include "knowledge/find_party.h"
#include "record_option.h"
#include "show_meeting.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string id;
  std::vector<std::string> with;
  std::string kind;
  std::string status;
  std::string level;
  std::string between;
  std::size_t at_most = 0;
  std::string record;
  bool json = false;
};

template <class Value>
Result<std::optional<Value>> parsed(const std::string& word,
                                    std::optional<Value> (*parse)(std::string_view),
                                    std::string_view option, std::string_view choices) {
  if (word.empty()) return std::optional<Value>();
  const auto value = parse(word);
  if (!value) {
    return fail(ErrorCode::bad_input,
                fmt::format("--{}: '{}' is none of {}", option, word, choices));
  }
  return value;
}

Result<HappeningFilter> filter_of(const Options& options, const Knowledge& knowledge) {
  HappeningFilter filter;
  for (const auto& word : options.with) {
    const auto party = find_party(knowledge, word);
    if (!party) return tl::unexpected(party.error());
    filter.with.push_back(*party);
  }
  const auto kind =
      parsed<HappeningKind>(options.kind, parse_happening_kind, "kind",
                            "meeting, call, visit, gathering, signing, establishment");
  if (!kind) return tl::unexpected(kind.error());
  filter.kind = *kind;
  const auto status =
      parsed<Status>(options.status, parse_status, "status", "occurred, planned, denied");
  if (!status) return tl::unexpected(status.error());
  filter.status = *status;
  const auto level = parsed<Level>(options.level, parse_level, "level",
                                   "leaders, ministers, deputies, officials, unknown");
  if (!level) return tl::unexpected(level.error());
  filter.level = *level;
  const auto between =
      parsed<When>(options.between, parse_edtf, "between",
                   "dates such as 2024, 2024-05, 2024-05-01/2024-06-30, 2024-05-01/..");
  if (!between) return tl::unexpected(between.error());
  filter.between = *between;
  if (options.at_most > 0) filter.at_most = options.at_most;
  return filter;
}

// A release may tell of a meeting in several places.
std::size_t releases_of(const Happening& happening) {
  std::set<std::string_view> releases;
  for (const auto& account : happening.accounts) releases.insert(account.at.release);
  return releases.size();
}

Exit show_one(const Record& record, const Options& options) {
  const auto happening = record.happening(options.id);
  if (!happening) return tell(happening.error());
  if (!*happening) {
    say(fmt::format("no meeting '{}'; `dragoman meetings` lists them{}", options.id,
                    record_words(options.record)));
    return Exit::nothing;
  }
  return show_meeting(record, **happening, options.json);
}

Exit show_meetings(const Common& common, const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  if (!options.id.empty()) return show_one(*record, options);
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto filter = filter_of(options, *knowledge);
  if (!filter) return tell(filter.error());
  const auto happenings = record->happenings(*filter);
  if (!happenings) return tell(happenings.error());
  if (options.json) {
    Json json = {{"happenings", Json::array()}};
    for (const auto& happening : *happenings) {
      json["happenings"].push_back(happening_json(happening));
    }
    print(json_page(json) + "\n");
    return happenings->empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& happening : *happenings) {
    print(fmt::format(
        "{}\n  {}\n", describe(happening, style),
        style.dim(fmt::format("{}, told by {}", happening.id,
                              count_of(releases_of(happening), "release", "releases")))));
  }
  return happenings->empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command meetings_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "meetings",
      "List meetings, calls, visits and what else happened, each once.\n"
      "What several releases tell of one meeting is taken together; with its id, who took part,\n"
      "who tells it, why the accounts were taken for one, and what was said there.",
      "  dragoman meetings --with Korea --with Uzbekistan\n"
      "  dragoman meetings --with KOR --kind visit --level leaders --between 2021/..\n"
      "  dragoman meetings --status planned --json\n"
      "  dragoman meetings 2021-11-29-meeting-KOR-UZB");
  add_option(*command, "ID", options->id, "One of them, as the list names it");
  add_option(*command, "--with", options->with,
             "A party that took part: code or name; may be repeated")
      .repeatable();
  add_option(*command, "--kind", options->kind,
             "meeting, call, visit, gathering, signing or establishment");
  add_option(*command, "--status", options->status, "occurred, planned or denied");
  add_option(*command, "--level", options->level, "leaders, ministers, deputies or officials");
  add_option(*command, "--between", options->between, "Dates: 2024, 2024-05, 2024-05-01/2024-06-30")
      .called("EDTF");
  add_option(*command, "--at-most", options->at_most, "List so many, the newest").called("N");
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_meetings(common, *options); }};
}

}  // namespace dragoman::cli
