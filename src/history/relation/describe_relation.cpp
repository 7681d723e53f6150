#include "history/relation/describe_relation.h"

namespace dragoman {

namespace {

std::string in_brackets(const Vouchers& vouchers) {
  return " [" + describe(vouchers) + "]";
}

// "; since 2012 [a#1] or 2013 [b#2]".
std::string dates(std::string_view word, const std::vector<Dated>& dates) {
  std::string text;
  for (const auto& dated : dates) {
    text += text.empty() ? "; " + std::string(word) + (word.empty() ? "" : " ") : " or ";
    text += (dated.counted ? "about " : "") + to_edtf(dated.when) + in_brackets(dated.vouchers);
  }
  return text;
}

std::string planned(Status status) {
  return status == Status::planned ? "; planned" : "";
}

std::string describe(const BodySession& session) {
  auto line = session.nth ? std::to_string(*session.nth) + "." : std::string("?");
  line += dates("", session.when);
  if (!session.where.empty()) line += "; " + session.where;
  return line + planned(session.status) + in_brackets(session.vouchers);
}

std::string describe(const Announced& announced) {
  return dragoman::describe(announced.what) + (announced.past ? "; date over" : "");
}

template <class Line>
void add_section(std::string& text, std::string_view heading, const std::vector<Line>& lines) {
  if (lines.empty()) return;
  text += std::string(heading) + "\n";
  for (const auto& line : lines) text += "  " + describe(line) + "\n";
}

}  // namespace

std::string describe(const Vouchers& vouchers) {
  std::string text;
  for (const auto& voucher : vouchers) {
    if (!text.empty()) text += " ";
    switch (voucher.kind) {
      case Voucher::Kind::event:
        text += to_string(voucher.at);
        break;
      case Voucher::Kind::fact:
        text += voucher.at.release + "§" + std::to_string(voucher.at.number);
        break;
      case Voucher::Kind::row:
        text += "(" + voucher.source + ")";
        break;
    }
  }
  return text;
}

std::string describe(const Bond& bond) {
  auto line = bond.name;
  if (!bond.of.empty()) {
    line += " | " + bond.of + " in " + bond.in;
    if (!bond.city.empty()) line += ", " + bond.city;
  }
  return line + dates("since", bond.since) + dates("until", bond.until) + planned(bond.status) +
         in_brackets(bond.vouchers);
}

std::string describe(const JointBody& body) {
  auto line = body.name;
  for (const auto& name : body.also) line += " = " + name;
  line += dates("since", body.since) + in_brackets(body.vouchers);
  for (std::size_t i = 0; i < body.sessions.size(); ++i) {
    line += "\n    " + describe(body.sessions[i]);
    if (body.first == i) line += " first";
    if (body.last == i) line += " last";
    if (body.next == i) line += " next";
  }
  return line;
}

std::string describe(const Agreement& agreement) {
  auto line = agreement.name;
  for (const auto& name : agreement.also) line += " = " + name;
  for (const auto& step : agreement.steps) {
    line += "; " + std::string(to_string(step.stage)) + in_brackets(step.vouchers) +
            dates("on", step.when);
  }
  return line;
}

std::string describe(const Matter& matter) {
  auto line = std::string(to_string(matter.kind)) + " " + matter.of + " | " + matter.name +
              in_brackets(matter.vouchers);
  if (!matter.said.empty()) line += "; said" + in_brackets(matter.said);
  return line;
}

std::string describe(const Encounter& encounter) {
  auto line =
      std::string(to_string(encounter.kind)) + " " + std::string(to_string(encounter.level));
  for (const auto& party : encounter.parties) line += " " + party;
  line += "; " + (encounter.when ? to_edtf(*encounter.when) : std::string("no date"));
  if (!encounter.where.empty()) line += "; " + encounter.where;
  return line + in_brackets(encounter.vouchers);
}

std::string describe(const VisitCell& cell) {
  auto line = std::string(to_string(cell.level)) + " " +
              (cell.year != 0 ? std::to_string(cell.year) : std::string("no year")) + " " +
              (cell.visitor.empty() ? "both ways" : cell.visitor + " > " + cell.host) + " " +
              std::to_string(cell.visits.size());
  for (const auto& visit : cell.visits) line += in_brackets(visit.vouchers);
  return line;
}

std::string describe(const AnniversaryDay& anniversary) {
  auto line =
      to_edtf(anniversary.day) + " " + std::to_string(anniversary.nth) + " " + anniversary.of;
  if (anniversary.since) line += "; since " + to_edtf(*anniversary.since);
  if (anniversary.moved) line += "; moved";
  if (anniversary.told) line += "; told";
  if (anniversary.disputed) line += "; disputed";
  return line + in_brackets(anniversary.vouchers);
}

std::string describe(const RelationOfTwo& relation) {
  std::string text;
  add_section(text, "relations", relation.relations);
  add_section(text, "missions", relation.missions);
  add_section(text, "partnerships", relation.partnerships);
  add_section(text, "bodies", relation.bodies);
  add_section(text, "agreements", relation.agreements);
  add_section(text, "matters", relation.matters);
  add_section(text, "visits", relation.visits);
  add_section(text, "last", relation.last);
  add_section(text, "announced", relation.announced);
  add_section(text, "anniversaries", relation.anniversaries);
  return text;
}

}  // namespace dragoman
