#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "dragoman/questions.h"
#include "record/known_by.h"

namespace dragoman {

namespace {

using Pair = std::pair<PartyCode, PartyCode>;
using Place = AnniversaryFilter::Place;

constexpr int round = 5;  // as in anniversaries: every fifth

std::tuple<Date, PartyCode, PartyCode, std::string, int> in_order(const AnniversaryDay& one) {
  return {one.day, one.a, one.b, one.of, one.nth};
}

// The days of some on which an anniversary of one date falls: every fifth or, with `any`, every
// one.
std::vector<Date> days_of(const Date& date, bool any, const Date& from, const Date& until) {
  std::vector<Date> days;
  if (date.day == 0) return days;
  for (int year = from.year; year <= until.year; ++year) {
    if (!any && (year - date.year) % round != 0) continue;
    Date day{year, date.month, date.day};
    if (!is_valid(day)) day.day = 28;  // of 29 February
    if (day >= from && day <= until) days.push_back(day);
  }
  return days;
}

// Whether an anniversary of `date`, of which the day is not told, may be in the time.
bool may_be_in(const Date& date, bool any, const Date& from, const Date& until) {
  for (int year = from.year; year <= until.year; ++year) {
    if (any || (year - date.year) % round == 0) return true;
  }
  return false;
}

// The pairs of which some may have an anniversary in some days.
struct Pairs {
  std::map<Date, std::set<Pair>> by_day;
  std::set<Pair> vague;  // only a year or a month may be known
};

Result<Pairs> pairs_that_may(const Record& record, const Knowledge& knowledge,
                             const std::optional<PartyCode>& party, const Date& from, int days,
                             Record::KnownTo known_to) {
  const auto beginnings = record.beginnings(from, days, known_to, party);
  if (!beginnings) return tl::unexpected(beginnings.error());
  const auto until = add_days(from, days);
  // Of these a release tells an anniversary, which may be of any year.
  std::set<Pair> told;
  for (const auto& one : *beginnings) {
    if (one.told >= from.year && one.told <= until.year) told.emplace(one.a, one.b);
  }
  Pairs pairs;
  const auto put = [&](const Pair& pair, const Date& date) {
    const bool any = told.contains(pair);
    for (const auto& day : days_of(date, any, from, until)) pairs.by_day[day].insert(pair);
    if (date.day == 0 && may_be_in(date, any, from, until)) pairs.vague.insert(pair);
  };
  for (const auto& one : *beginnings) put({one.a, one.b}, one.date);
  for (const auto& row : knowledge.relations()) {
    if (party && row.a != *party && row.b != *party) continue;
    if (row.from) put({std::min(row.a, row.b), std::max(row.a, row.b)}, *row.from);
  }
  return pairs;
}

// What the anniversaries of pairs are found with.
struct Asked {
  const Record& record;
  const Knowledge& knowledge;
  const RelationWords& words;
  Date from;
  int days = 0;
};

// The same as of relation_between, from what is a bond alone.
Result<std::vector<AnniversaryDay>> anniversaries_between(const Asked& asked, const Pair& pair) {
  auto bonds = asked.record.bonds_of(pair.first, pair.second);
  if (!bonds) return tl::unexpected(bonds.error());
  // Neither signings alone nor tables make a pair: see pairs_with_bonds.
  const auto establishes = [](const Told<Event>& told) { return told.what.act == Act::establish; };
  if (bonds->facts.empty() && std::ranges::none_of(bonds->events, establishes)) {
    return std::vector<AnniversaryDay>();
  }
  forget_later(bonds->facts, asked.from);
  forget_later(bonds->events, asked.from);
  const auto relation = relation_of(pair.first, pair.second, {bonds->facts, bonds->events, {}},
                                    asked.knowledge, asked.words, asked.from);
  return anniversaries(relation, asked.from, asked.days);
}

// The parts of a list, as they are found.
class Finder {
 public:
  Finder(const Asked& asked, const AnniversaryFilter& filter) : asked_(asked), filter_(filter) {}

  // Those that fall on a day; false if the part ends with them.
  Result<bool> add_dated() {
    // Of a few days first: mostly they are enough.
    constexpr int few = 4;
    const auto& after = filter_.after;
    int done = after ? std::max(0, days_between(filter_.from, *after->day)) : 0;
    for (int span = few; done <= filter_.days; done += span + 1, span *= 2) {
      const auto days = std::min(span, filter_.days - done);
      const auto pairs = pairs_that_may(asked_.record, asked_.knowledge, filter_.party,
                                        add_days(filter_.from, done), days, Record::KnownTo::day);
      if (!pairs) return tl::unexpected(pairs.error());
      for (const auto& [day, those] : pairs->by_day) {
        auto more = add_of_day(day, those);
        if (!more || !*more) return more;
      }
    }
    return true;
  }

  // Those of which no day is known.
  Result<void> add_vague() {
    const auto pairs = pairs_that_may(asked_.record, asked_.knowledge, filter_.party, filter_.from,
                                      filter_.days, Record::KnownTo::year);
    if (!pairs) return tl::unexpected(pairs.error());
    const auto& after = filter_.after;
    for (const auto& pair : pairs->vague) {
      if (after && !after->day && pair <= Pair{after->a, after->b}) continue;
      if (is_full()) return {};
      if (auto added = add(pair, {}); !added) return added;
    }
    some_.next.reset();
    return {};
  }

  SomeAnniversaries take() { return std::move(some_); }

 private:
  [[nodiscard]] bool is_full() const {
    constexpr std::size_t most_pairs = 256;
    return some_.anniversaries.size() >= filter_.at_most || known_.size() >= most_pairs;
  }

  Result<bool> add_of_day(const Date& day, const std::set<Pair>& pairs) {
    const auto& after = filter_.after;
    for (const auto& pair : pairs) {
      if (after && std::tuple(day, pair) <= std::tuple(*after->day, Pair{after->a, after->b})) {
        continue;
      }
      if (is_full()) return false;
      if (auto added = add(pair, day); !added) return tl::unexpected(added.error());
    }
    return true;
  }

  // Those of a pair on a day, or without one.
  Result<void> add(const Pair& pair, const std::optional<Date>& day) {
    auto known = known_.find(pair);
    if (known == known_.end()) {
      auto found = anniversaries_between(asked_, pair);
      if (!found) return tl::unexpected(found.error());
      known = known_.emplace(pair, std::move(*found)).first;
    }
    for (const auto& one : known->second) {
      if (day ? one.day == *day : one.day.day == 0) some_.anniversaries.push_back(one);
    }
    some_.next = Place{day, pair.first, pair.second};
    return {};
  }

  const Asked& asked_;
  const AnniversaryFilter& filter_;
  std::map<Pair, std::vector<AnniversaryDay>> known_;
  SomeAnniversaries some_;
};

}  // namespace

Result<std::vector<AnniversaryDay>> anniversaries_of(const Record& record,
                                                     const std::optional<PartyCode>& party,
                                                     const Knowledge& knowledge,
                                                     const RelationWords& words, const Date& from,
                                                     int days) {
  const auto pairs = pairs_that_may(record, knowledge, party, from, days, Record::KnownTo::year);
  if (!pairs) return tl::unexpected(pairs.error());
  auto those = pairs->vague;
  for (const auto& [day, of_day] : pairs->by_day) those.insert(of_day.begin(), of_day.end());
  const Asked asked{record, knowledge, words, from, days};
  std::vector<AnniversaryDay> all;
  for (const auto& pair : those) {
    auto found = anniversaries_between(asked, pair);
    if (!found) return found;
    std::ranges::move(*found, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, in_order);
  return all;
}

Result<SomeAnniversaries> some_anniversaries(const Record& record, const Knowledge& knowledge,
                                             const RelationWords& words,
                                             const AnniversaryFilter& filter) {
  const Asked asked{record, knowledge, words, filter.from, filter.days};
  Finder finder(asked, filter);
  if (!filter.after || filter.after->day) {
    const auto more = finder.add_dated();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return finder.take();
  }
  if (auto added = finder.add_vague(); !added) return tl::unexpected(added.error());
  return finder.take();
}

Result<std::vector<AnniversaryDay>> next_anniversaries(const Record& record,
                                                       const Knowledge& knowledge,
                                                       const RelationWords& words, const Date& from,
                                                       int days, std::size_t at_most) {
  const AnniversaryFilter filter{.from = from, .days = days, .at_most = at_most};
  const Asked asked{record, knowledge, words, from, days};
  std::vector<AnniversaryDay> next;
  Finder finder(asked, filter);
  if (const auto more = finder.add_dated(); !more) return tl::unexpected(more.error());
  next = finder.take().anniversaries;
  if (next.size() > at_most) next.resize(at_most);
  return next;
}

}  // namespace dragoman
