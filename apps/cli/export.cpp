// dragoman export: the readings of a record, for other programs.
#include "command.h"
#include "dragoman/record.h"
#include "formats/events_csv.h"
#include "formats/reading_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string format = "reading";
  std::string record;
};

Exit export_record(const Options& options) {
  const auto record = Record::open(record_file(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  bool any = false;
  const auto write = [&](const StoredRelease& stored) {
    if (options.format == "csv") {
      print((any ? "" : events_csv_header()) + events_csv_rows(stored.release, stored.reading));
    } else if (options.format == "ndjson") {
      print(to_json(stored.release, stored.reading) + "\n");
    } else {
      print((any ? ",\n" : "[\n") + to_pretty_json(stored.release, stored.reading));
    }
    any = true;
  };
  const auto done = record->each_release(write);
  if (!done) return tell(done.error());
  if (options.format == "reading") print(any ? "\n]\n" : "[]\n");
  if (options.format == "csv" && !any) print(events_csv_header());
  return any ? Exit::found : Exit::nothing;
}

}  // namespace

Command export_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "export",
                  "Write the readings of all releases to stdout, by date and id.\n"
                  "reading: a JSON array, indented. ndjson: a reading a line, as map writes them.\n"
                  "csv: a row an event.",
                  "  dragoman export > readings.json\n"
                  "  dragoman export --format ndjson | jq -r .id\n"
                  "  dragoman export --format csv > events.csv");
  command->add_option("-f,--format", options->format, "reading (default), ndjson or csv")
      ->check(CLI::IsMember({"reading", "ndjson", "csv"}))
      ->type_name("FORMAT");
  add_record_option(*command, options->record);
  return {command, [options] { return export_record(*options); }};
}

}  // namespace dragoman::cli
