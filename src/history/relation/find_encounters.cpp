// Visits by level, year and direction; the last meetings; what is announced.
#include <algorithm>
#include <tuple>

#include "history/relation/relation_parts.h"

namespace dragoman {

namespace {

std::vector<PartyCode> all_parties(const Happening& happening) {
  auto parties = happening.parties;
  parties.insert(parties.end(), happening.hosts.begin(), happening.hosts.end());
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

Encounter encounter_of(const Happening& happening) {
  return {happening.id,    happening.kind,         happening.level,    happening.when,
          happening.where, all_parties(happening), vouchers(happening)};
}

bool in_order(const Encounter& a, const Encounter& b) {
  return std::tie(a.when, a.happening) < std::tie(b.when, b.happening);
}

bool is_meeting(HappeningKind kind) {
  return kind == HappeningKind::meeting || kind == HappeningKind::call ||
         kind == HappeningKind::visit;
}

// Who visited whom; empty where the happening does not tell.
std::pair<PartyCode, PartyCode> direction(const Happening& visit, const Pair& pair) {
  for (const auto& [visitor, host] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)}) {
    if (has(visit.parties, visitor) && has(visit.hosts, host)) return {visitor, host};
  }
  return {};
}

// Two who travel to a third do not visit each other.
bool is_of_both(const Happening& happening, const Pair& pair) {
  if (happening.kind != HappeningKind::visit || happening.hosts.empty()) return true;
  return !direction(happening, pair).first.empty();
}

class Visits {
 public:
  void add(const Happening& happening, const Encounter& encounter, const Pair& pair) {
    const auto [visitor, host] = direction(happening, pair);
    const int year = !encounter.when                  ? 0
                     : encounter.when->from.year != 0 ? encounter.when->from.year
                                                      : encounter.when->to.year;
    cells_[{encounter.level, -year, visitor, host}].push_back(encounter);
  }

  std::vector<VisitCell> cells() && {
    std::vector<VisitCell> result;
    for (auto& [key, visits] : cells_) {
      const auto& [level, year, visitor, host] = key;
      std::ranges::sort(visits, in_order);
      result.push_back({level, -year, visitor, host, std::move(visits)});
    }
    return result;
  }

 private:
  std::map<std::tuple<Level, int, PartyCode, PartyCode>, std::vector<Encounter>> cells_;
};

}  // namespace

Encounters find_encounters(const RelationQuestion& question) {
  Encounters found;
  Visits visits;
  // By level, by telephone or not, with others or not.
  std::map<std::tuple<Level, bool, bool>, Encounter> last;
  for (const auto& happening : question.told.happenings) {
    auto encounter = encounter_of(happening);
    if (!has(encounter.parties, question.pair.a) || !has(encounter.parties, question.pair.b)) {
      continue;
    }
    if (!is_of_both(happening, question.pair)) continue;
    if (happening.status == Status::planned) {
      const bool past = encounter.when && end_of(*encounter.when) < question.day;
      found.announced.push_back({std::move(encounter), past});
      continue;
    }
    if (happening.status != Status::occurred || !is_meeting(happening.kind)) continue;
    if (happening.kind == HappeningKind::visit) visits.add(happening, encounter, question.pair);
    if (!encounter.when || begin_of(*encounter.when) > question.day) continue;
    const std::tuple key(happening.level, happening.kind == HappeningKind::call,
                         encounter.parties.size() > 2);
    const auto at = last.try_emplace(key, encounter).first;
    if (in_order(at->second, encounter)) at->second = std::move(encounter);
  }
  found.visits = std::move(visits).cells();
  for (auto& [key, encounter] : last) found.last.push_back(std::move(encounter));
  std::ranges::sort(found.announced, in_order, &Announced::what);
  return found;
}

}  // namespace dragoman
