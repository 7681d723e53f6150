// The days that anniversaries fall on: counted from the dates of bonds, and as releases tell.
#include <algorithm>
#include <tuple>

#include "base/told_ends.h"
#include "history/relation/relation_parts.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

constexpr int round = 5;  // every fifth anniversary is looked forward to

// A date to count from.
struct Beginning {
  std::string of;
  Date date;
  bool counted = false;
  bool disputed = false;
  Vouchers vouchers;
};

void add_beginnings(std::vector<Beginning>& beginnings, const std::string& of,
                    const std::vector<Dated>& dates) {
  for (const auto& dated : dates) {
    const auto& date = told_begin(dated.when);
    beginnings.push_back({of, date, dated.counted, dates.size() > 1, dated.vouchers});
  }
}

std::string name_of(const Bond& mission) {
  auto name = mission.name + " of " + mission.of + " in ";
  if (!mission.city.empty()) name += mission.city + ", ";
  return name + mission.in;
}

std::vector<Beginning> find_beginnings(const RelationOfTwo& relation) {
  std::vector<Beginning> beginnings;
  const auto add_all = [&](const std::vector<Bond>& some, auto name) {
    for (const auto& bond : some) {
      if (bond.status == Status::occurred && bond.until.empty()) {
        add_beginnings(beginnings, name(bond), bond.since);
      }
    }
  };
  const auto own_name = [](const Bond& bond) { return bond.name; };
  add_all(relation.relations, own_name);
  add_all(relation.missions, name_of);
  add_all(relation.partnerships, own_name);
  for (const auto& body : relation.bodies) add_beginnings(beginnings, body.name, body.since);
  for (const auto& agreement : relation.agreements) {
    if (agreement.steps.back().stage == AgreementStage::ended) continue;
    for (const auto& step : agreement.steps) {
      if (step.stage == AgreementStage::signed_text) {
        add_beginnings(beginnings, agreement.name, step.when);
      }
    }
  }
  return beginnings;
}

// The same day in another year; 28 February for the 29th, where there is none.
AnniversaryDay in_year(const Beginning& beginning, int year, const RelationOfTwo& relation) {
  AnniversaryDay anniversary;
  anniversary.a = relation.a;
  anniversary.b = relation.b;
  anniversary.of = beginning.of;
  anniversary.nth = year - beginning.date.year;
  anniversary.day = {year, beginning.date.month, beginning.date.day};
  if (!is_valid(anniversary.day)) {
    anniversary.day.day = 28;
    anniversary.moved = true;
  }
  if (!beginning.counted) anniversary.since = beginning.date;
  anniversary.disputed = beginning.disputed;
  anniversary.vouchers = beginning.vouchers;
  return anniversary;
}

AnniversaryDay as_told(const ToldAnniversary& told, const RelationOfTwo& relation) {
  AnniversaryDay anniversary;
  anniversary.a = relation.a;
  anniversary.b = relation.b;
  anniversary.of = told.of;
  anniversary.nth = told.nth;
  anniversary.day = {told.year, 0, 0};
  anniversary.told = true;
  anniversary.vouchers = told.vouchers;
  return anniversary;
}

// A told one is one of those counted if the number and the year agree and it is of the same.
bool are_one(const AnniversaryDay& counted, const ToldAnniversary& told) {
  return fold(counted.of) == fold(told.of) && counted.nth == told.nth &&
         counted.day.year == told.year;
}

}  // namespace

std::vector<AnniversaryDay> anniversaries(const RelationOfTwo& relation, const Date& from,
                                          int days) {
  const auto until = add_days(from, days);
  const auto falls_within = [&](const Date& day) {
    return first_day(day) <= until && last_day(day) >= from;
  };
  std::vector<AnniversaryDay> found;
  // Told ones that are counted from a known date, even where it falls on another day.
  std::vector<bool> counted(relation.told_anniversaries.size());
  for (const auto& beginning : find_beginnings(relation)) {
    for (int year = from.year; year <= until.year; ++year) {
      auto anniversary = in_year(beginning, year, relation);
      for (std::size_t i = 0; i < counted.size(); ++i) {
        const auto& told = relation.told_anniversaries[i];
        if (!are_one(anniversary, told)) continue;
        counted[i] = true;
        anniversary.told = true;
        add(anniversary.vouchers, told.vouchers);
      }
      if (anniversary.nth <= 0 || !falls_within(anniversary.day)) continue;
      if (anniversary.nth % round != 0 && !anniversary.told) continue;
      found.push_back(std::move(anniversary));
    }
  }
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const auto& told = relation.told_anniversaries[i];
    if (!counted[i] && falls_within({told.year, 0, 0})) found.push_back(as_told(told, relation));
  }
  std::ranges::stable_sort(found, {}, [](const AnniversaryDay& anniversary) {
    return std::tuple(anniversary.day, anniversary.of, anniversary.nth);
  });
  return found;
}

}  // namespace dragoman
