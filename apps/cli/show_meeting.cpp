#include "show_meeting.h"

#include <fmt/format.h>

#include "describe.h"
#include "describe_happening.h"
#include "formats/answers_json.h"
#include "formats/happening_json.h"
#include "style.h"

namespace dragoman::cli {

namespace {

void print_said(const Happening& happening, const std::vector<Told<Event>>& said,
                const Style& style) {
  if (said.empty()) return;
  print("\n" + style.bold("What was said there") + "\n");
  for (const auto& told : said) {
    print(fmt::format("  {}\n    {} {}\n", describe(told.what, style),
                      describe_quote(told.quote, style),
                      style.dim("[" + to_string(told.at) + "]")));
  }
  const auto lost = happening.said.size() - said.size();
  if (lost > 0) say(fmt::format("{} more are cited that are no longer there", lost));
}

}  // namespace

Exit show_meeting(const Record& record, const Happening& found, bool json) {
  const auto said = record.events(found.said);
  if (!said) return tell(said.error());
  if (json) {
    auto page = happening_json(found);
    page["said"] = Json::array();
    for (const auto& told : *said) page["said"].push_back(told_json(told));
    print(json_page(page) + "\n");
    return Exit::found;
  }
  const auto style = Style::of_stdout();
  print(style.bold(found.id) + "\n" + describe(found, style) + "\n");
  if (!found.gathering.empty()) print("At: " + printable(found.gathering) + "\n");
  if (!found.participants.empty()) print("\n" + style.bold("Who took part") + "\n");
  for (const auto& someone : found.participants) print("  " + describe(someone, style) + "\n");
  print("\n" + style.bold("Who tells it") + "\n");
  for (const auto& account : found.accounts) {
    print(fmt::format("  {}\n    {}\n", describe(account, style),
                      describe_quote(account.quote, style)));
    if (!account.reason.empty()) {
      print(
          fmt::format("    the same by: {} ({:.2f})\n", printable(account.reason), account.score));
    }
  }
  print_said(found, *said, style);
  return Exit::found;
}

}  // namespace dragoman::cli
