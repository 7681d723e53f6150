// dragoman commitments: what was agreed, promised and asked, and what became of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.h"
#include "describe.h"
#include "dragoman/questions.h"
#include "engine.h"
#include "formats/commitment_json.h"
#include "knowledge/find_party.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> with;
  bool open = false;
  bool overdue = false;
  std::string status;
  std::string on;
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

Result<std::vector<Commitment>> wanted(const Common& common, const Options& options,
                                       const std::optional<Date>& day) {
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
  std::vector<PartyCode> parties;
  for (const auto& word : options.with) {
    const auto party = find_party(*knowledge, word);
    if (!party) return tl::unexpected(party.error());
    parties.push_back(*party);
  }
  const auto words = CommitmentWords::load(data_folder(common));
  if (!words) return tl::unexpected(words.error());
  auto commitments = commitments_of(*record, parties, *words);
  if (!commitments) return commitments;
  std::erase_if(*commitments, [&](const Commitment& commitment) {
    if (day && commitment.when && first_day(commitment.when->from) > last_day(*day)) return true;
    return (options.open && !is_open(commitment)) || (status && commitment.status != *status) ||
           (options.overdue && !is_overdue(commitment, last_day(*day)));
  });
  return commitments;
}

Exit show_commitments(const Common& common, const Options& options) {
  const auto day = parse_day(options.on);
  if (!day) return tell(day.error());
  if (options.overdue && !*day) {
    say("--overdue needs the day that you ask for, as in --on 2024-05-03");
    return Exit::error;
  }
  const auto commitments = wanted(common, options, *day);
  if (!commitments) return tell(commitments.error());
  const auto on = *day ? std::optional(last_day(**day)) : std::nullopt;
  if (options.json) {
    auto list = Json::array();
    for (const auto& commitment : *commitments) list.push_back(commitment_json(commitment, on));
    print(json_page({{"commitments", list}}) + "\n");
    return commitments->empty() ? Exit::nothing : Exit::found;
  }
  const auto style = Style::of_stdout();
  for (const auto& commitment : *commitments) print_commitment(commitment, on, style);
  return commitments->empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command commitments_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "commitments",
      "List what was agreed, promised, asked, proposed, and what became of it.\n"
      "A status changes by evidence only: each step shows the words of a later release. An answer\n"
      "without a yes leaves a request open.",
      "  dragoman commitments --with KOR --with UZB\n"
      "  dragoman commitments --with Korea --open\n"
      "  dragoman commitments --overdue --on 2023-01-01 --json");
  command->add_option("--with", options->with, "A party that has a part in it; may be repeated")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
  command->add_flag("--open", options->open, "Only what nobody did or declined");
  command->add_flag("--overdue", options->overdue, "Only what was due before the day of --on");
  command->add_option("--status", options->status, "open, answered, under_way, done or declined");
  command->add_option("--on", options->on, "What was made by that day")->type_name("DAY");
  add_record_option(*command, options->record);
  command->add_flag("--json", options->json, "Print JSON");
  return {command, [options, &common] { return show_commitments(common, *options); }};
}

}  // namespace dragoman::cli
