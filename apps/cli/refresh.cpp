// dragoman refresh: what is derived from the readings of a record, found anew.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "command.h"
#include "describe.h"
#include "engine.h"
#include "record_option.h"
#include "refresh_record.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string record;
  bool all = false;
};

Exit refresh(const Common& common, const Options& options) {
  auto record = Record::open(record_name(options.record), Record::Access::write);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto words = HistoryWords::load(data_folder(common));
  if (!words) return tell(words.error());
  const auto done =
      refresh_record(*record, *knowledge, *words,
                     options.all ? WhichOnes::all : WhichOnes::outdated, options.record);
  if (!done) return tell(done.error());
  if (*done == 0) say(record_shown(options.record) + ": is up to date");
  return *done == 0 ? Exit::nothing : Exit::found;
}

}  // namespace

Result<std::size_t> refresh_record(Record& record, const Knowledge& knowledge,
                                   const HistoryWords& words, WhichOnes which,
                                   const std::string& record_option) {
  const bool on_terminal = ::isatty(STDERR_FILENO) == 1;
  const auto progress = [on_terminal](std::size_t done) {
    if (on_terminal) std::fprintf(stderr, "\r%zu releases brought up to date …", done);
  };
  auto done = record.refresh(knowledge, words, which, progress);
  if (on_terminal) std::fputs("\r\x1b[K", stderr);
  if (done && *done > 0) {
    say(fmt::format("{}: {} brought up to date", record_shown(record_option),
                    count_of(*done, "release", "releases")));
  }
  return done;
}

Result<Record> open_up_to_date(const std::string& record_option, const Engine& engine) {
  auto record = Record::open(record_name(record_option), Record::Access::write);
  if (!record) return record;
  const auto done =
      refresh_record(*record, engine.knowledge, engine.words, WhichOnes::outdated, record_option);
  if (!done) return tl::unexpected(done.error());
  return record;
}

Command refresh_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "refresh",
      "Find anew what the readings of a record tell of meetings and of times that are set.\n"
      "For a record that an older Dragoman filled; with --all also after the tables of words or "
      "of\n"
      "states have changed. Nothing is read again; a run that is broken off is gone on with.",
      "  dragoman refresh\n"
      "  dragoman refresh --all --record asia.dragoman");
  add_flag(*command, "--all", options->all, "Of all releases, up to date or not");
  add_record_option(*command, options->record);
  return {command, [options, &common] { return refresh(common, *options); }};
}

}  // namespace dragoman::cli
