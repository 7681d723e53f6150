// Tellings for tests, from one line each:
//
//   "a#1 KOR 2024-05-03 | meeting KOR,UZB | 2024-05-02 | Seoul, KOR | KOR Ann Lee ministers"
//
// release and number, publisher, when published; kind, parties ("KOR>UZB" of a visit), "planned"
// or nothing; when; where; people, ';' between. Words of content follow a '#'.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "dragoman/happening.h"

namespace dragoman {

inline std::vector<std::string> cells_of(std::string_view text, char separator) {
  std::vector<std::string> cells;
  for (const auto cell : split(text, separator)) cells.emplace_back(trim(cell));
  return cells;
}

inline Telling telling(std::string_view line) {
  Telling telling;
  const auto content = line.find(" # ");
  if (content != std::string_view::npos) {
    telling.words = cells_of(line.substr(content + 3), ' ');
    std::ranges::sort(telling.words);
    line = line.substr(0, content);
  }
  auto cells = cells_of(line, '|');
  cells.resize(5);
  const auto head = cells_of(cells[0], ' ');
  EXPECT_GE(head.size(), 3U) << line;
  const auto hash = head.at(0).find('#');
  telling.at = {head[0].substr(0, hash),
                parse_number<std::size_t>(std::string_view(head[0]).substr(hash + 1)).value_or(1)};
  telling.quote = line;
  telling.publisher = head.at(1);
  telling.published = parse_edtf(head.at(2));
  const auto what = cells_of(cells[1], ' ');
  telling.kind = parse_happening_kind(what.at(0)).value_or(HappeningKind::meeting);
  const auto sides = cells_of(what.at(1), '>');
  telling.parties = cells_of(sides.at(0), ',');
  if (sides.size() > 1) telling.hosts = cells_of(sides.at(1), ',');
  std::ranges::sort(telling.parties);
  telling.everybody = telling.parties;
  telling.everybody.insert(telling.everybody.end(), telling.hosts.begin(), telling.hosts.end());
  std::ranges::sort(telling.everybody);
  if (what.size() > 2) telling.status = parse_status(what[2]).value_or(Status::occurred);
  telling.when = parse_edtf(cells[2]);
  telling.where = cells[3];
  telling.levels.assign(telling.parties.size(), Level::unknown);
  for (const auto& someone : cells_of(cells[4], ';')) {
    const auto words = cells_of(someone, ' ');
    if (words.size() < 3) continue;
    Participant participant;
    participant.of = words.front();
    participant.level = parse_level(words.back()).value_or(Level::unknown);
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      participant.name += (i > 1 ? " " : "") + words[i];
    }
    const auto at = std::ranges::find(telling.parties, participant.of);
    if (at != telling.parties.end()) {
      telling.levels[static_cast<std::size_t>(at - telling.parties.begin())] = participant.level;
    }
    telling.people.push_back(participant);
  }
  return telling;
}

}  // namespace dragoman
