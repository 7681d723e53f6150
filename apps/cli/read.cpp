// dragoman read: pages and releases into the record.
#include <stdexcept>

#include "base/files.h"
#include "base/in_order.h"
#include "command.h"
#include "dragoman/record.h"
#include "engine.h"
#include "entry_writer.h"
#include "given_options.h"
#include "guard.h"
#include "inputs.h"
#include "intake.h"
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

Result<Analysis> analysis_of(const Release& release, const Engine& engine,
                             const std::optional<std::string>& conllu) {
  return conllu ? from_conllu(*conllu, release) : analyse(release, *engine.model);
}

Result<Entry> read_item(const Item& item, const Engine& engine,
                        const std::optional<std::string>& conllu) {
  Entry entry{.source = source_of(item.given),
              .hints = item.given.hints,
              .release = release_of(item.given, engine.furniture),
              .reading = {},
              .tellings = {},
              .deadlines = {},
              .retrieved = item.given.retrieved.empty() ? now() : item.given.retrieved};
  const auto analysis = analysis_of(entry.release, engine, conllu);
  if (!analysis) return fail(analysis.error().code, item.place + ": " + analysis.error().message);
  entry.reading = read(entry.release, *analysis, engine.knowledge, engine.patterns);
  find_what_follows(entry, engine.knowledge, engine.words);
  return entry;
}

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
  EntryWriter writer(*record, options.again ? IfThere::replace : IfThere::keep,
                     progress_of(intake, Progress::Ask::on_terminal));
  using Taken = std::optional<Result<Item>>;  // nothing: there already
  const auto take = [&]() -> std::optional<Taken> {
    auto item = intake.next();
    if (!item) return {};
    if (!*item || options.again) return Taken(std::move(*item));
    const auto there = known->holds(source_of((*item)->given), (*item)->given.hints);
    if (!there) throw std::runtime_error(there.error().message);
    return *there ? Taken() : Taken(std::move(*item));
  };
  using Read = std::optional<Result<Entry>>;
  in_order<Taken, Read>(
      thread_count(options.threads), take,
      [&](Taken item) -> Read {
        if (!item) return {};
        if (!*item) return tl::unexpected(item->error());
        return guarded((*item)->place, [&] { return read_item(**item, *engine, *conllu); });
      },
      [&](Read entry) {
        if (entry) {
          writer.take(std::move(*entry));
        } else {
          writer.skip();
        }
      },
      Load{[](const Taken& item) { return item && *item ? weight_of((*item)->given) : 0; },
           most_under_way});
  const auto& tally = writer.finish();
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
  command->add_option("PATH", options->paths, "Files, folders, or - for stdin")->required();
  add_record_option(*command, options->record);
  add_given_options(*command, options->given);
  command->add_option("--conllu", options->conllu, "Analysis to use in place of an own; one PATH")
      ->type_name("FILE");
  command->add_flag("--again", options->again, "Read what is already there once more");
  command->add_option("-j,--threads", options->threads, "Threads to read with (0: one a core)")
      ->type_name("N");
  return {command, [options, &common] { return read_releases(common, *options); }};
}

}  // namespace dragoman::cli
