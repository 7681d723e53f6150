// dragoman last, dragoman since: when two parties last met, and what happened since then.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "describe_happening.h"
#include "dragoman/questions.h"
#include "formats/answers_json.h"
#include "formats/happening_json.h"
#include "two_parties.h"

namespace dragoman::cli {

namespace {

void print_happening(const Happening& happening, const Style& style) {
  const auto& first = happening.accounts.front();
  print(fmt::format("  {}\n    {} {}\n", describe(happening, style),
                    describe_quote(first.quote, style), describe(first, style)));
}

Exit show_last(const Common& common, const TwoPartiesOptions& options) {
  const auto two = open_two_parties(common, options);
  if (!two) return tell(two.error());
  const auto last = last_met(two->record, two->a, two->b, two->on);
  if (!last) return tell(last.error());
  if (options.json) {
    auto list = Json::array();
    for (const auto& happening : *last) list.push_back(happening_json(happening));
    print(json_page({{"a", two->a}, {"b", two->b}, {"last", list}}) + "\n");
    return last->empty() ? Exit::nothing : Exit::found;
  }
  const auto title = fmt::format("{} and {}", party_title(two->knowledge, two->a),
                                 party_title(two->knowledge, two->b));
  if (last->empty()) {
    say(title + ": the record tells of no meeting, call or visit");
    return Exit::nothing;
  }
  const auto style = Style::of_stdout();
  print(fmt::format("{} last met, by kind and level:\n", style.bold(title)));
  for (const auto& happening : *last) print_happening(happening, style);
  return Exit::found;
}

Exit show_since(const Common& common, const TwoPartiesOptions& options) {
  const auto two = open_two_parties(common, options);
  if (!two) return tell(two.error());
  const auto since = since_last_met(two->record, two->a, two->b, two->on);
  if (!since) return tell(since.error());
  const bool nothing = !since->last && since->events.empty();
  if (options.json) {
    Json json = {{"a", two->a}, {"b", two->b}};
    json.update(since_json(*since));
    print(json_page(json) + "\n");
    return nothing ? Exit::nothing : Exit::found;
  }
  const auto title = fmt::format("{} and {}", party_title(two->knowledge, two->a),
                                 party_title(two->knowledge, two->b));
  if (nothing) {
    say(title + ": the record tells nothing of both");
    return Exit::nothing;
  }
  const auto style = Style::of_stdout();
  if (since->last) {
    print(fmt::format("{} last met\n", style.bold(title)));
    print_happening(*since->last, style);
  } else {
    print(fmt::format("{}: the record tells of no meeting in person\n", style.bold(title)));
  }
  print("\n" +
        style.bold(since->events.empty() ? "Nothing is told since" : "Since then, oldest first") +
        "\n");
  for (const auto& told : since->events) {
    print(fmt::format("  {}\n    {} {}\n", describe(told.what, style),
                      describe_quote(told.quote, style),
                      style.dim("[" + to_string(told.at) + "]")));
  }
  return Exit::found;
}

}  // namespace

Command last_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<TwoPartiesOptions>();
  auto* command =
      add_command(app, "last", "Show when two parties last met, called and visited, by level.",
                  "  dragoman last KOR UZB\n"
                  "  dragoman last Korea Latvia --on 2022-12-31");
  add_two_parties(*command, *options);
  add_flag(*command, "--json", options->json, "Print JSON");
  add_day_option(*command, options->on);
  return {command, [options, &common] { return show_last(common, *options); }};
}

Command since_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<TwoPartiesOptions>();
  auto* command =
      add_command(app, "since", "Show what happened between two parties since they last met.",
                  "  dragoman since KOR UZB\n"
                  "  dragoman since KOR UZB --on 2022-12-31");
  add_two_parties(*command, *options);
  add_flag(*command, "--json", options->json, "Print JSON");
  add_day_option(*command, options->on);
  return {command, [options, &common] { return show_since(common, *options); }};
}

}  // namespace dragoman::cli
