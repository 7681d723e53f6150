// dragoman knowledge what: whom or what a phrase means at a date.
#include <fmt/format.h>

#include <memory>

#include "describe.h"
#include "engine.h"
#include "formats/knowledge_json.h"
#include "knowledge.h"
#include "knowledge/find_party.h"
#include "knowledge/meaning.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string phrase;
  std::string on;
  std::string publisher;
  bool json = false;
};

void print_meaning(const Meaning& meaning, const Knowledge& knowledge) {
  const auto style = Style::of_stdout();
  for (const auto* term : meaning.terms) print(describe(*term, style) + "\n");
  if (!meaning.terms.empty()) return;
  for (const auto& name : meaning.parties) {
    const auto* party = knowledge.party(name.party);
    auto line = style.bold(name.party) + ", ";
    if (!meaning.office.empty()) line += fmt::format("{} of ", meaning.office);
    print(line + (party == nullptr ? name.party : party->name) + "\n");
  }
}

Exit what(const Common& common, const Options& options) {
  const auto day = parse_day(options.on);
  if (!day) return tell(day.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  PartyCode publisher;
  if (!options.publisher.empty()) {
    const auto party = find_party(*knowledge, options.publisher);
    if (!party) return tell({party.error().code, "--publisher: " + party.error().message});
    publisher = *party;
  }
  const auto meaning = meaning_of(*knowledge, options.phrase, *day, publisher);
  const auto sense = sense_of(meaning);
  if (options.json) {
    print(to_json(options.phrase, *day, meaning) + "\n");
  } else {
    print_meaning(meaning, *knowledge);
    if (sense == Sense::unknown) say(fmt::format("'{}' is not known", printable(options.phrase)));
    if (sense == Sense::ambiguous) {
      say(fmt::format("'{}' is ambiguous: any of the above", printable(options.phrase)));
    }
  }
  return sense == Sense::unknown ? Exit::nothing : Exit::found;
}

}  // namespace

Command knowledge_what_command(CLI::App& knowledge, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(knowledge, "what",
                  "Tell what a phrase means: the person, office and party of a title with a name,\n"
                  "of a title with a party, or of a name alone. Nothing is guessed: what may be\n"
                  "several is told as ambiguous, what is not known as unknown.",
                  "  dragoman knowledge what \"Foreign Minister Chung\" --on 2021-11-30\n"
                  "  dragoman knowledge what \"the Prime Minister of Japan\" --on 2015-06\n"
                  "  dragoman knowledge what Congolese\n"
                  "  dragoman knowledge what \"the Blue House\" --json");
  add_option(*command, "PHRASE", options->phrase, "The words, as a release prints them").required();
  add_option(*command, "--on", options->on, "Day, month or year").called("DATE");
  add_option(*command, "--publisher", options->publisher,
             "Who speaks: \"the Foreign Minister\" is then that party's")
      .called("PARTY");
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return what(common, *options); }};
}

}  // namespace dragoman::cli
