#include "reading/describe_fact.h"

namespace dragoman {

std::string describe(const Fact& fact) {
  std::string line(to_string(fact.kind));
  for (const auto& party : {fact.a, fact.b}) {
    if (!party.empty()) line += " " + party;
  }
  for (const auto& party : fact.members) line += " " + party;
  return line + " | " + (fact.kind == FactKind::anniversary ? fact.of : fact.name);
}

std::string describe_in_full(const Fact& fact) {
  auto line = describe(fact);
  if (fact.nth) line += "; nth " + std::to_string(*fact.nth);
  if (fact.year) line += "; year " + std::to_string(*fact.year);
  if (fact.since) line += "; since " + to_edtf(*fact.since);
  if (!fact.state.empty()) line += "; " + fact.state;
  if (fact.when) line += "; when " + to_edtf(*fact.when);
  if (!fact.where.empty()) line += "; where " + fact.where;
  return line;
}

}  // namespace dragoman
