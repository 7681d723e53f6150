#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "dragoman/questions.h"

namespace dragoman {

namespace {

bool tells(const Commitment& commitment, const Citation& event) {
  return std::ranges::any_of(commitment.made,
                             [&event](const Told<Event>& told) { return told.at == event; });
}

// The commitments of parties, found once for all of their events.
class Commitments {
 public:
  Commitments(const Record& record, const CommitmentWords& words)
      : record_(record), words_(words) {}

  // How often they were found.
  [[nodiscard]] std::size_t size() const { return by_parties_.size(); }

  // That which an event of these parties tells; nothing if there is none.
  Result<const Commitment*> of(const Citation& event, const std::vector<PartyCode>& parties) {
    auto known = by_parties_.find(parties);
    if (known == by_parties_.end()) {
      auto found = find(parties);
      if (!found) return tl::unexpected(found.error());
      known = by_parties_.emplace(parties, std::move(*found)).first;
    }
    const auto one = std::ranges::find_if(
        known->second, [&event](const Commitment& commitment) { return tells(commitment, event); });
    return one == known->second.end() ? nullptr : &*one;
  }

 private:
  Result<std::vector<Commitment>> find(const std::vector<PartyCode>& parties) const {
    if (parties.size() > 1) return commitments_of(record_, parties, words_);
    const auto told = record_.told_only_of(parties.front());
    if (!told) return tl::unexpected(told.error());
    return find_commitments(told->events, told->facts, words_);
  }

  const Record& record_;
  const CommitmentWords& words_;
  std::map<std::vector<PartyCode>, std::vector<Commitment>> by_parties_;
};

Result<std::vector<Commitment>> find_due(const Record& record, const CommitmentWords& words,
                                         DueFilter filter, std::size_t at_most,
                                         const std::function<bool(const Commitment&)>& fits) {
  constexpr std::size_t at_once = 256;
  filter.at_most = at_once;
  Commitments commitments(record, words);
  std::vector<Commitment> found;
  std::set<Citation> given;
  while (found.size() < at_most) {
    const auto events = record.due(filter);
    if (!events) return tl::unexpected(events.error());
    for (const auto& due : *events) {
      if (due.parties.size() < 2) continue;
      const auto told = commitments.of(due.at, due.parties);
      if (!told) return tl::unexpected(told.error());
      const auto* one = *told;
      if (one == nullptr || !one->deadline || last_day(one->deadline->to) != due.last_day) continue;
      if (given.insert(one->made.front().at).second && fits(*one)) found.push_back(*one);
      if (found.size() == at_most) break;
    }
    if (events->size() < at_once) break;
    filter.skip += at_once;
  }
  return found;
}

// Whether all of them are so few that they can be found at once.
Result<bool> are_few(const Record& record, const std::vector<PartyCode>& with) {
  if (with.size() > 1) return true;
  const auto promised = record.promised({.with = with, .at_most = most_promises_at_once + 1});
  if (!promised) return tl::unexpected(promised.error());
  return promised->size() <= most_promises_at_once;
}

// A part of what is found at once.
Result<SomeCommitments> some_at_once(const Record& record, const CommitmentWords& words,
                                     const CommitmentFilter& filter) {
  auto all = commitments_of(record, filter.with, words);
  if (!all) return tl::unexpected(all.error());
  const auto comes_before = [](const Told<Event>& a, const Told<Event>& b) {
    return a.published == b.published ? a.at < b.at : a.published > b.published;
  };
  std::ranges::sort(*all, comes_before,
                    [](const Commitment& one) -> const Told<Event>& { return one.made.front(); });
  auto from = all->begin();
  if (filter.after) {
    const auto last = std::ranges::find(*all, *filter.after,
                                        [](const Commitment& one) { return one.made.front().at; });
    from = last == all->end() ? last : std::next(last);
  }
  SomeCommitments some;
  for (; from != all->end(); ++from) {
    if (filter.fits && !filter.fits(*from)) continue;
    if (some.commitments.size() == filter.at_most) {
      some.next = some.commitments.back().made.front().at;
      break;
    }
    some.commitments.push_back(std::move(*from));
  }
  return some;
}

}  // namespace

Result<std::vector<Commitment>> commitments_of(const Record& record,
                                               const std::vector<PartyCode>& parties,
                                               const CommitmentWords& words) {
  const auto told = record.told_of(parties);
  if (!told) return tl::unexpected(told.error());
  return find_commitments(told->events, told->facts, words);
}

Result<std::vector<Commitment>> overdue_commitments(const Record& record,
                                                    const CommitmentWords& words, const Date& day,
                                                    std::size_t at_most) {
  DueFilter filter;
  filter.to = add_days(day, -1);
  filter.latest_first = true;
  return find_due(record, words, filter, at_most,
                  [&day](const Commitment& one) { return is_overdue(one, day); });
}

Result<std::vector<Commitment>> commitments_due(const Record& record, const CommitmentWords& words,
                                                const Date& from, int days, std::size_t at_most) {
  DueFilter filter;
  filter.from = from;
  filter.to = add_days(from, days);
  return find_due(record, words, filter, at_most, [](const Commitment& one) {
    return one.status != CommitmentStatus::done && one.status != CommitmentStatus::declined;
  });
}

Result<SomeCommitments> some_commitments(const Record& record, const CommitmentWords& words,
                                         const CommitmentFilter& filter) {
  const auto few = are_few(record, filter.with);
  if (!few) return tl::unexpected(few.error());
  if (*few) return some_at_once(record, words, filter);
  // No part looks further, or finds what became of those of more than so many sets of parties.
  constexpr std::size_t most_events = 1024;
  constexpr std::size_t most_sets = 32;
  constexpr std::size_t at_once = 64;
  Commitments commitments(record, words);
  SomeCommitments some;
  PromisedFilter events{.with = filter.with, .after = filter.after, .at_most = at_once};
  std::size_t looked_at = 0;
  while (true) {
    const auto promised = record.promised(events);
    if (!promised) return tl::unexpected(promised.error());
    for (const auto& [at, parties] : *promised) {
      if (some.commitments.size() == filter.at_most || looked_at == most_events ||
          commitments.size() == most_sets) {
        some.next = events.after;
        return some;
      }
      ++looked_at;
      events.after = at;
      if (parties.empty()) continue;
      const auto told = commitments.of(at, parties);
      if (!told) return tl::unexpected(told.error());
      // Each is given where it is told first.
      const auto* one = *told;
      if (one == nullptr || one->made.front().at != at) continue;
      if (!filter.fits || filter.fits(*one)) some.commitments.push_back(*one);
    }
    if (promised->size() < at_once) return some;
  }
}

}  // namespace dragoman
