#include "history/merging/said_there.h"

#include <algorithm>

namespace dragoman {

namespace {

std::vector<PartyCode> everybody(const Event& event) {
  auto parties = event.actors;
  parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

std::vector<PartyCode> everybody(const Telling& telling) {
  std::vector<PartyCode> parties;
  std::ranges::set_union(telling.parties, telling.hosts, std::back_inserter(parties));
  return parties;
}

// Where people talk; nothing is said at a signature.
bool is_occasion(const Telling& telling) {
  return telling.kind != HappeningKind::signing && telling.kind != HappeningKind::establishment;
}

// The closer the circle, the better: talks before the visit they are part of, and both before
// a gathering of many.
std::size_t width(const Telling& telling) {
  switch (telling.kind) {
    case HappeningKind::meeting:
    case HappeningKind::call:
      return telling.parties.size();
    case HappeningKind::visit:
      return 100 + telling.parties.size();
    default:
      return 200;
  }
}

}  // namespace

void find_said(const Reading& reading, std::vector<Telling>& tellings) {
  // Of each event that has found its happening, which that was.
  std::size_t last = tellings.size();
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    if (happening_kind(event.act) || event.status == Status::hypothetical) continue;
    const auto speakers = everybody(event);
    std::vector<std::size_t> holds;   // everybody who speaks is there
    std::vector<std::size_t> within;  // everybody there speaks
    for (std::size_t j = 0; j < tellings.size(); ++j) {
      const auto& telling = tellings[j];
      if (!is_occasion(telling) || !event.when || telling.when != event.when) continue;
      if ((telling.status == Status::planned) != (event.status == Status::planned)) continue;
      const auto there = everybody(telling);
      if (std::ranges::includes(there, speakers)) {
        holds.push_back(j);
      } else if (std::ranges::includes(speakers, there) && there.size() > 1) {
        within.push_back(j);
      }
    }
    const Citation citation{reading.id, i + 1};
    if (holds.empty()) {
      for (const auto j : within) tellings[j].said.push_back(citation);
      continue;
    }
    const auto narrowest = std::ranges::min(holds, {}, [&](auto j) { return width(tellings[j]); });
    std::erase_if(holds, [&](auto j) { return width(tellings[j]) > width(tellings[narrowest]); });
    const auto spoken_at = [&](std::size_t j) {
      return event.quote.begin >= reading.events[tellings[j].at.number - 1].quote.begin;
    };
    std::size_t chosen = holds.front();
    if (std::ranges::find(holds, last) != holds.end()) {
      chosen = last;
    } else {
      for (const auto j : holds) {
        if (spoken_at(j)) chosen = j;
      }
    }
    tellings[chosen].said.push_back(citation);
    last = chosen;
  }
}

}  // namespace dragoman
