// dragoman knowledge import: rows for holders.tsv and places.tsv from what others publish.
#include <fmt/format.h>

#include <memory>

#include "base/files.h"
#include "engine.h"
#include "formats/geonames.h"
#include "formats/wikidata_json.h"
#include "inputs.h"
#include "knowledge.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string source;
  std::string file;
  std::string as_of;
  std::uint64_t people = 15'000;
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

Exit import_places(const Common& common, const Options& options) {
  const auto lines = read_input(options.file);
  if (!lines) return tell(lines.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto states = read_iso2(data_folder(common));
  if (!states) return tell(states.error());
  const auto import = places_of_geonames(*lines, *states, *knowledge, options.people);
  if (!import) {
    return tell({import.error().code, options.file + ": " + import.error().message});
  }
  say(fmt::format(
      "{}: {} names of places; left out {} that the tables know otherwise, {} of places in "
      "several states, and {} lines of small or no living places",
      options.file, import->places, import->known, import->ambiguous, import->small));
  if (import->places == 0) return Exit::nothing;
  print(import->tsv);
  return Exit::found;
}

}  // namespace

Command knowledge_import_command(CLI::App& knowledge, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      knowledge, "import",
      "Print rows of holders.tsv or places.tsv made from what others publish.\n"
      "wikidata: the JSON that query.wikidata.org gives for the query in docs/knowledge.md.\n"
      "places: cities500.txt of GeoNames, or lines of that form.\n"
      "What cannot be taken is told on stderr.",
      "  dragoman knowledge import wikidata answer.json > mine/holders.tsv\n"
      "  dragoman knowledge import wikidata - --as-of 2026-01-15 < answer.json\n"
      "  dragoman knowledge import places cities500.txt > places/places.tsv");
  add_option(*command, "SOURCE", options->source, "wikidata or places")
      .one_of({"wikidata", "places"})
      .required();
  add_option(*command, "FILE", options->file, "What they publish, or - for stdin").required();
  add_option(*command, "--as-of", options->as_of,
             "wikidata: when the query was asked (default: ?asOf of the answer)")
      .called("DATE");
  add_option(*command, "--people", options->people, "places: the least people of a place")
      .shows_default()
      .called("N");
  return {command, [options, &common] {
            return options->source == "places" ? import_places(common, *options)
                                               : import_holders(common, *options);
          }};
}

}  // namespace dragoman::cli
