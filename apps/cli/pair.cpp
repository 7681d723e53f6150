// dragoman pair: what stands and what happened between two parties.
#include <fmt/format.h>

#include <set>

#include "command.h"
#include "describe.h"
#include "describe_relation.h"
#include "dragoman/questions.h"
#include "engine.h"
#include "formats/record_json.h"
#include "formats/relation_json.h"
#include "record_option.h"
#include "two_parties.h"

namespace dragoman::cli {

namespace {

void print_events(const std::vector<Told<Event>>& events, const Style& style) {
  if (!events.empty()) print("\n" + style.bold("What happened, newest first") + "\n");
  for (const auto& told : events) {
    print(fmt::format("  {}\n    {} {}\n", describe(told.what, style),
                      describe_quote(told.quote, style),
                      style.dim("[" + to_string(told.at) + "]")));
  }
}

Exit show_pair(const Common& common, const TwoPartiesOptions& options) {
  const auto two = open_two_parties(common, options);
  if (!two) return tell(two.error());
  const auto words = load_relation_words(data_folder(common));
  if (!words) return tell(words.error());
  const auto between = two->record.pair(two->a, two->b);
  if (!between) return tell(between.error());
  const auto day = two->on.value_or(today());
  const auto relation = relation_between(two->record, two->a, two->b, two->knowledge, *words, day);
  if (!relation) return tell(relation.error());

  const bool nothing = between->facts.empty() && between->events.empty();
  if (options.json) {
    print(json_page(pair_json(*between, *relation)) + "\n");
    return nothing ? Exit::nothing : Exit::found;
  }
  const auto title = fmt::format("{} and {}", party_title(two->knowledge, two->a),
                                 party_title(two->knowledge, two->b));
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
  print_relation(*relation, style);
  print_events(between->events, style);
  return Exit::found;
}

}  // namespace

Command pair_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<TwoPartiesOptions>();
  auto* command = add_command(
      app, "pair",
      "Show what stands and what happened between two parties.\n"
      "Relations, missions, partnership, joint bodies, agreements, visits, when they last\n"
      "met, anniversaries to come, and all events; each line has the words it was read\n"
      "from and where they are.",
      "  dragoman pair KOR UZB\n"
      "  dragoman pair Korea Uzbekistan --on 2021-12-31\n"
      "  dragoman pair KOR EU --json");
  add_two_parties(*command, *options);
  add_flag(*command, "--json", options->json, "Print JSON");
  add_option(*command, "--on", options->on, "The day that counts as today (default: today)")
      .called("DAY");
  return {command, [options, &common] { return show_pair(common, *options); }};
}

}  // namespace dragoman::cli
