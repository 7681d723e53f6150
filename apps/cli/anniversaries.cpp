// dragoman anniversaries: which round days are coming, between whom, and since what.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "engine.h"
#include "formats/relation_json.h"
#include "knowledge/find_party.h"
#include "limit_option.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string with;
  std::string from;
  std::string within = "90d";
  std::size_t limit = 0;
  std::string record;
  bool json = false;
};

// "90d", "12m", "2y" or "90", as days.
Result<int> parse_days(const std::string& text) {
  std::size_t end = 0;
  int number = 0;
  while (end < text.size() && end < 5 && text[end] >= '0' && text[end] <= '9') {
    number = number * 10 + (text[end++] - '0');
  }
  const auto unit = text.substr(end);
  const int days = unit.empty() || unit == "d" ? 1 : unit == "m" ? 31 : unit == "y" ? 366 : 0;
  constexpr int longest = 36600;
  if (end == 0 || days == 0 || number * days > longest) {
    return fail(ErrorCode::bad_input,
                fmt::format("--within: '{}' is no time; write 90d, 12m or 2y", text));
  }
  return number * days;
}

void print_anniversary(const AnniversaryDay& one, const Style& style) {
  auto line = fmt::format("{:<10}  {}, {}: {} years of {}", to_edtf(one.day), one.a, one.b,
                          style.bold(std::to_string(one.nth)), printable(one.of));
  if (one.since) line += ", since " + to_edtf(*one.since);
  if (one.moved) line += " (29 February)";
  if (one.disputed) line += " (other dates are told, too)";
  print(line + "\n");
  const auto& voucher = one.vouchers.front();
  print("    " +
        (voucher.kind == Voucher::Kind::row
             ? style.dim("[table of relations, " + voucher.source + "]")
             : describe_quote(voucher.quote, style) + " " +
                   style.dim("[" + voucher.at.release + "]")) +
        "\n");
}

Exit show_anniversaries(const Common& common, const Options& options) {
  const auto from = parse_day(options.from);
  if (!from) return tell(from.error());
  if (!*from) {
    say("say from which day on, as in --from 2022-01-01");
    return Exit::error;
  }
  const auto days = parse_days(options.within);
  if (!days) return tell(days.error());
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  AnniversaryFilter filter{.from = first_day(**from), .days = *days};
  if (!options.with.empty()) {
    const auto party = find_party(*knowledge, options.with);
    if (!party) return tell(party.error());
    filter.party = *party;
  }
  const auto words = load_relation_words(data_folder(common));
  if (!words) return tell(words.error());
  // What is found is shown at once, however many there are.
  constexpr std::size_t a_part = 50;
  const auto style = Style::of_stdout();
  auto list = Json::array();
  std::size_t left = options.limit == 0 ? SIZE_MAX : options.limit;
  bool more = true;
  auto found = Exit::nothing;
  bool cut = false;
  while (more && left > 0) {
    filter.at_most = std::min(left, a_part);
    const auto some = some_anniversaries(*record, *knowledge, *words, filter);
    if (!some) return tell(some.error());
    for (const auto& one : some->anniversaries) {
      cut = left == 0;
      if (cut) break;
      --left;
      if (options.json) {
        list.push_back(anniversary_json(one));
      } else {
        print_anniversary(one, style);
      }
      found = Exit::found;
    }
    more = some->next.has_value();
    filter.after = some->next;
  }
  more = more || cut;
  if (options.json) print(json_page({{"anniversaries", list}, {"more", more}}) + "\n");
  if (more) say_more(options.limit);
  return found;
}

}  // namespace

Command anniversaries_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "anniversaries",
      "List the round anniversaries to come: every fifth year, and those that releases tell.\n"
      "Of the pairs the record tells something of. Those of a known day come first, by day.",
      "  dragoman anniversaries --from 2022-01-01 --within 90d\n"
      "  dragoman anniversaries --from 2022-01-01 --within 1y --with Korea --json");
  add_option(*command, "--from", options->from, "The first day").called("DAY");
  add_option(*command, "--within", options->within, "So long after it: 90d, 12m, 2y")
      .shows_default();
  add_option(*command, "--with", options->with, "Only of this party: code or name");
  add_limit_option(*command, options->limit);
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_anniversaries(common, *options); }};
}

}  // namespace dragoman::cli
