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
                                    const std::vector<bool>& headline) {
  std::vector<Event> kept;
  std::vector<bool> kept_headline;
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto& event = events[i];
    std::size_t twin = 0;
    while (twin < kept.size() &&
           !same_event(text, kept[twin], event, kept_headline[twin] || headline[i])) {
      ++twin;
    }
    if (twin == kept.size()) {
      kept.push_back(std::move(event));
      kept_headline.push_back(headline[i]);
      continue;
    }
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
