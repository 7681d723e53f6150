#include "reading/find_circumstances.h"

#include <algorithm>

namespace dragoman {

namespace {

bool is_one_of(Act act, std::initializer_list<Act> acts) {
  return std::ranges::find(acts, act) != acts.end();
}

// The token of a span that hangs on something outside it.
TokenIndex head_of(const Syntax& syntax, Span span) {
  const auto first = syntax.token_at(span.begin);
  for (auto token = first; token < syntax.size() && syntax.span(token).begin < span.end; ++token) {
    const auto head = syntax.head(token);
    if (head == no_token || !span.contains(syntax.span(head))) return token;
  }
  return first;
}

// The act of a sentence that a circumstance at `token` belongs to; no_token if there is none.
TokenIndex owner(const Syntax& syntax, TokenIndex token, const std::map<TokenIndex, Act>& triggers) {
  const auto sentence = syntax.sentence(token);
  auto up = token;
  for (int steps = 0; up != no_token && steps < 40; ++steps, up = syntax.head(up)) {
    const auto found = triggers.find(up);
    if (found == triggers.end()) continue;
    if (is_happening(found->second)) return up;
    break;
  }
  const auto in_sentence = [&](TokenIndex t) { return syntax.sentence(t) == sentence; };
  // The nearest happening before it that the act above it governs, else that stands before it.
  TokenIndex nearest = no_token;
  for (const auto& [trigger, act] : triggers) {
    if (trigger >= token) break;
    if (!is_happening(act) || !in_sentence(trigger)) continue;
    if (up == no_token || trigger > up) nearest = trigger;
  }
  if (nearest != no_token) return nearest;
  if (up != no_token) return up;
  const auto after = triggers.upper_bound(token);
  return after != triggers.end() && in_sentence(after->first) ? after->first : no_token;
}

}  // namespace

bool is_contact(Act act) {
  return is_one_of(act, {Act::meet, Act::call, Act::visit, Act::attend, Act::host});
}

bool is_happening(Act act) {
  return is_contact(act) || is_one_of(act, {Act::sign, Act::establish, Act::aid, Act::sanction,
                                            Act::appoint, Act::retreat, Act::assault, Act::coerce,
                                            Act::mobilize, Act::protest});
}

bool is_mutual(Act act) {
  return is_one_of(act, {Act::meet, Act::call, Act::discuss, Act::agree, Act::sign, Act::cooperate});
}

std::vector<PlaceMention> find_place_mentions(const Syntax& syntax, const Mentions& mentions,
                                              const Discourse& discourse,
                                              const Knowledge& knowledge) {
  std::vector<PlaceMention> places;
  const auto add = [&](Span span, const std::string& where) {
    const auto token = head_of(syntax, span);
    if (token >= syntax.size()) return;
    const auto preposition = syntax.marker(token);
    const auto relation = syntax.basic_relation(token);
    if (preposition == "in" || preposition == "at" || preposition == "to" || preposition == "into" ||
        preposition == "on" || (preposition.empty() && (relation == "obj" || relation == "conj"))) {
      places.push_back({span, where, preposition});
    }
  };
  for (const auto& block : syntax.release().blocks) {
    for (const auto& match : knowledge.find_places(syntax.release().text, block.span)) {
      add(match.span, match.place.city.empty() ? match.place.state
                                               : match.place.city + ", " + match.place.state);
    }
  }
  for (const auto& name : mentions.names) {
    const auto party = discourse.meaning(name);
    if (!party || party->kind != NameKind::name) continue;
    const auto* entry = knowledge.party(party->party);
    if (entry == nullptr || entry->kind != PartyKind::state) continue;
    const bool covered = std::ranges::any_of(
        places, [&](const PlaceMention& place) { return place.span.overlaps(name.span); });
    if (!covered) add(name.span, party->party);
  }
  std::ranges::sort(places, {}, &PlaceMention::span);
  return places;
}

Circumstances find_circumstances(const Syntax& syntax, const std::vector<PatternMatch>& matches,
                                 const std::vector<DateMention>& dates,
                                 const std::vector<PlaceMention>& places) {
  std::map<TokenIndex, Act> triggers;
  for (const auto& match : matches) triggers.emplace(match.trigger, match.row->act);

  Circumstances found;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const auto token = head_of(syntax, dates[i].span);
    if (token >= syntax.size()) continue;
    const auto trigger = owner(syntax, token, triggers);
    if (trigger != no_token) found.dates[trigger].push_back(i);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto token = head_of(syntax, places[i].span);
    const auto trigger = owner(syntax, token, triggers);
    if (trigger != no_token) found.places[trigger].push_back(i);
  }
  return found;
}

}  // namespace dragoman
