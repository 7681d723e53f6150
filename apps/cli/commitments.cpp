// dragoman commitments: what was agreed, promised and asked, and what became of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <functional>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "engine.h"
#include "formats/commitment_json.h"
#include "knowledge/find_party.h"
#include "limit_option.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> with;
  bool open = false;
  bool overdue = false;
  std::string status;
  std::string on;
  std::size_t limit = 0;
  std::string record;
  bool json = false;
};

// Open is what nobody did or declined.
bool is_open(const Commitment& commitment) {
  return commitment.status != CommitmentStatus::done &&
         commitment.status != CommitmentStatus::declined;
}

std::string place_of(const Told<Event>& told) {
  return to_string(told.at);
}
std::string place_of(const Told<Fact>& told) {
  return fact_to_string(told.at);
}

void print_commitment(const Commitment& commitment, const std::optional<Date>& day,
                      const Style& style) {
  auto line = fmt::format("{:<10}  {}  {}", commitment.when ? to_edtf(*commitment.when) : "undated",
                          style.bold(fmt::format("{:<9}", to_string(commitment.kind))),
                          fmt::join(commitment.who, ", "));
  if (!commitment.whom.empty()) line += fmt::format(" → {}", fmt::join(commitment.whom, ", "));
  line += "  " + style.bold(std::string(to_string(commitment.status)));
  if (day && is_overdue(commitment, *day)) line += ", overdue";
  if (commitment.deadline) line += ", by " + to_edtf(*commitment.deadline);
  if (commitment.strength == Strength::weak) line += "  (weak)";
  print(line + "\n");
  const auto& first = commitment.made.front();
  print(fmt::format("    {} {}\n", describe_quote(first.quote, style),
                    style.dim("[" + to_string(first.at) + "]")));
  for (const auto& step : commitment.steps) {
    std::visit(
        [&](const auto& told) {
          print(fmt::format(
              "    {}: {} {}\n      {}\n", to_string(step.leads_to),
              describe_quote(told.quote, style), style.dim("[" + place_of(told) + "]"),
              style.dim(fmt::format("{} ({:.2f})", printable(step.reason), step.score))));
        },
        step.evidence);
  }
}

// Calls `show` with each that is asked for; true if there may be more than the limit.
Result<bool> each_wanted(const Common& common, const Options& options,
                         const std::optional<Date>& day,
                         const std::function<void(const Commitment&)>& show) {
  std::optional<CommitmentStatus> status;
  if (!options.status.empty()) {
    status = parse_commitment_status(options.status);
    if (!status) {
      return fail(ErrorCode::bad_input,
                  fmt::format("--status: '{}' is none of open, answered, under_way, done, declined",
                              options.status));
    }
  }
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tl::unexpected(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tl::unexpected(knowledge.error());
  CommitmentFilter filter;
  for (const auto& word : options.with) {
    const auto party = find_party(*knowledge, word);
    if (!party) return tl::unexpected(party.error());
    filter.with.push_back(*party);
  }
  const auto words = CommitmentWords::load(data_folder(common));
  if (!words) return tl::unexpected(words.error());
  filter.fits = [&](const Commitment& commitment) {
    if (day && commitment.when && first_day(commitment.when->from) > last_day(*day)) return false;
    return (!options.open || is_open(commitment)) && (!status || commitment.status == *status) &&
           (!options.overdue || is_overdue(commitment, last_day(*day)));
  };
  // What is found is shown at once, however many there are. What several have in common is found
  // as a whole.
  constexpr std::size_t a_part = 50;
  const bool in_parts = filter.with.size() < 2;
  for (std::size_t left = options.limit == 0 ? SIZE_MAX : options.limit; left > 0;) {
    filter.at_most = in_parts ? std::min(left, a_part) : left;
    const auto some = some_commitments(*record, *words, filter);
    if (!some) return tl::unexpected(some.error());
    for (const auto& commitment : some->commitments) show(commitment);
    if (!some->next) return false;
    left -= some->commitments.size();
    filter.after = some->next;
  }
  return true;
}

Exit show_commitments(const Common& common, const Options& options) {
  const auto day = parse_day(options.on);
  if (!day) return tell(day.error());
  if (options.overdue && !*day) {
    say("--overdue needs the day that you ask for, as in --on 2024-05-03");
    return Exit::error;
  }
  const auto on = *day ? std::optional(last_day(**day)) : std::nullopt;
  const auto style = Style::of_stdout();
  auto exit = Exit::nothing;
  auto list = Json::array();
  const auto more = each_wanted(common, options, *day, [&](const Commitment& commitment) {
    exit = Exit::found;
    if (options.json) {
      list.push_back(commitment_json(commitment, on));
    } else {
      print_commitment(commitment, on, style);
    }
  });
  if (!more) return tell(more.error());
  if (options.json) print(json_page({{"commitments", list}, {"more", *more}}) + "\n");
  if (*more) say_more(options.limit);
  return exit;
}

}  // namespace

Command commitments_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "commitments",
      "List what was agreed, promised, asked, proposed, and what became of it.\n"
      "A status changes by evidence only: each step shows the words of a later release. An answer\n"
      "without a yes leaves a request open. Newest releases come first.",
      "  dragoman commitments --with KOR --with UZB\n"
      "  dragoman commitments --with Korea --open --limit 20\n"
      "  dragoman commitments --overdue --on 2023-01-01 --json");
  add_option(*command, "--with", options->with, "A party that has a part in it; may be repeated")
      .repeatable();
  add_flag(*command, "--open", options->open, "Only what nobody did or declined");
  add_flag(*command, "--overdue", options->overdue, "Only what was due before the day of --on");
  add_option(*command, "--status", options->status, "open, answered, under_way, done or declined");
  add_option(*command, "--on", options->on, "What was made by that day").called("DAY");
  add_limit_option(*command, options->limit);
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_commitments(common, *options); }};
}

}  // namespace dragoman::cli
