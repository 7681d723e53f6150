#include <algorithm>

#include "reading/find_circumstances.h"
#include "reading/find_events.h"

namespace dragoman {

namespace {

bool may_be_same_time(const std::optional<When>& a, const std::optional<When>& b) {
  if (!a || !b || a == b) return true;
  const auto from_a = first_day(a->from), to_a = last_day(a->to);
  const auto from_b = first_day(b->from), to_b = last_day(b->to);
  return from_a <= to_b && from_b <= to_a;
}

bool may_be_same_place(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b || a.ends_with(b) || b.ends_with(a);
}

// "The Prime Ministers met. Foreign Minister A met his colleague B the same day."
bool other_people(const NamedPeople& a, const NamedPeople& b) {
  return std::ranges::any_of(a, [&](const auto& side) {
    const auto other = b.find(side.first);
    return other != b.end() && std::ranges::none_of(side.second, [&](std::size_t person) {
             return other->second.contains(person);
           });
  });
}

void add_people(NamedPeople& into, const NamedPeople& more) {
  for (const auto& [party, people] : more) into[party].insert(people.begin(), people.end());
}

bool same_event(std::string_view text, const Event& a, const Event& b, bool headline) {
  if (a.act != b.act || !same_parties(a.actors, b.actors) ||
      !same_parties(a.recipients, b.recipients)) {
    return false;
  }
  if (is_contact(a.act)) {
    // Talks held and talks to come are two, unless a headline tells it its own way.
    const bool talks = a.act == Act::meet || a.act == Act::call;
    if (talks && a.status != b.status && !headline) return false;
    return may_be_same_time(a.when, b.when) && may_be_same_place(a.where, b.where);
  }
  if (a.quote.overlaps(b.quote) && a.about == b.about) return true;
  const auto words = [&](const Event& event) {
    return event.about ? slice(text, *event.about) : std::string_view();
  };
  return a.when == b.when && !words(a).empty() && words(a) == words(b);
}

}  // namespace

std::vector<Event> merge_told_twice(std::string_view text, std::vector<Event> events,
                                    const std::vector<bool>& headline,
                                    const std::vector<NamedPeople>& people) {
  std::vector<Event> kept;
  std::vector<bool> kept_headline;
  std::vector<NamedPeople> kept_people;
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto& event = events[i];
    const auto named = people.empty() ? NamedPeople{} : people[i];
    const auto is_twin = [&](std::size_t k) {
      return same_event(text, kept[k], event, kept_headline[k] || headline[i]) &&
             !(is_contact(event.act) && other_people(kept_people[k], named));
    };
    std::size_t twin = 0;
    while (twin < kept.size() && !is_twin(twin)) ++twin;
    if (twin == kept.size()) {
      kept.push_back(std::move(event));
      kept_headline.push_back(headline[i]);
      kept_people.push_back(named);
      continue;
    }
    add_people(kept_people[twin], named);
    // The account in a sentence wins; what only the other tells is taken over.
    auto& first = kept[twin];
    if (kept_headline[twin] && !headline[i]) {
      std::swap(first, event);
      kept_headline[twin] = false;
    }
    if (!first.when) first.when = event.when;
    if (first.where.empty()) first.where = event.where;
  }
  std::ranges::stable_sort(kept, {}, [](const Event& event) { return event.quote; });
  return kept;
}

}  // namespace dragoman
