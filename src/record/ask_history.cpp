#include "dragoman/questions.h"

#include <algorithm>
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
  const auto pairs = record.pairs_with_bonds();
  if (!pairs) return tl::unexpected(pairs.error());
  std::vector<AnniversaryDay> all;
  for (const auto& [a, b] : *pairs) {
    if (party && a != *party && b != *party) continue;
    const auto relation = relation_between(record, a, b, knowledge, words, from);
    if (!relation) return tl::unexpected(relation.error());
    std::ranges::move(anniversaries(*relation, from, days), std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, [](const AnniversaryDay& one) {
    return std::tuple(one.day, one.a, one.b, one.of, one.nth);
  });
  return all;
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
