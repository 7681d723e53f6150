#include "dragoman/questions.h"

#include <algorithm>

#include "record/known_by.h"

namespace dragoman {

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
