// dragoman knowledge import: rows for holders.tsv from what others publish.
#include <fmt/format.h>

#include <memory>

#include "base/files.h"
#include "engine.h"
#include "formats/wikidata_json.h"
#include "inputs.h"
#include "knowledge.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string source;
  std::string file;
  std::string as_of;
};

Exit import_holders(const Common& common, const Options& options) {
  const auto as_of = parse_day(options.as_of);
  if (!as_of) return tell(as_of.error());
  const auto json = read_input(options.file);
  if (!json) return tell(json.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto import = holders_of_wikidata(*json, *knowledge, *as_of);
  if (!import) {
    return tell({import.error().code, options.file + ": " + import.error().message});
  }
  for (const auto& reason : import->left_out) say(options.file + ": " + reason);
  if (import->holders.empty()) {
    say(options.file + ": no row that can be taken");
    return Exit::nothing;
  }
  print(holders_tsv(import->holders));
  return Exit::found;
}

}  // namespace

Command knowledge_import_command(CLI::App& knowledge, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      knowledge, "import",
      "Print rows of holders.tsv made from the answer of a query.\n"
      "wikidata: the JSON that query.wikidata.org gives for the query in docs/knowledge.md.\n"
      "Rows that cannot be taken are told on stderr.",
      "  dragoman knowledge import wikidata answer.json > mine/holders.tsv\n"
      "  dragoman knowledge import wikidata - --as-of 2026-01-15 < answer.json");
  command->add_option("SOURCE", options->source, "wikidata")
      ->check(CLI::IsMember({"wikidata"}))
      ->required();
  command->add_option("FILE", options->file, "The answer as JSON, or - for stdin")->required();
  command
      ->add_option("--as-of", options->as_of,
                   "When the query was asked (default: ?asOf of the answer)")
      ->type_name("DATE");
  return {command, [options, &common] { return import_holders(common, *options); }};
}

}  // namespace dragoman::cli
