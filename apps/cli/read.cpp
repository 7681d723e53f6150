// dragoman read: pages and releases into the record.
#include "base/files.h"
#include "command.h"
#include "dragoman/record.h"
#include "engine.h"
#include "given_options.h"
#include "inputs.h"
#include "read_into.h"
#include "record_option.h"
#include "refresh_record.h"
#include "text/input_form.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string record;
  GivenOptions given;
  std::string conllu;
  unsigned threads = 0;
  bool again = false;
};

// The CoNLL-U of --conllu, which speaks of one page.
Result<std::optional<std::string>> conllu_of(const Options& options,
                                             const std::vector<std::filesystem::path>& files) {
  if (options.conllu.empty()) return std::nullopt;
  if (files.size() != 1 || form_of({}, extension_of(unpacked_name(files[0]))) == InputForm::lines) {
    return fail(ErrorCode::bad_input, "--conllu: goes with one page; give one file as PATH");
  }
  return read_file(options.conllu).map([](std::string text) {
    return std::optional(std::move(text));
  });
}

Exit read_releases(const Common& common, const Options& options) {
  const auto files = find_files(options.paths);
  if (!files) return tell(files.error());
  const auto conllu = conllu_of(options, *files);
  if (!conllu) return tell(conllu.error());
  const auto engine = load_engine(common, *conllu ? Parts::without_model : Parts::all);
  if (!engine) return tell(engine.error());
  const auto hints = hints_of(options.given, engine->knowledge);
  if (!hints) return tell(hints.error());
  auto record = open_up_to_date(options.record, *engine);
  if (!record) return tell(record.error());
  // A second connection, for the threads that take releases in.
  const auto known = Record::open(record_name(options.record), Record::Access::read);
  if (!known) return tell(known.error());

  Intake intake(*files, *hints);
  const auto tally = read_into(*record, *known, intake, *engine,
                               {.if_there = options.again ? IfThere::replace : IfThere::keep,
                                .conllu = *conllu,
                                .threads = thread_count(options.threads)});
  print_summary(tally, options.record);
  return exit_of(tally);
}

}  // namespace

Command read_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "read",
      "Read pages and releases into the record.\n"
      "Pages (HTML, text, PDF, mail), web archives (WARC), feeds, and lines of JSON, packed with\n"
      "gzip or not; folders are gone through for them. What was read before is left alone, so a "
      "run may be repeated or broken off at any\n"
      "time; a page that changed is kept as a new version.",
      "  dragoman read releases/\n"
      "  dragoman read talks.txt --publisher KOR --published 2021-12-01\n"
      "  curl -s https://example.org/talks.html | dragoman read -\n"
      "  dragoman read releases.jsonl --record asia.dragoman");
  add_option(*command, "PATH", options->paths, "Files, folders, or - for stdin").required();
  add_record_option(*command, options->record);
  add_given_options(*command, options->given);
  add_option(*command, "--conllu", options->conllu, "Analysis to use in place of an own; one PATH")
      .called("FILE");
  add_flag(*command, "--again", options->again, "Read what is already there once more");
  add_option(*command, "-j,--threads", options->threads, "Threads to read with (0: one a core)")
      .called("N");
  return {command, [options, &common] { return read_releases(common, *options); }};
}

}  // namespace dragoman::cli
