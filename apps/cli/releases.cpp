// dragoman releases: whatever `read` takes, as lines of JSON for `map`, here or on a cluster.
#include "command.h"
#include "engine.h"
#include "given_options.h"
#include "inputs.h"
#include "intake.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> paths;
  GivenOptions given;
};

Exit print_releases(const Common& common, const Options& options) {
  const auto files = find_files(options.paths);
  if (!files) return tell(files.error());
  ReleaseHints hints;
  if (!options.given.published.empty() || !options.given.publisher.empty()) {
    const auto knowledge = load_knowledge(common);
    if (!knowledge) return tell(knowledge.error());
    auto told = hints_of(options.given, *knowledge);
    if (!told) return tell(told.error());
    hints = std::move(*told);
  }
  Intake intake(*files, hints);
  auto progress = progress_of(intake, Progress::Ask::on_terminal);
  Exit exit = Exit::nothing;
  while (const auto item = intake.next()) {
    if (*item) {
      print(to_release_line((*item)->given) + "\n");
      if (exit == Exit::nothing) exit = Exit::found;
    } else {
      progress.clear();
      exit = tell(item->error());
    }
    progress.tell(intake.count());
  }
  progress.clear();
  return exit;
}

}  // namespace

Command releases_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "releases",
      "Turn pages, web archives, feeds and mail into lines of JSON, a release each.\n"
      "They hold the pages as published: `map` reads them to the same readings as the files.",
      "  dragoman releases news.warc.gz > releases.ndjson\n"
      "  dragoman releases pages/ feed.xml --publisher KOR | gzip > releases.ndjson.gz");
  add_option(*command, "PATH", options->paths, "Files, folders, or - for stdin").required();
  add_given_options(*command, options->given);
  return {command, [options, &common] { return print_releases(common, *options); }};
}

}  // namespace dragoman::cli
