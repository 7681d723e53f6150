// dragoman map: releases on stdin, readings on stdout, a line each.
#include <fmt/format.h>
#include <unistd.h>

#include "base/in_order.h"
#include "command.h"
#include "engine.h"
#include "formats/reading_json.h"
#include "formats/releases_ndjson.h"
#include "lines.h"

namespace dragoman::cli {

namespace {

Result<std::string> map_line(const Engine& engine, const Line& line) {
  if (line.too_long) {
    return fail(ErrorCode::bad_input,
                fmt::format("line {}: longer than {} MiB; give the releases a line each",
                            line.number, LineReader::longest_default >> 20U));
  }
  if (line.text.find_first_not_of(" \t\r") == std::string::npos) return std::string();
  auto given = parse_release_line(line.text, line.number);
  if (!given) return tl::unexpected(given.error());
  const auto release = release_of_text(std::move(given->text), given->hints, engine.furniture);
  return to_json(release, engine.read(release)) + "\n";
}

Exit map_releases(const Common& common, unsigned threads) {
  const auto engine = load_engine(common);
  if (!engine) return tell(engine.error());

  LineReader lines(STDIN_FILENO);
  Exit exit = Exit::found;
  in_order<Line, Result<std::string>>(
      thread_count(threads), [&] { return lines.next(); },
      [&](const Line& line) { return map_line(*engine, line); },
      [&](const Result<std::string>& reading) {
        if (!reading) {
          exit = tell(reading.error());
          return;
        }
        print(*reading);
        flush();  // a caller may hand over the next line only when it has this one's reading
      });
  return exit;
}

}  // namespace

Command map_command(CLI::App& app, const Common& common) {
  struct Options {
    unsigned threads = 0;
  };
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "map",
      "Turn lines of JSON releases on stdin into lines of readings on stdout.\n"
      "Order is kept, the text is taken as it is given, and no record is needed. A line that\n"
      "cannot be read is told on stderr; the others are read, and the exit status is 2.",
      "  dragoman map < releases.ndjson > readings.ndjson\n"
      "  echo '{\"id\": \"a\", \"text\": \"The ministers met in Tashkent.\"}' | dragoman map");
  command->add_option("-j,--threads", options->threads, "Threads to read with (0: one a core)")
      ->type_name("N");
  return {command, [options, &common] { return map_releases(common, options->threads); }};
}

}  // namespace dragoman::cli
