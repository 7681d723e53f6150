// dragoman export: the readings of a record, for other programs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "export_writers.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

// An option that the format does not take is an error that says which do.
Result<void> check(const ExportOptions& options) {
  const auto wrong = [](const char* message) { return fail(ErrorCode::bad_input, message); };
  if (options.dyads && !is_coded(options.format)) {
    return wrong(
        "--dyads is for the formats plover, polecat and cameo; leave it out, or choose one of "
        "them with --format");
  }
  if (is_filed(options.format) && options.out.empty()) {
    return wrong("the formats datapackage and sqlite go into files; say where with --out");
  }
  if (!is_filed(options.format) && !options.out.empty()) {
    return wrong(
        "--out is for the formats datapackage and sqlite; the others go to stdout, send it to a "
        "file with >");
  }
  if (options.once && !is_by_release(options.format)) {
    return wrong(
        "--once is for the formats that give what each release tells: reading, ndjson, csv, "
        "datapackage, sqlite, plover, polecat and cameo; leave it out, or choose one of them with "
        "--format");
  }
  if (options.format != "datapackage" && !options.license.empty()) {
    return wrong("--license is for the format datapackage; leave it out");
  }
  return {};
}

Exit print_record(const Common& common, const ExportOptions& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto writer = export_writer(common, options);
  if (!writer) return tell(writer.error());
  std::vector<Happening> happenings;
  if (writer->happening) {
    auto found = record->happenings({});
    if (!found) return tell(found.error());
    happenings = std::move(*found);
  }
  if (writer->expect) writer->expect(happenings);
  bool any = false;
  const auto done = each_exported(*record, options, [&](const StoredRelease& stored) {
    print((any ? writer->between : writer->head) + writer->rows(stored));
    any = true;
  });
  if (!done) return tell(done.error());
  if (!any) {
    print(writer->nothing);
    return Exit::nothing;
  }
  for (const auto& happening : happenings) print(writer->happening(happening));
  if (writer->tail) print(writer->tail());
  if (writer->message) {
    if (const auto message = writer->message(); !message.empty()) say(message);
  }
  return Exit::found;
}

Exit export_record(const Common& common, const ExportOptions& options) {
  if (const auto fits = check(options); !fits) return tell(fits.error());
  return is_filed(options.format) ? export_files(common, options) : print_record(common, options);
}

}  // namespace

Command export_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<ExportOptions>();
  auto* command = add_command(
      app, "export",
      "Write the readings of all releases to stdout, by date and id.\n"
      "reading: a JSON array, indented. ndjson: a reading a line, as map writes them.\n"
      "csv: a row an event. plover: an event a line, as PLOVER's JSON. polecat, cameo:\n"
      "a row an event, tab-separated, in the columns of POLECAT and Phoenix.\n"
      "ftm: entities of FollowTheMoney, one a line. jsonld: schema.org. ics: iCalendar.\n"
      "atom, jsonfeed: the newest releases. datapackage, sqlite: tables, in a folder of CSV\n"
      "with a Data Package descriptor or in an SQLite file.",
      "  dragoman export > readings.json\n"
      "  dragoman export --format ndjson | jq -r .id\n"
      "  dragoman export --format csv > events.csv\n"
      "  dragoman export --format plover --once > events.ndjson\n"
      "  dragoman export --format cameo --dyads > dyads.tsv\n"
      "  dragoman export --format sqlite --out talks.sqlite\n"
      "  dragoman export --format datapackage --quotes none --out talks/");
  add_option(*command, "-f,--format", options->format,
             fmt::format("{}", fmt::join(export_formats(), ", ")))
      .one_of(export_formats())
      .called("FORMAT");
  add_option(*command, "--quotes", options->quotes,
             "How much of the releases' words goes along: full (default), short (at most "
             "120 bytes) or none; what is left out has its SHA-256 instead")
      .one_of({"full", "short", "none"})
      .called("HOW");
  add_option(*command, "-o,--out", options->out, "Folder of the datapackage, file of sqlite")
      .called("PATH");
  add_option(*command, "--license", options->license,
             "Under what licence you give the datapackage away, such as CC-BY-4.0")
      .called("NAME");
  add_option(*command, "--newest", options->newest, "How many releases a feed has (default: 50)")
      .positive()
      .called("N");
  add_flag(*command, "--dyads", options->dyads,
           "A row for each pair of source and target, not for each event");
  add_flag(*command, "--once", options->once,
           "Leave out releases that tell in nearly the same words what another has told; "
           "`dragoman duplicates` lists them");
  add_record_option(*command, options->record);
  return {command, [options, &common] { return export_record(common, *options); }};
}

}  // namespace dragoman::cli
