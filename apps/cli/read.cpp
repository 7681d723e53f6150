// dragoman read: pages and releases into the record.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <stdexcept>

#include "base/files.h"
#include "base/in_order.h"
#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "engine.h"
#include "find_party.h"
#include "inputs.h"
#include "intake.h"
#include "record_option.h"
#include "refresh_record.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string record;
  std::string published;
  std::string publisher;
  std::string conllu;
  unsigned threads = 0;
  bool again = false;
};

std::string now() {
  const auto time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time));
}

// What the run has come to, for its last words.
struct Tally {
  std::size_t read = 0;
  std::size_t new_versions = 0;
  std::size_t already_there = 0;
  std::size_t failed = 0;
  std::size_t people = 0;
  std::size_t events = 0;
  std::size_t facts = 0;
  // How many events two parties share, to say what may be asked next.
  std::map<std::pair<PartyCode, PartyCode>, std::size_t> together;

  void count(const Reading& reading);
  [[nodiscard]] std::size_t done() const { return read + already_there + failed; }
};

void Tally::count(const Reading& reading) {
  ++read;
  people += reading.people.size();
  events += reading.events.size();
  facts += reading.facts.size();
  for (const auto& event : reading.events) {
    auto parties = event.actors;
    parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
    // Texts that name everybody say little of any two.
    if (parties.size() == 2) ++together[std::minmax(parties[0], parties[1])];
  }
}

// Puts what was read into the record, many at a time, in one thread.
class Writer {
 public:
  Writer(Record& record, IfThere if_there) : record_(record), if_there_(if_there) {}

  void take(Result<Entry> entry) {
    if (!entry) {
      clear_progress();
      tell(entry.error());
      ++tally_.failed;
      return;
    }
    waiting_.push_back(std::move(*entry));
    constexpr std::size_t at_once = 64;
    if (waiting_.size() == at_once) write();
  }

  void skip() {
    ++tally_.already_there;
    progress();
  }

  // Throws where the record cannot be written: nothing that follows could be either.
  void write() {
    const auto added = record_.add(waiting_, if_there_);
    if (!added) throw std::runtime_error(added.error().message);
    for (std::size_t i = 0; i < added->size(); ++i) {
      if ((*added)[i] == Added::already_there) {
        ++tally_.already_there;
        continue;
      }
      tally_.count(waiting_[i].reading);
      if ((*added)[i] == Added::new_version) ++tally_.new_versions;
    }
    waiting_.clear();
    progress();
  }

  const Tally& finish() {
    write();
    clear_progress();
    return tally_;
  }

 private:
  void progress() const {
    if (on_terminal_) std::fprintf(stderr, "\r%zu releases …", tally_.done());
  }
  void clear_progress() const {
    if (on_terminal_) std::fputs("\r\x1b[K", stderr);
  }

  Record& record_;
  IfThere if_there_;
  std::vector<Entry> waiting_;
  Tally tally_;
  bool on_terminal_ = ::isatty(STDERR_FILENO) == 1;
};

Result<Analysis> analysis_of(const Release& release, const Engine& engine,
                             const std::optional<std::string>& conllu) {
  return conllu ? from_conllu(*conllu, release) : analyse(release, *engine.model);
}

Result<Entry> read_item(Item item, const Engine& engine, const std::optional<std::string>& conllu) {
  Entry entry{.source = std::move(item.source),
              .hints = std::move(item.hints),
              .release = {},
              .reading = {},
              .tellings = {},
              .deadlines = {},
              .retrieved = now()};
  auto& release = entry.release;
  release = item.form == Item::Form::text
                ? release_of_text(entry.source.bytes, entry.hints, engine.furniture)
                : load_release(entry.source, entry.hints, engine.furniture);
  if (release.id.empty()) release.id = item.name.empty() ? id_of_name(release.title) : item.name;
  if (release.id.empty()) release.id = "untitled";
  const auto analysis = analysis_of(release, engine, conllu);
  if (!analysis) return fail(analysis.error().code, item.place + ": " + analysis.error().message);
  entry.reading = read(release, *analysis, engine.knowledge, engine.patterns);
  entry.tellings = find_tellings(release, entry.reading, engine.knowledge, engine.words);
  entry.deadlines = find_deadlines(release, entry.reading, engine.words);
  return entry;
}

void print_summary(const Tally& tally, const Options& options) {
  auto line = fmt::format(
      "{} read into {}: {}, {}, {}", count_of(tally.read, "release", "releases"),
      record_shown(options.record), count_of(tally.people, "person", "people"),
      count_of(tally.events, "event", "events"), count_of(tally.facts, "fact", "facts"));
  if (tally.new_versions > 0) {
    line += "; " + count_of(tally.new_versions, "is a new version", "are new versions");
  }
  if (tally.already_there > 0) line += fmt::format("; {} already there", tally.already_there);
  if (tally.failed > 0) line += fmt::format("; {} failed, as told above", tally.failed);
  std::fprintf(stderr, "%s\n", line.c_str());

  if (tally.read == 0) return;
  const auto record = record_words(options.record);
  std::fprintf(stderr, "Next: dragoman show%s\n", record.c_str());
  const auto most =
      std::ranges::max_element(tally.together, {}, [](const auto& pair) { return pair.second; });
  if (most != tally.together.end()) {
    std::fprintf(stderr, "      dragoman pair %s %s%s\n", most->first.first.c_str(),
                 most->first.second.c_str(), record.c_str());
  }
}

Result<ReleaseHints> hints_of(const Options& options, const Engine& engine) {
  ReleaseHints hints;
  if (!options.published.empty()) {
    hints.published = parse_edtf(options.published);
    if (!hints.published) {
      return fail(ErrorCode::bad_input, fmt::format("--published: '{}' is no date; write it as "
                                                    "2021-12-01",
                                                    options.published));
    }
  }
  if (!options.publisher.empty()) {
    auto party = find_party(engine.knowledge, options.publisher);
    if (!party) return fail(party.error().code, "--publisher: " + party.error().message);
    hints.publisher = *party;
  }
  return hints;
}

// The CoNLL-U of --conllu, which speaks of one page.
Result<std::optional<std::string>> conllu_of(const Options& options,
                                             const std::vector<std::filesystem::path>& files) {
  if (options.conllu.empty()) return std::nullopt;
  if (files.size() != 1 || (files[0] != "-" && holds_releases(files[0], {}))) {
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
  const auto hints = hints_of(options, *engine);
  if (!hints) return tell(hints.error());
  auto record = Record::open(record_name(options.record), Record::Access::write);
  if (!record) return tell(record.error());
  if (const auto done = refresh_record(*record, engine->knowledge, engine->words,
                                       WhichOnes::outdated, options.record);
      !done) {
    return tell(done.error());
  }
  // A second connection, for the threads that take releases in.
  const auto known = Record::open(record_name(options.record), Record::Access::read);
  if (!known) return tell(known.error());

  Intake intake(*files, *hints);
  Writer writer(*record, options.again ? IfThere::replace : IfThere::keep);
  using Taken = std::optional<Result<Item>>;  // nothing: there already
  const auto take = [&]() -> std::optional<Taken> {
    auto item = intake.next();
    if (!item) return {};
    if (!*item || options.again) return Taken(std::move(*item));
    const auto there = known->holds((*item)->source, (*item)->hints);
    if (!there) throw std::runtime_error(there.error().message);
    return *there ? Taken() : Taken(std::move(*item));
  };
  using Read = std::optional<Result<Entry>>;
  in_order<Taken, Read>(
      thread_count(options.threads), take,
      [&](Taken item) -> Read {
        if (!item) return {};
        if (!*item) return tl::unexpected(item->error());
        return read_item(std::move(**item), *engine, *conllu);
      },
      [&](Read entry) {
        if (entry) {
          writer.take(std::move(*entry));
        } else {
          writer.skip();
        }
      });
  const auto& tally = writer.finish();
  print_summary(tally, options);
  if (tally.failed > 0) return Exit::error;
  return tally.done() == 0 ? Exit::nothing : Exit::found;
}

}  // namespace

Command read_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "read",
      "Read pages and releases into the record.\n"
      "Folders are gone through for .html .htm .xhtml .txt, and .jsonl .ndjson with a release a\n"
      "line. What was read before is left alone, so a run may be repeated or broken off at any\n"
      "time; a page that changed is kept as a new version.",
      "  dragoman read releases/\n"
      "  dragoman read talks.txt --publisher KOR --published 2021-12-01\n"
      "  curl -s https://example.org/talks.html | dragoman read -\n"
      "  dragoman read releases.jsonl --record asia.dragoman");
  command->add_option("PATH", options->paths, "Files, folders, or - for stdin")->required();
  add_record_option(*command, options->record);
  command->add_option("--published", options->published, "Date of the releases; a line's own wins")
      ->type_name("DATE");
  command
      ->add_option("--publisher", options->publisher,
                   "Who published them: code or name; a line's own wins")
      ->type_name("PARTY");
  command->add_option("--conllu", options->conllu, "Analysis to use in place of an own; one PATH")
      ->type_name("FILE");
  command->add_flag("--again", options->again, "Read what is already there once more");
  command->add_option("-j,--threads", options->threads, "Threads to read with (0: one a core)")
      ->type_name("N");
  return {command, [options, &common] { return read_releases(common, *options); }};
}

}  // namespace dragoman::cli
