// dragoman relate: what a given party does to another in a text.
#include <fmt/format.h>
#include <unistd.h>

#include "base/in_order.h"
#include "command.h"
#include "dragoman/relate.h"
#include "engine.h"
#include "formats/relate_ndjson.h"
#include "lines.h"

namespace dragoman::cli {

namespace {

struct Options {
  unsigned threads = 0;
  bool patterns_only = false;
};

Result<std::string> answer(const Line& line, const RelateParts& parts, const RelateModel* head) {
  if (line.too_long) {
    return fail(ErrorCode::bad_input, fmt::format("line {}: longer than {} MiB", line.number,
                                                  LineReader::longest_default >> 20U));
  }
  if (line.text.find_first_not_of(" \t\r") == std::string::npos) return std::string();
  const auto given = parse_question_line(line.text, line.number);
  if (!given) return tl::unexpected(given.error());
  return answer_line(given->id, relate(given->question, parts, head)) + "\n";
}

Exit answer_all(const Common& common, const Options& options) {
  const auto engine = load_engine(common);
  if (!engine) return tell(engine.error());
  const auto codes = Codes::load(data_folder(common));
  if (!codes) return tell(codes.error());
  std::optional<RelateModel> head;
  if (!options.patterns_only) {
    auto loaded = RelateModel::load(model_folder(common) / "relate.model");
    if (!loaded) {
      return tell(
          {loaded.error().code, loaded.error().message + "; --patterns-only goes without it"});
    }
    head = std::move(*loaded);
  }
  const RelateParts parts{engine->furniture, *engine->model, engine->knowledge, engine->patterns,
                          *codes};

  LineReader lines(STDIN_FILENO);
  Exit exit = Exit::found;
  in_order<Line, Result<std::string>>(
      thread_count(options.threads), [&] { return lines.next(); },
      [&](const Line& line) { return answer(line, parts, head ? &*head : nullptr); },
      [&](const Result<std::string>& answered) {
        if (!answered) {
          exit = tell(answered.error());
          return;
        }
        print(*answered);
        flush();
      });
  return exit;
}

}  // namespace

Command relate_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "relate",
      "Tell what a given party does to another in a text, a line of JSON each.\n"
      "source and target are words of the text. Order is kept. A line that cannot be read is\n"
      "told on stderr; the others are answered, and the exit status is 2.",
      "  dragoman relate < questions.ndjson > answers.ndjson\n"
      "  echo '{\"id\": \"1\", \"text\": \"Norway thanked Kenya for its help.\",\n"
      "         \"source\": \"Norway\", \"target\": \"Kenya\"}' | tr -d '\\n' | dragoman relate");
  add_option(*command, "-j,--threads", options->threads, "Threads to read with (0: one a core)")
      .called("N");
  add_flag(*command, "--patterns-only", options->patterns_only,
           "Go by the pattern rows alone, without model/relate.model");
  return {command, [options, &common] { return answer_all(common, *options); }};
}

}  // namespace dragoman::cli
