// dragoman map: releases in, readings out, a line each.
#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/in_order.h"
#include "base/parse_number.h"
#include "base/sha256.h"
#include "command.h"
#include "crash_notes.h"
#include "engine.h"
#include "formats/reading_json.h"
#include "given_options.h"
#include "guard.h"
#include "inputs.h"
#include "intake.h"
#include "part_file.h"
#include "record/ready_entry.h"
#include "shard.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

struct Options {
  std::vector<std::string> paths = {"-"};
  GivenOptions given;
  unsigned threads = 0;
  std::string shard;
  std::string out;
  bool with_release = false;
  bool again = false;
  bool progress = false;
};

struct Taken {
  std::size_t number = 0;  // in the input, from 1
  Result<Item> item;
};

struct Mapped {
  std::size_t number = 0;
  std::string input;  // digest of what was taken
  Result<std::string> line;
};

// By which what was taken is known again.
std::string digest_of(const Result<Item>& item) {
  return item ? source_key(source_of(item->given), item->given.hints)
              : sha256(item.error().message);
}

Mapped map_item(const Taken& taken, const Engine& engine, bool with_release,
                const std::optional<CrashNotes>& notes) {
  // Clang 14 does not let a lambda look at a structured binding.
  const auto number = taken.number;
  const auto& item = taken.item;
  if (!item) return {number, digest_of(item), tl::unexpected(item.error())};
  if (notes && notes->leaves_out(number)) {
    return {number, digest_of(item),
            fail(ErrorCode::unreadable,
                 item->place + ": left out, for the program crashed at it twice; take the fault to "
                               "where Dragoman comes from, with this release")};
  }
  auto line = guarded(item->place, [&]() -> Result<std::string> {
    const AtRelease at(number);
    const auto release = release_of(item->given, engine.furniture);
    auto json = to_json(release, engine.read(release));
    if (with_release) {
      json.pop_back();
      json += fmt::format(",\"release\":{},\"number\":{}}}", to_release_line(item->given), number);
    }
    return json + "\n";
  });
  return {number, digest_of(item), std::move(line)};
}

// All that readings depend on besides the releases.
Result<std::string> digest_of_run(const Common& common, const Options& options) {
  std::vector<fs::path> files = {"/proc/self/exe"};
  const auto add_folder = [&files](const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
      if (at->is_regular_file(error)) found.push_back(at->path());
    }
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  };
  const auto engine = engine_files(common);
  add_folder(engine.data);
  for (const auto& folder : engine.overlays) add_folder(folder);
  add_folder(engine.model);
  auto all = fmt::format("{}\n{}\n{}\n{}\n{}\n", common.analysis, options.shard,
                         options.given.published, options.given.publisher, options.with_release);
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    all += sha256(*bytes);
  }
  return sha256(all);
}

// Takes the releases of one shard, the numbers of all counted.
class ShardIntake {
 public:
  ShardIntake(Intake& intake, Shard shard) : intake_(intake), shard_(shard) {}

  std::optional<Taken> next() {
    while (!shard_.has(intake_.count() + 1)) {
      if (!intake_.skip()) return {};
    }
    auto item = intake_.next();
    if (!item) return {};
    return Taken{intake_.count(), std::move(*item)};
  }

 private:
  Intake& intake_;
  Shard shard_;
};

// Where readings go: a file that is there when it is whole, or stdout.
class Output {
 public:
  explicit Output(std::optional<PartFile> file) : file_(std::move(file)) {
    if (file_) mark_ = file_->mark();
  }

  [[nodiscard]] const PartFile::Mark& mark() const { return mark_; }

  // Passes over what is done already. Errors: it is not what was done.
  Result<void> resume(ShardIntake& intake) const {
    std::string input;
    std::size_t taken = 0;
    while (taken < mark_.taken) {
      const auto item = intake.next();
      if (!item) break;
      taken = item->number;
      input = sha256(input + digest_of(item->item));
    }
    if (taken == mark_.taken && input == mark_.input) return {};
    return fail(ErrorCode::bad_input,
                "the releases are not those that the file was begun with; give the same, or begin "
                "anew with --again");
  }

  void put(const Mapped& mapped) {
    ++mark_.done;
    if (!mapped.line) ++mark_.failed;
    if (!file_) {
      if (mapped.line) print(*mapped.line);
      flush();  // a caller may hand over the next line only when it has this one's reading
      return;
    }
    if (mapped.line) file_->write(*mapped.line);
    mark_.taken = mapped.number;
    mark_.input = sha256(mark_.input + mapped.input);
    file_->advance(mark_);
  }

  void finish() {
    if (file_) file_->finish();
  }

 private:
  std::optional<PartFile> file_;
  PartFile::Mark mark_;
};

Result<Output> open_output(const Common& common, const Options& options) {
  if (options.out.empty()) return Output({});
  const auto run = digest_of_run(common, options);
  if (!run) return tl::unexpected(run.error());
  auto file = PartFile::open(options.out, *run, options.again);
  if (!file) return tl::unexpected(file.error());
  return Output(std::move(*file));
}

// With --out, where a run can go on after a crash.
Result<std::optional<CrashNotes>> open_notes(const Options& options) {
  if (options.out.empty()) return std::nullopt;
  auto notes = CrashNotes::open(options.out, options.again);
  if (!notes) return tl::unexpected(notes.error());
  for (const auto& [number, times] : notes->crashes()) {
    if (times == 1) {
      say(fmt::format("the program crashed at release {}; it is tried once more", number));
    }
  }
  return std::move(*notes);
}

Exit map_releases(const Common& common, const Options& options) {
  const auto shard = parse_shard(options.shard);
  if (!shard) return tell(shard.error());
  const auto files = find_files(options.paths);
  if (!files) return tell(files.error());
  if (std::error_code error;
      !options.out.empty() && !options.again && fs::exists(options.out, error)) {
    say(options.out + " is there already, and whole; --again maps anew");
    return Exit::found;
  }
  const auto engine = load_engine(common);
  if (!engine) return tell(engine.error());
  const auto hints = hints_of(options.given, engine->knowledge);
  if (!hints) return tell(hints.error());
  auto output = open_output(common, options);
  if (!output) return tell(output.error());
  auto notes = open_notes(options);
  if (!notes) return tell(notes.error());

  Intake intake(*files, *hints);
  ShardIntake taking(intake, *shard);
  if (auto resumed = output->resume(taking); !resumed) {
    return tell({resumed.error().code, options.out + ".part: " + resumed.error().message});
  }
  auto progress =
      progress_of(intake, options.progress ? Progress::Ask::lines : Progress::Ask::on_terminal);
  progress.begin_at(output->mark().done);
  in_order<Taken, Mapped>(
      thread_count(options.threads), [&] { return taking.next(); },
      [&](const Taken& taken) { return map_item(taken, *engine, options.with_release, *notes); },
      [&](const Mapped& mapped) {
        if (!mapped.line) {
          progress.clear();
          tell(mapped.line.error());
        }
        output->put(mapped);
        progress.tell(output->mark().done);
      },
      Load{[](const Taken& taken) { return taken.item ? weight_of(taken.item->given) : 0; },
           most_under_way});
  output->finish();
  if (*notes) (*notes)->finish();
  progress.clear();
  return output->mark().failed == 0 ? Exit::found : Exit::error;
}

}  // namespace

Command map_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "map",
      "Turn releases into lines of readings, without a record.\n"
      "Releases are lines of JSON on stdin, or any PATH that `read` takes. Order is kept. What\n"
      "cannot be read is told on stderr; the others are read, and the exit status is 2. A run\n"
      "with --out may be killed at any moment: the same command goes on where it stopped.",
      "  dragoman map < releases.ndjson > readings.ndjson\n"
      "  dragoman map releases.ndjson.gz --out readings.ndjson\n"
      "  dragoman map news.warc.gz --with-release --shard 3/8 --out part-3.ndjson\n"
      "  echo '{\"id\": \"a\", \"text\": \"The ministers met in Tashkent.\"}' | dragoman map");
  add_option(*command, "PATH", options->paths, "Files, folders, or - for stdin (default)");
  add_option(*command, "--out", options->out,
             "Write to FILE, which is there when it is whole; goes on with one begun")
      .called("FILE");
  add_option(*command, "--shard", options->shard,
             "Take only every Nth release, from the Ith on: 1/8 to 8/8 are all")
      .called("I/N");
  add_flag(*command, "--with-release", options->with_release,
           "Put the release beside its reading, as `merge` needs it");
  add_flag(*command, "--again", options->again, "With --out: begin anew, whatever is there");
  add_flag(*command, "--progress", options->progress,
           "Tell how far it is every ten seconds, also where stderr is no terminal");
  add_given_options(*command, options->given);
  add_option(*command, "-j,--threads", options->threads, "Threads to read with (0: one a core)")
      .called("N");
  return {command, [options, &common] { return map_releases(common, *options); }};
}

}  // namespace dragoman::cli
