#include "formats/relation_words.h"

#include "formats/ordinal.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dragoman {

namespace {

// ", since 2012"; nothing where there is no date.
std::string dated(std::string_view word, const std::vector<Dated>& dates) {
  return dates.empty() ? std::string() : fmt::format(", {} {}", word, words_for(dates));
}

std::string also(const std::vector<std::string>& names) {
  return names.empty() ? std::string() : fmt::format(" (also {})", fmt::join(names, ", "));
}

}  // namespace

std::string words_for(const std::vector<Dated>& dates) {
  std::string text;
  for (const auto& one : dates) {
    if (!text.empty()) text += " or ";
    if (one.counted) text += "about ";
    text += to_edtf(one.when);
  }
  if (dates.size() > 1) text += " (they contradict each other)";
  return text;
}

std::string words_for(const Bond& bond) {
  auto text = bond.name;
  if (!bond.of.empty()) text += fmt::format(" of {} in {}", bond.of, bond.in);
  if (!bond.city.empty()) text += fmt::format(" ({})", bond.city);
  text += dated("since", bond.since) + dated("until", bond.until);
  if (bond.status == Status::planned) text += ", planned";
  return text;
}

std::string words_for(const JointBody& body) {
  return body.name + also(body.also) + dated("since", body.since);
}

std::string words_for(const BodySession& session) {
  auto text = session.nth ? ordinal(*session.nth) : std::string("a session");
  if (!session.when.empty()) text += ", " + words_for(session.when);
  if (!session.where.empty()) text += ", " + session.where;
  if (session.status == Status::planned) text += ", planned";
  return text;
}

std::string words_for(const Agreement& agreement) {
  auto text = agreement.name + also(agreement.also);
  for (const auto& step : agreement.steps) {
    text +=
        fmt::format("{} {}", &step == agreement.steps.data() ? ":" : ",", to_string(step.stage));
    if (!step.when.empty()) text += " " + words_for(step.when);
  }
  return text;
}

std::string words_for(const Matter& matter) {
  return fmt::format("{} of {}: {}", to_string(matter.kind), matter.of, matter.name);
}

std::string words_for(const VisitCell& cell) {
  const auto count = cell.visits.size();
  auto text = cell.level == Level::unknown ? std::string("level not told")
                                           : std::string(to_string(cell.level));
  text += cell.year == 0 ? " in a year not told" : fmt::format(" {}", cell.year);
  text += fmt::format(": {} {}", count, count == 1 ? "visit" : "visits");
  if (!cell.visitor.empty()) text += fmt::format(" of {} to {}", cell.visitor, cell.host);
  return text;
}

std::string words_for(const Encounter& encounter) {
  std::string text(to_string(encounter.kind));
  if (encounter.level != Level::unknown) text += fmt::format(" of {}", to_string(encounter.level));
  text += encounter.when ? ", " + to_edtf(*encounter.when) : ", undated";
  if (!encounter.where.empty()) text += ", " + encounter.where;
  if (encounter.parties.size() > 2) {
    text += fmt::format(", with {}", fmt::join(encounter.parties, ", "));
  }
  return text;
}

std::string words_for(const AnniversaryDay& anniversary) {
  auto text =
      fmt::format("{}: {} years of {}", to_edtf(anniversary.day), anniversary.nth, anniversary.of);
  if (anniversary.since) text += ", since " + to_edtf(*anniversary.since);
  if (anniversary.moved) text += " (29 February)";
  if (anniversary.disputed) text += " (other dates are told, too)";
  return text;
}

}  // namespace dragoman
