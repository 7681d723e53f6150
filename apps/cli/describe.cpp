#include "describe.h"

#include <fmt/format.h>

#include "formats/finding_json.h"
#include "formats/ordinal.h"

namespace dragoman::cli {

namespace {

std::string joined(const std::vector<PartyCode>& parties) {
  std::string text;
  for (const auto& party : parties) {
    if (!text.empty()) text += ", ";
    text += party;
  }
  return text;
}

void add(std::string& line, std::string_view before, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += before;
  line += part;
}

}  // namespace

std::string describe_parties(const Event& event) {
  auto parties = joined(event.actors);
  if (!event.recipients.empty()) parties += " → " + joined(event.recipients);
  return parties;
}

std::string describe(const Event& event, const Style& style) {
  std::string line = fmt::format("{:<10}  ", event.when ? to_edtf(*event.when) : "undated");
  line += style.bold(fmt::format("{:<9}", to_string(event.act))) + "  " + describe_parties(event);
  add(line, "  ", printable(event.where));
  if (event.status != Status::occurred) line += fmt::format("  ({})", to_string(event.status));
  return line;
}

std::string describe(const Fact& fact, const Style& style) {
  std::string what = fact.nth ? ordinal(*fact.nth) : std::string();
  add(what, " ", printable(fact.name));
  add(what, " of ", fact.of);
  if (fact.year) add(what, " in ", std::to_string(*fact.year));
  if (fact.kind == FactKind::mission && !fact.a.empty() && !fact.b.empty()) {
    what += " of " + fact.a + " in " + fact.b;
  } else {
    auto parties = fact.a;
    add(parties, ", ", fact.b);
    add(parties, ", ", joined(fact.members));
    add(what, ": ", parties);
  }
  if (fact.since) add(what, ", ", "since " + to_edtf(*fact.since));
  add(what, ", ", fact.state);
  if (fact.when) add(what, ", ", to_edtf(*fact.when));
  add(what, ", ", printable(fact.where));
  return style.bold(fmt::format("{:<11}", to_string(fact.kind))) + "  " + what;
}

std::string describe(const Person& person, const Style& style) {
  auto line = style.bold(printable(person.name));
  add(line, ", ", printable(person.post));
  add(line, ", ", person.of);
  return line;
}

std::string describe(const Holder& holder, const Style& style) {
  auto line =
      fmt::format("{}, {} of {}", style.bold(printable(holder.person)), holder.office, holder.of);
  if (!holder.title.empty()) line += fmt::format(" ({})", printable(holder.title));
  if (holder.from) line += ", from " + to_edtf(*holder.from);
  if (holder.to) line += (holder.from ? " to " : ", to ") + to_edtf(*holder.to);
  if (!holder.to && holder.as_of) line += ", last seen " + to_edtf(*holder.as_of);
  return line;
}

std::string describe_quote(std::string_view quote, const Style& style) {
  return style.cited("“" + printable(one_line(quote)) + "”");
}

std::string count_of(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace dragoman::cli
