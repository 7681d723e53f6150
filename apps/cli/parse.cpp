// dragoman parse: the analysis of texts as CoNLL-U.
#include <fmt/format.h>

#include "command.h"
#include "engine.h"
#include "inputs.h"

namespace dragoman::cli {

namespace {

Exit parse_files(const Common& common, const std::vector<std::string>& paths) {
  const auto files = find_files(paths);
  if (!files) return tell(files.error());
  const auto furniture = load_furniture(data_folder(common));
  if (!furniture) return tell(furniture.error());
  const auto model = load_model(common);
  if (!model) return tell(model.error());

  Exit exit = Exit::nothing;
  for (const auto& file : *files) {
    auto bytes = read_input(file);
    if (!bytes) return tell(bytes.error());
    const auto release = load_release(page_source(file, std::move(*bytes)), {}, *furniture);
    const auto analysis = analyse(release, *model);
    if (files->size() > 1) print(fmt::format("# newdoc id = {}\n", file.stem().string()));
    print(to_conllu(release, analysis));
    if (!analysis.sentences.empty()) exit = Exit::found;
  }
  return exit;
}

}  // namespace

Command parse_command(CLI::App& app, const Common& common) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  auto* command =
      add_command(app, "parse",
                  "Print sentences, tags, syntax and entities of pages and texts as CoNLL-U.\n"
                  "Correct it by hand and hand it to `dragoman read --conllu`.",
                  "  dragoman parse talks.txt > talks.conllu\n"
                  "  echo 'The ministers met in Tashkent.' | dragoman parse -\n"
                  "  dragoman read talks.txt --conllu talks.conllu");
  add_option(*command, "PATH", *paths, "Files, folders, or - for stdin").required();
  return {command, [paths, &common] { return parse_files(common, *paths); }};
}

}  // namespace dragoman::cli
