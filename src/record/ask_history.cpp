#include "dragoman/questions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dragoman {

namespace {

// What was published after a day is not known on it.
template <class What>
void forget_later(std::vector<Told<What>>& told, const Date& day) {
  std::erase_if(told, [&day](const Told<What>& one) {
    return one.published && one.published->from.year != 0 && first_day(one.published->from) > day;
  });
}

using Pair = std::pair<PartyCode, PartyCode>;

constexpr int round = 5;  // as in anniversaries: every fifth

std::tuple<Date, PartyCode, PartyCode, std::string, int> in_order(const AnniversaryDay& one) {
  return {one.day, one.a, one.b, one.of, one.nth};
}

// The first day from `from` on, of the `days` after it as well, on which an anniversary of `date`
// falls: every fifth or, with `any`, every one. Nothing where its day is not told.
std::optional<Date> day_of(const Date& date, bool any, const Date& from, int days) {
  if (date.day == 0) return {};
  const auto until = add_days(from, days);
  for (int year = from.year; year <= until.year; ++year) {
    if (!any && (year - date.year) % round != 0) continue;
    Date day{year, date.month, date.day};
    if (!is_valid(day)) day.day = 28;  // of 29 February
    if (day >= from && day <= until) return day;
  }
  return {};
}

// Whether an anniversary of `date`, of which the day is not told, may be in the time.
bool may_be_in(const Date& date, bool any, const Date& from, int days) {
  const auto until = add_days(from, days);
  for (int year = from.year; year <= until.year; ++year) {
    if (any || (year - date.year) % round == 0) return true;
  }
  return false;
}

// The pairs of which some may have an anniversary then, each with the first day that one may fall
// on; without a day where only a year or a month may be known of it.
Result<std::map<Pair, std::optional<Date>>> pairs_that_may(const Record& record,
                                                           const Knowledge& knowledge,
                                                           const Date& from, int days,
                                                           Record::KnownTo known_to) {
  const auto beginnings = record.beginnings(from, days, known_to);
  if (!beginnings) return tl::unexpected(beginnings.error());
  // Of these a release tells an anniversary, which may be of any year.
  std::set<Pair> told;
  for (const auto& one : *beginnings) {
    if (one.told >= from.year && one.told <= add_days(from, days).year) told.emplace(one.a, one.b);
  }
  std::map<Pair, std::optional<Date>> pairs;
  const auto put = [&](const Pair& pair, const Date& date) {
    const bool any = told.contains(pair);
    const auto day = day_of(date, any, from, days);
    const bool vague = date.day == 0 && may_be_in(date, any, from, days);
    if (!day && !vague) return;
    auto& known = pairs[pair];
    if (day && (!known || *day < *known)) known = day;
  };
  for (const auto& one : *beginnings) put({one.a, one.b}, one.date);
  for (const auto& row : knowledge.relations()) {
    if (row.from) put({std::min(row.a, row.b), std::max(row.a, row.b)}, *row.from);
  }
  return pairs;
}

// The same as of relation_between, from what is a bond alone.
Result<std::vector<AnniversaryDay>> anniversaries_between(const Record& record, const Pair& pair,
                                                          const Knowledge& knowledge,
                                                          const RelationWords& words,
                                                          const Date& from, int days) {
  auto bonds = record.bonds_of(pair.first, pair.second);
  if (!bonds) return tl::unexpected(bonds.error());
  // Neither signings alone nor tables make a pair: see pairs_with_bonds.
  const auto establishes = [](const Told<Event>& told) { return told.what.act == Act::establish; };
  if (bonds->facts.empty() && std::ranges::none_of(bonds->events, establishes)) {
    return std::vector<AnniversaryDay>();
  }
  forget_later(bonds->facts, from);
  forget_later(bonds->events, from);
  const auto relation = relation_of(pair.first, pair.second, {bonds->facts, bonds->events, {}},
                                    knowledge, words, from);
  return anniversaries(relation, from, days);
}

}  // namespace

Result<RelationOfTwo> relation_between(const Record& record, std::string_view a, std::string_view b,
                                       const Knowledge& knowledge, const RelationWords& words,
                                       const Date& day) {
  auto between = record.pair(a, b);
  if (!between) return tl::unexpected(between.error());
  for (const auto party : {a, b}) {
    auto matters = record.matters_of(PartyCode(party));
    if (!matters) return tl::unexpected(matters.error());
    // Those of both are among the facts already.
    for (auto& told : *matters) {
      const auto known = std::ranges::find(between->facts, told.at, &Told<Fact>::at);
      if (known == between->facts.end()) between->facts.push_back(std::move(told));
    }
  }
  forget_later(between->facts, day);
  forget_later(between->events, day);
  HappeningFilter filter;
  filter.with = {PartyCode(a), PartyCode(b)};
  const auto happenings = record.happenings(filter);
  if (!happenings) return tl::unexpected(happenings.error());
  return relation_of(a, b, {between->facts, between->events, *happenings}, knowledge, words, day);
}

Result<std::vector<Commitment>> commitments_of(const Record& record,
                                               const std::vector<PartyCode>& parties,
                                               const CommitmentWords& words) {
  const auto told = record.told_of(parties);
  if (!told) return tl::unexpected(told.error());
  return find_commitments(told->events, told->facts, words);
}

Result<std::vector<AnniversaryDay>> anniversaries_of(const Record& record,
                                                     const std::optional<PartyCode>& party,
                                                     const Knowledge& knowledge,
                                                     const RelationWords& words, const Date& from,
                                                     int days) {
  const auto pairs = pairs_that_may(record, knowledge, from, days, Record::KnownTo::year);
  if (!pairs) return tl::unexpected(pairs.error());
  std::vector<AnniversaryDay> all;
  for (const auto& [pair, day] : *pairs) {
    if (party && pair.first != *party && pair.second != *party) continue;
    auto found = anniversaries_between(record, pair, knowledge, words, from, days);
    if (!found) return found;
    std::ranges::move(*found, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, in_order);
  return all;
}

Result<std::vector<AnniversaryDay>> next_anniversaries(const Record& record,
                                                       const Knowledge& knowledge,
                                                       const RelationWords& words, const Date& from,
                                                       int days, std::size_t at_most) {
  const auto pairs = pairs_that_may(record, knowledge, from, days, Record::KnownTo::day);
  if (!pairs) return tl::unexpected(pairs.error());
  std::map<Date, std::vector<Pair>> by_day;
  for (const auto& [pair, day] : *pairs) {
    if (day) by_day[*day].push_back(pair);
  }
  std::vector<AnniversaryDay> next;
  for (const auto& [day, those] : by_day) {
    // All that fall on an earlier day are there.
    if (next.size() >= at_most && std::ranges::count_if(next, [&day = day](const auto& one) {
                                    return one.day < day;
                                  }) >= static_cast<std::ptrdiff_t>(at_most)) {
      break;
    }
    for (const auto& pair : those) {
      auto found = anniversaries_between(record, pair, knowledge, words, from, days);
      if (!found) return found;
      std::erase_if(*found, [](const AnniversaryDay& one) { return one.day.day == 0; });
      std::ranges::move(*found, std::back_inserter(next));
    }
  }
  std::ranges::stable_sort(next, {}, in_order);
  if (next.size() > at_most) next.resize(at_most);
  return next;
}

Result<std::optional<Comparison>> comparison_of(const Record& record, std::string_view happening,
                                                const Knowledge& knowledge,
                                                const ComparisonWords& words) {
  const auto found = record.happening(happening);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::optional<Comparison>();
  const auto events = record.events((*found)->said);
  if (!events) return tl::unexpected(events.error());
  return std::optional(compare(readouts_of(**found, *events), knowledge, words));
}

}  // namespace dragoman
