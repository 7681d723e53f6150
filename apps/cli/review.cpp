// dragoman review: what a person decides of which releases tell of one happening.
#include <fmt/format.h>

#include <algorithm>

#include "base/parse_number.h"
#include "command.h"
#include "describe.h"
#include "describe_happening.h"
#include "dragoman/record.h"
#include "engine.h"
#include "formats/happening_json.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string verb;
  std::vector<std::string> what;
  double below = 0.8;
  std::string record;
  bool json = false;
};

// The tellings that a word names: "RELEASE#3", or all accounts of a happening.
Result<std::vector<Decision::Side>> sides_of(const Record& record, const std::string& word) {
  std::vector<Citation> citations;
  if (const auto hash = word.rfind('#'); hash != std::string::npos) {
    const auto number = parse_number<std::size_t>(std::string_view(word).substr(hash + 1));
    if (!number || *number == 0) {
      return fail(ErrorCode::bad_input,
                  fmt::format("'{}' names no event; write RELEASE#3 for its third", word));
    }
    citations.push_back({word.substr(0, hash), *number});
  } else {
    const auto happening = record.happening(word);
    if (!happening) return tl::unexpected(happening.error());
    if (!*happening) {
      return fail(ErrorCode::not_found,
                  fmt::format("no meeting '{}'; `dragoman meetings` lists them", word));
    }
    for (const auto& account : (*happening)->accounts) citations.push_back(account.at);
  }
  std::vector<Decision::Side> sides;
  for (const auto& citation : citations) {
    const auto side = record.side(citation);
    if (!side) return tl::unexpected(side.error());
    if (!*side) {
      return fail(ErrorCode::not_found,
                  fmt::format("{} tells of no meeting, call, visit, signing or the like",
                              to_string(citation)));
    }
    sides.push_back(**side);
  }
  return sides;
}

Result<std::size_t> decide(Record& record, const Options& options) {
  const auto a = sides_of(record, options.what.at(0));
  if (!a) return tl::unexpected(a.error());
  const auto b = sides_of(record, options.what.at(1));
  if (!b) return tl::unexpected(b.error());
  std::size_t count = 0;
  for (const auto& one : *a) {
    for (const auto& two : *b) {
      if (one == two) continue;
      if (options.verb == "undo") {
        const auto undone = record.undo_decision(one, two);
        if (!undone) return tl::unexpected(undone.error());
        if (*undone) ++count;
        continue;
      }
      const auto verdict =
          options.verb == "same" ? Decision::Verdict::same : Decision::Verdict::apart;
      const auto decided = record.decide({verdict, one, two});
      if (!decided) return tl::unexpected(decided.error());
      ++count;
    }
  }
  return count;
}

Exit run_decision(const Options& options) {
  if (options.what.size() != 2) {
    say(fmt::format("review {}: name two, each RELEASE#3 or the id of a meeting", options.verb));
    return Exit::error;
  }
  auto record = Record::open(record_name(options.record), Record::Access::write);
  if (!record) return tell(record.error());
  const auto count = decide(*record, options);
  if (!count) return tell(count.error());
  if (*count == 0) {
    say(options.verb == "undo" ? "nothing was decided of these"
                               : "these are one and the same event");
    return Exit::nothing;
  }
  say(fmt::format("{} {}", options.verb == "undo" ? "Undone:" : "Kept:",
                  count_of(*count, "decision", "decisions")));
  return Exit::found;
}

Exit list_decisions(const Record& record, const Options& options) {
  const auto decisions = record.decisions();
  if (!decisions) return tell(decisions.error());
  const auto style = Style::of_stdout();
  auto list = Json::array();
  for (const auto& decision : *decisions) {
    const auto* const verdict = decision.verdict == Decision::Verdict::same ? "same" : "apart";
    if (options.json) {
      const auto side = [](const Decision::Side& one) {
        return Json{{"release", one.release},
                    {"kind", to_string(one.kind)},
                    {"parties", one.parties},
                    {"quote", one_line(one.quote)}};
      };
      list.push_back({{"verdict", verdict}, {"a", side(decision.a)}, {"b", side(decision.b)}});
      continue;
    }
    print(fmt::format("{}\n", style.bold(verdict)));
    for (const auto* side : {&decision.a, &decision.b}) {
      print(fmt::format("  {} {}\n", describe_quote(side->quote, style),
                        style.dim("[" + side->release + "]")));
    }
  }
  if (options.json) print(json_page({{"decisions", list}}) + "\n");
  return decisions->empty() ? Exit::nothing : Exit::found;
}

// What was merged by little, the least first.
Exit list_doubtful(const Record& record, const Options& options) {
  const auto happenings = record.happenings({});
  if (!happenings) return tell(happenings.error());
  struct Doubt {
    const Happening* happening;
    const Account* account;
  };
  std::vector<Doubt> doubts;
  for (const auto& happening : *happenings) {
    for (const auto& account : happening.accounts) {
      if (account.score < options.below) doubts.push_back({&happening, &account});
    }
  }
  std::ranges::stable_sort(doubts, {}, [](const Doubt& doubt) { return doubt.account->score; });
  const auto style = Style::of_stdout();
  auto list = Json::array();
  for (const auto& [happening, account] : doubts) {
    if (options.json) {
      auto json = happening_json(*happening);
      json["doubtful"] = to_string(account->at);
      list.push_back(std::move(json));
      continue;
    }
    const auto& first = happening->accounts.front();
    print(fmt::format(
        "{}\n  {} {}\n  {} {}\n  {}\n  {}\n", describe(*happening, style),
        describe_quote(first.quote, style), describe(first, style),
        describe_quote(account->quote, style), describe(*account, style),
        fmt::format("the same by: {} ({:.2f})", printable(account->reason), account->score),
        style.dim(fmt::format("dragoman review apart {0} {1}   or   review same …",
                              to_string(account->at), to_string(first.at)))));
  }
  if (options.json) print(json_page({{"doubtful", list}}) + "\n");
  return doubts.empty() ? Exit::nothing : Exit::found;
}

Exit review(const Options& options) {
  if (options.verb == "same" || options.verb == "apart" || options.verb == "undo") {
    return run_decision(options);
  }
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  return options.verb == "list" ? list_decisions(*record, options)
                                : list_doubtful(*record, options);
}

}  // namespace

Command review_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "review",
      "Decide which releases tell of one meeting.\n"
      "Without a verb it lists what was taken for one by little. What you decide is kept apart\n"
      "from what is read, and holds when the releases are read again.",
      "  dragoman review                                     what is doubtful, the most first\n"
      "  dragoman review same seoul-talks#1 riga-talks#2     both tell of one meeting\n"
      "  dragoman review apart seoul-talks#1 riga-talks#2    they do not\n"
      "  dragoman review undo seoul-talks#1 riga-talks#2     as if nothing had been decided\n"
      "  dragoman review list                                what was decided");
  add_option(*command, "VERB", options->verb, "same, apart, undo or list")
      .one_of({"same", "apart", "undo", "list"});
  add_option(*command, "WHAT", options->what,
             "Two events (RELEASE#3) or meetings, by the ids that `meetings` lists")
      .at_most(2);
  add_option(*command, "--below", options->below, "Doubtful is what scores less").shows_default();
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return review(*options); }};
}

}  // namespace dragoman::cli
