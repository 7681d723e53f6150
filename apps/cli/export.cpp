// dragoman export: the readings of a record, for other programs.
#include <functional>

#include "command.h"
#include "dragoman/codes.h"
#include "dragoman/record.h"
#include "engine.h"
#include "formats/cameo_tsv.h"
#include "formats/events_csv.h"
#include "formats/plover_json.h"
#include "formats/polecat_tsv.h"
#include "formats/reading_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string format = "reading";
  std::string record;
  bool dyads = false;
};

// How a format is written: what comes first, then each release, what goes between two, and
// what comes last.
struct Writer {
  std::string head;
  std::function<std::string(const StoredRelease&)> rows;
  std::string between;
  std::string tail;
};

bool is_coded(std::string_view format) {
  return format == "plover" || format == "polecat" || format == "cameo";
}

Writer plain_writer(std::string_view format) {
  if (format == "csv") {
    return {events_csv_header(),
            [](const auto& stored) { return events_csv_rows(stored.release, stored.reading); },
            {},
            {}};
  }
  if (format == "ndjson") {
    return {{},
            [](const auto& stored) { return to_json(stored.release, stored.reading) + "\n"; },
            {},
            {}};
  }
  return {"[\n", [](const auto& stored) { return to_pretty_json(stored.release, stored.reading); },
          ",\n", "\n]\n"};
}

// Needs a coding that outlives the writer.
Writer coded_writer(std::string_view format, const Coding& coding) {
  if (format == "plover") {
    return {
        {},
        [&](const auto& stored) { return plover_lines(stored.release, stored.reading, coding); },
        {},
        {}};
  }
  if (format == "polecat") {
    return {polecat_header(),
            [&](const auto& stored) {
              return polecat_rows(stored.release, stored.reading, coding,
                                  "dragoman " DRAGOMAN_VERSION);
            },
            {},
            {}};
  }
  return {cameo_header(),
          [&](const auto& stored) { return cameo_rows(stored.release, stored.reading, coding); },
          {},
          {}};
}

Exit write_record(const Options& options, const Writer& writer) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  bool any = false;
  const auto done = record->each_release([&](const StoredRelease& stored) {
    print((any ? writer.between : writer.head) + writer.rows(stored));
    any = true;
  });
  if (!done) return tell(done.error());
  // Of no releases: an empty JSON array, or the header alone.
  if (!any) print(options.format == "reading" ? "[]\n" : writer.head);
  if (any) print(writer.tail);
  return any ? Exit::found : Exit::nothing;
}

Exit export_record(const Common& common, const Options& options) {
  if (!is_coded(options.format)) {
    if (options.dyads) {
      return tell({ErrorCode::bad_input,
                   "--dyads is for the formats plover, polecat and cameo; leave it out, or choose "
                   "one of them with --format"});
    }
    return write_record(options, plain_writer(options.format));
  }
  const auto codes = Codes::load(data_folder(common));
  if (!codes) return tell(codes.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const Coding coding{*codes, *knowledge, options.dyads ? Sides::dyads : Sides::lists};
  return write_record(options, coded_writer(options.format, coding));
}

}  // namespace

Command export_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "export",
      "Write the readings of all releases to stdout, by date and id.\n"
      "reading: a JSON array, indented. ndjson: a reading a line, as map writes them.\n"
      "csv: a row an event. plover: an event a line, as PLOVER's JSON. polecat, cameo:\n"
      "a row an event, tab-separated, in the columns of POLECAT and Phoenix.",
      "  dragoman export > readings.json\n"
      "  dragoman export --format ndjson | jq -r .id\n"
      "  dragoman export --format csv > events.csv\n"
      "  dragoman export --format cameo --dyads > dyads.tsv");
  command
      ->add_option("-f,--format", options->format,
                   "reading (default), ndjson, csv, plover, polecat or cameo")
      ->check(CLI::IsMember({"reading", "ndjson", "csv", "plover", "polecat", "cameo"}))
      ->type_name("FORMAT");
  command->add_flag("--dyads", options->dyads,
                    "A row for each pair of source and target, not for each event");
  add_record_option(*command, options->record);
  return {command, [options, &common] { return export_record(common, *options); }};
}

}  // namespace dragoman::cli
