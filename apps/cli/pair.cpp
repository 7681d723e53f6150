// dragoman pair: what stands and what happened between two parties.
#include <fmt/format.h>

#include <set>

#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "engine.h"
#include "find_party.h"
#include "formats/record_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string a;
  std::string b;
  std::string record;
  bool json = false;
};

std::string party_title(const Knowledge& knowledge, const PartyCode& code) {
  const auto* party = knowledge.party(code);
  return party == nullptr || party->name == code ? code : fmt::format("{} ({})", party->name, code);
}

// Facts that several releases tell alike stand together, with the words of the first.
void print_facts(const std::vector<Told<Fact>>& facts, const Style& style) {
  if (!facts.empty()) print("\n" + style.bold("What stands") + "\n");
  std::string last;
  for (const auto& told : facts) {
    const auto line = describe(told.what, style);
    if (line != last)
      print(fmt::format("  {}\n    {}", line, describe_quote(told.quote, style)));
    else
      print("   ");
    print(fmt::format(" {}\n", style.dim("[" + told.at.release + "]")));
    last = line;
  }
}

void print_events(const std::vector<Told<Event>>& events, const Style& style) {
  if (!events.empty()) print("\n" + style.bold("What happened, newest first") + "\n");
  for (const auto& told : events) {
    print(fmt::format("  {}\n    {} {}\n", describe(told.what, style),
                      describe_quote(told.quote, style), style.dim("[" + told.at.release + "]")));
  }
}

Exit show_pair(const Common& common, const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto a = find_party(*knowledge, options.a);
  if (!a) return tell(a.error());
  const auto b = find_party(*knowledge, options.b);
  if (!b) return tell(b.error());
  const auto between = record->pair(*a, *b);
  if (!between) return tell(between.error());

  const bool nothing = between->facts.empty() && between->events.empty();
  if (options.json) {
    print(to_json(*a, *b, *between) + "\n");
    return nothing ? Exit::nothing : Exit::found;
  }
  const auto title =
      fmt::format("{} and {}", party_title(*knowledge, *a), party_title(*knowledge, *b));
  if (nothing) {
    say(fmt::format("{}: nothing in {}; `dragoman show` lists what was read", title,
                    record_shown(options.record)));
    return Exit::nothing;
  }
  std::set<std::string> releases;
  for (const auto& told : between->facts) releases.insert(told.at.release);
  for (const auto& told : between->events) releases.insert(told.at.release);
  const auto style = Style::of_stdout();
  print(fmt::format("{}: {} and {} in {}\n", style.bold(title),
                    count_of(between->facts.size(), "fact", "facts"),
                    count_of(between->events.size(), "event", "events"),
                    count_of(releases.size(), "release", "releases")));
  print_facts(between->facts, style);
  print_events(between->events, style);
  return Exit::found;
}

}  // namespace

Command pair_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "pair",
                  "Show what stands and what happened between two parties.\n"
                  "Each line has the words it was read from and the release that has them.",
                  "  dragoman pair KOR UZB\n"
                  "  dragoman pair Korea Uzbekistan\n"
                  "  dragoman pair KOR EU --json");
  command->add_option("A", options->a, "A party: code (KOR, NATO, org:Name) or name")->required();
  command->add_option("B", options->b, "The other party")->required();
  add_record_option(*command, options->record);
  command->add_flag("--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_pair(common, *options); }};
}

}  // namespace dragoman::cli
