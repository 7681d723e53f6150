// For tests: findings of releases that were never written, from a line of text each.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "dragoman/reading.h"
#include "dragoman/told.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {

// The release that a finding is of; its id tells its day: "2021-12-01".
template <class What>
Told<What> told_at(std::string_view release, std::size_t number, What what) {
  Told<What> told;
  told.what = std::move(what);
  told.at = {std::string(release), number};
  told.published = parse_edtf(release);
  return told;
}

inline std::vector<PartyCode> parties_of(std::string_view cell) {
  std::vector<PartyCode> parties;
  for (const auto party : split(cell, ' ')) {
    if (!party.empty()) parties.emplace_back(party);
  }
  return parties;
}

// "establish | KOR > TJK | the Korean Embassy | 2021 | planned", all but the first two may be
// left out; the quote is that of the last cell that begins with "“", else the content.
inline Told<Event> event_told(std::string_view release, std::size_t number, std::string_view line) {
  const auto cells = split(line, '|');
  Event event;
  const auto act = parse_act(cells[0]);
  EXPECT_TRUE(act) << line;
  event.act = act.value_or(Act::meet);
  const auto sides = split(cells[1], '>');
  event.actors = parties_of(sides[0]);
  if (sides.size() > 1) event.recipients = parties_of(sides[1]);
  if (cells.size() > 3 && !cells[3].empty()) event.when = parse_edtf(cells[3]);
  if (cells.size() > 4 && !cells[4].empty()) {
    event.status = parse_status(cells[4]).value_or(Status::denied);
  }
  auto told = told_at(release, number, event);
  if (cells.size() > 2) told.about = told.quote = std::string(cells[2]);
  if (cells.size() > 5) told.quote = std::string(cells[5]);
  return told;
}

// "mission | TJK KOR | embassy | since 2015", "anniversary | KOR TJK | diplomatic relations |
// nth 30 | year 2022": kind, parties, name, what is told besides.
inline Told<Fact> fact_told(std::string_view release, std::size_t number, std::string_view line) {
  const auto cells = split(line, '|');
  Fact fact;
  const auto kind = parse_fact_kind(cells[0]);
  EXPECT_TRUE(kind) << line;
  fact.kind = kind.value_or(FactKind::mission);
  const auto parties = parties_of(cells[1]);
  fact.a = parties[0];
  if (parties.size() > 1) fact.b = parties[1];
  (fact.kind == FactKind::anniversary ? fact.of : fact.name) = std::string(cells[2]);
  for (std::size_t i = 3; i < cells.size(); ++i) {
    const auto space = cells[i].find(' ');
    const auto key = cells[i].substr(0, space);
    const auto value = cells[i].substr(space + 1);
    if (key == "since") fact.since = parse_edtf(value);
    if (key == "nth") fact.nth = std::stoi(std::string(value));
    if (key == "year") fact.year = std::stoi(std::string(value));
    if (key == "state") fact.state = std::string(value);
  }
  auto told = told_at(release, number, fact);
  told.quote = std::string(cells[2]);
  return told;
}

}  // namespace dragoman
