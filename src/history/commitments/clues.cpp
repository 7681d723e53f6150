#include "history/commitments/clues.h"

#include "base/told_ends.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dragoman {

namespace {

constexpr std::string_view under_negotiation = "under negotiation";  // see the codebook

// Of an open interval the end that is told.
void date(Clue& clue, const std::optional<When>& when, const std::optional<When>& published) {
  const auto& day = when ? when : published;
  clue.dated = when.has_value();
  if (day) {
    const auto& from = told_begin(*day);
    const auto& to = told_end(*day);
    clue.first = first_day(from);
    clue.last = last_day(to);
  }
  clue.told = published && published->from.year != 0 ? first_day(published->from) : clue.first;
}

void take_words(Clue& clue, std::string_view quote, std::string_view about, Terms& terms) {
  clue.tokens = terms.tokens_of(quote);
  if (quote.find(about) == std::string_view::npos) {
    for (auto token : terms.tokens_of(about)) {
      token.begin += quote.size();
      token.end += quote.size();
      clue.tokens.push_back(token);
    }
  }
  clue.topics = terms.topics_of(clue.tokens);
  clue.core = about.empty() ? clue.topics : terms.topics_of(terms.tokens_of(about));
  for (const auto& token : clue.tokens) {
    clue.roles |= terms[token.term].roles;
    clue.told_of |= token.told;
  }
}

Clue clue_of(const Told<Event>& told, Terms& terms) {
  const auto& event = told.what;
  Clue clue;
  clue.event = &told;
  clue.act = event.act;
  clue.status = event.status;
  clue.actors = event.actors;
  clue.recipients = event.recipients;
  date(clue, event.when, told.published);
  take_words(clue, told.quote, told.about, terms);
  return clue;
}

std::optional<Clue> clue_of(const Told<Fact>& told, Terms& terms) {
  const auto& fact = told.what;
  Clue clue;
  clue.fact = &told;
  clue.negotiated = fact.kind == FactKind::agreement && fact.state == under_negotiation;
  const bool stands = fact.kind == FactKind::mission || fact.kind == FactKind::mechanism;
  if (!clue.negotiated && !(stands && fact.since)) return {};
  if (stands) clue.act = Act::establish;
  for (const auto& party : {fact.a, fact.b}) {
    if (!party.empty()) clue.actors.push_back(party);
  }
  clue.actors.insert(clue.actors.end(), fact.members.begin(), fact.members.end());
  date(clue, stands ? fact.since : std::nullopt, told.published);
  take_words(clue, told.quote, fact.name, terms);
  return clue;
}

}  // namespace

bool Clue::involves(const PartyCode& party) const {
  return std::ranges::find(actors, party) != actors.end() ||
         std::ranges::find(recipients, party) != recipients.end();
}

std::vector<Clue> find_clues(std::span<const Told<Event>> events, std::span<const Told<Fact>> facts,
                             Terms& terms) {
  std::vector<const Told<Event>*> told_events;
  std::vector<const Told<Fact>*> told_facts;
  for (const auto& event : events) told_events.push_back(&event);
  for (const auto& fact : facts) told_facts.push_back(&fact);
  // Terms are numbered as they come: the numbers must not depend on the order given.
  std::ranges::sort(told_events, {}, &Told<Event>::at);
  std::ranges::sort(told_facts, {}, &Told<Fact>::at);
  std::vector<Clue> clues;
  clues.reserve(events.size() + facts.size());
  for (const auto* event : told_events) clues.push_back(clue_of(*event, terms));
  for (const auto* fact : told_facts) {
    if (auto clue = clue_of(*fact, terms)) clues.push_back(std::move(*clue));
  }
  std::ranges::stable_sort(clues, {}, [](const Clue& clue) {
    return std::tuple(clue.first.year == 0, clue.first, clue.told);
  });
  for (const auto& clue : clues) terms.count_line(clue.topics);
  for (auto& clue : clues) {
    for (auto* topics : {&clue.topics, &clue.core}) {
      for (auto& topic : *topics) topic.weight *= terms.rarity(topic.term, clues.size());
    }
  }
  return clues;
}

}  // namespace dragoman
