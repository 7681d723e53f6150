#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "dragoman/questions.h"

namespace dragoman {

namespace {

// The commitments of parties, found once for all of their events.
class Commitments {
 public:
  Commitments(const Record& record, const CommitmentWords& words)
      : record_(record), words_(words) {}

  // That which an event tells, if its time ends on that day. Nothing if there is none, or if it was
  // given out before.
  Result<std::optional<Commitment>> of(const Due& due) {
    auto known = by_parties_.find(due.parties);
    if (known == by_parties_.end()) {
      auto found = commitments_of(record_, due.parties, words_);
      if (!found) return tl::unexpected(found.error());
      known = by_parties_.emplace(due.parties, std::move(*found)).first;
    }
    const auto tells = [&due](const Told<Event>& told) { return told.at == due.at; };
    const auto one = std::ranges::find_if(known->second, [&](const Commitment& commitment) {
      return std::ranges::any_of(commitment.made, tells);
    });
    if (one == known->second.end() || !one->deadline) return std::optional<Commitment>();
    if (last_day(one->deadline->to) != due.last_day) return std::optional<Commitment>();
    const bool is_new = given_.insert(one->made.front().at).second;
    return is_new ? std::optional(*one) : std::nullopt;
  }

 private:
  const Record& record_;
  const CommitmentWords& words_;
  std::map<std::vector<PartyCode>, std::vector<Commitment>> by_parties_;
  std::set<Citation> given_;
};

Result<std::vector<Commitment>> find_due(const Record& record, const CommitmentWords& words,
                                         DueFilter filter, std::size_t at_most,
                                         const std::function<bool(const Commitment&)>& fits) {
  constexpr std::size_t at_once = 256;
  filter.at_most = at_once;
  Commitments commitments(record, words);
  std::vector<Commitment> found;
  while (found.size() < at_most) {
    const auto events = record.due(filter);
    if (!events) return tl::unexpected(events.error());
    for (const auto& due : *events) {
      if (due.parties.size() < 2) continue;
      auto commitment = commitments.of(due);
      if (!commitment) return tl::unexpected(commitment.error());
      if (*commitment && fits(**commitment)) found.push_back(std::move(**commitment));
      if (found.size() == at_most) break;
    }
    if (events->size() < at_once) break;
    filter.skip += at_once;
  }
  return found;
}

}  // namespace

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

}  // namespace dragoman
