// dragoman merge: readings that `map` made, with their releases, into the record.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/in_order.h"
#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "engine.h"
#include "entry_writer.h"
#include "formats/reading_json.h"
#include "guard.h"
#include "inputs.h"
#include "intake.h"
#include "merge_lines.h"
#include "record_option.h"
#include "refresh_record.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string record;
  unsigned threads = 0;
  bool again = false;
  bool progress = false;
};

// The release that stands beside the reading.
Result<GivenRelease> given_of(std::string_view line, std::size_t number) {
  // What map wrote: ,"release":{…},"number":12}
  constexpr std::string_view key = ",\"release\":";
  const auto end = line.rfind(",\"number\":");
  // Words of a release may look like a key, but then their quotes have a '\\' before them.
  const auto at = line.find(key);
  if (at == std::string_view::npos || at > end) {
    return fail(ErrorCode::bad_input,
                "has no \"release\"; make it with `dragoman map "
                "--with-release`");
  }
  return parse_release_line(line.substr(at + key.size(), end - at - key.size()), number);
}

// Whether a line says of the release what is read from it here: the same words at the same places.
bool is_of(std::string_view line, const Release& release, const Reading& reading) {
  if (reading.id != release.id || !lies_within(reading, release.text.size())) return false;
  auto json = to_json(release, reading);
  json.pop_back();  // where the release follows
  return line.starts_with(json);
}

Result<Entry> entry_of(const NumberedLine& line, const Engine& engine) {
  const auto at_place = [&](const Error& error) {
    return Error{error.code, line.place + ": " + error.message};
  };
  const auto given = given_of(line.text, line.number).map_error(at_place);
  if (!given) return tl::unexpected(given.error());
  auto reading = reading_from_json(line.text).map_error(at_place);
  if (!reading) return tl::unexpected(reading.error());
  Entry entry{.source = source_of(*given),
              .hints = given->hints,
              .release = release_of(*given, engine.furniture),
              .reading = std::move(*reading),
              .tellings = {},
              .deadlines = {},
              .retrieved = given->retrieved.empty() ? now() : given->retrieved};
  if (!is_of(line.text, entry.release, entry.reading)) {
    return fail(ErrorCode::bad_input,
                line.place +
                    ": the reading is not what this version makes of the release beside "
                    "it; map it again");
  }
  find_what_follows(entry, engine.knowledge, engine.words);
  return entry;
}

Exit merge_readings(const Common& common, const Options& options) {
  const auto files = find_files(options.paths);
  if (!files) return tell(files.error());
  const auto engine = load_engine(common, Parts::without_model);
  if (!engine) return tell(engine.error());
  auto record = open_up_to_date(options.record, *engine);
  if (!record) return tell(record.error());

  MergedLines lines(*files);
  EntryWriter writer(*record, options.again ? IfThere::replace : IfThere::keep,
                     Progress(options.progress ? Progress::Ask::lines : Progress::Ask::on_terminal,
                              [] { return std::optional<double>(); }),
                     EntryWriter::many);
  using Taken = Result<NumberedLine>;
  in_order<Taken, Result<Entry>>(
      thread_count(options.threads), [&] { return lines.next(); },
      [&](const Taken& line) -> Result<Entry> {
        if (!line) return tl::unexpected(line.error());
        return guarded(line->place, [&] { return entry_of(*line, *engine); });
      },
      [&](Result<Entry> entry) { writer.take(std::move(entry)); },
      Load{[](const Taken& line) { return line ? line->text.size() : 0; }, most_under_way});
  const auto& tally = writer.finish();
  print_summary(tally, options.record);
  if (lines.missing() > 0) {
    say(fmt::format(
        "{} no reading in these files: is a file missing, or could `map` not read them?",
        count_of(lines.missing(), "release has", "releases have")));
  }
  return exit_of(tally);
}

}  // namespace

Command merge_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "merge",
      "Put readings that `map --with-release` made into the record.\n"
      "The record is the one that `read` makes of the same releases, whatever the order of the\n"
      "files. What is there already is left alone, so a run may be repeated or broken off.",
      "  dragoman merge readings-*.ndjson --record asia.dragoman\n"
      "  dragoman map releases.ndjson --with-release | dragoman merge -");
  add_option(*command, "READINGS", options->paths,
             "Files of readings, packed with gzip or not; -: stdin")
      .required();
  add_record_option(*command, options->record);
  add_flag(*command, "--again", options->again, "Replace the readings of what is already there");
  add_flag(*command, "--progress", options->progress,
           "Tell how far it is every ten seconds, also where stderr is no terminal");
  add_option(*command, "-j,--threads", options->threads, "Threads to work with (0: one a core)")
      .called("N");
  return {command, [options, &common] { return merge_readings(common, *options); }};
}

}  // namespace dragoman::cli
