// dragoman knowledge who: who held an office.
#include <fmt/format.h>

#include <memory>

#include "describe.h"
#include "engine.h"
#include "formats/knowledge_json.h"
#include "knowledge.h"
#include "knowledge/find_party.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string party;
  std::string office;
  std::string on;
  bool json = false;
};

Exit who(const Common& common, const Options& options) {
  const auto day = parse_day(options.on);
  if (!day) return tell(day.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto party = find_party(*knowledge, options.party);
  if (!party) return tell(party.error());
  const auto office = knowledge->office(options.office, *party);
  if (office.empty()) {
    return tell({ErrorCode::not_found,
                 fmt::format("no office is called '{}'; give one such as foreign-minister, "
                             "head-of-state or ambassador, or a title",
                             options.office)});
  }
  const auto holders = knowledge->holders(*party, office, *day);
  if (options.json) {
    print(to_json(*party, office, *day, holders) + "\n");
  } else if (holders.empty()) {
    say(fmt::format("nobody is known as {} of {}{}", office, *party,
                    *day ? " on " + to_edtf(**day) : ""));
  } else {
    const auto style = Style::of_stdout();
    for (const auto* holder : holders) print(describe(*holder, style) + "\n");
  }
  return holders.empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command knowledge_who_command(CLI::App& knowledge, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(knowledge, "who",
                  "Tell who held an office, earliest first: at a date, or at any.\n"
                  "A term whose end is not known counts until a year after it was last seen.",
                  "  dragoman knowledge who KOR foreign-minister --on 2021-11-30\n"
                  "  dragoman knowledge who Uzbekistan president --on 2019\n"
                  "  dragoman knowledge who 대한민국 \"prime minister\"\n"
                  "  dragoman knowledge who UN head-of-organisation --json");
  add_option(*command, "PARTY", options->party,
             "Code (KOR, UN) or name, also in ko fr ru es ar zh for states")
      .required();
  add_option(*command, "OFFICE", options->office, "An office (foreign-minister) or a title")
      .required();
  add_option(*command, "--on", options->on, "Day, month or year").called("DATE");
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return who(common, *options); }};
}

}  // namespace dragoman::cli
