#include "reading/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "reading/choose_setting.h"
#include "reading/find_events.h"

namespace dragoman {

namespace {

// Kinds of reference from the surest to the least sure.
enum class Grip : std::uint8_t { none, name, person, other_name, noun, pronoun, company };

std::string_view to_string(Grip grip) {
  constexpr std::array<std::string_view, 7> words = {"none", "name",    "person", "other-name",
                                                     "noun", "pronoun", "company"};
  return words[static_cast<std::size_t>(grip)];
}

Grip grip_of(Reference reference) {
  switch (reference) {
    case Reference::name:
    case Reference::adjective:
      return Grip::name;
    case Reference::person:
    case Reference::title:
      return Grip::person;
    case Reference::demonym:
    case Reference::capital:
    case Reference::metonym:
    case Reference::agency:
      return Grip::other_name;
    case Reference::noun:
      return Grip::noun;
    case Reference::pronoun:
      return Grip::pronoun;
    case Reference::company:
      return Grip::company;
  }
  return Grip::company;
}

// Of each party the surest word that told it, of all parties the least sure of these.
Grip grip_on(const std::vector<PartyCode>& parties, const std::vector<PartyTrace>& traces) {
  Grip worst = Grip::none;
  for (const auto& party : parties) {
    Grip best = Grip::company;
    for (const auto& trace : traces) {
      if (std::ranges::find(trace.parties, party) != trace.parties.end()) {
        best = std::min(best, grip_of(trace.reference));
      }
    }
    worst = std::max(worst, best);
  }
  return worst;
}

std::string_view length_of(TokenIndex tokens, TokenIndex short_up_to, TokenIndex middle_up_to) {
  return tokens <= short_up_to ? "short" : tokens <= middle_up_to ? "middle" : "long";
}

// How many tokens lie between the trigger and the nearest word that told an actor.
std::string_view distance_to(const std::vector<PartyCode>& actors, const Syntax& syntax,
                             TokenIndex trigger, const std::vector<PartyTrace>& traces) {
  constexpr TokenIndex near = 6, far = 18;
  TokenIndex nearest = far + 1;
  for (const auto& trace : traces) {
    const bool acts = std::ranges::any_of(trace.parties, [&](const PartyCode& party) {
      return std::ranges::find(actors, party) != actors.end();
    });
    if (!acts || trace.words.empty()) continue;
    nearest = std::min(nearest, std::abs(syntax.token_at(trace.words.begin) - trigger));
  }
  return length_of(nearest, near, far);
}

std::string_view teller_of(const Draft& draft) {
  if (draft.headline) return "heading";
  if (draft.in_passing) return "passing";
  return draft.reported ? "report" : "clause";
}

std::string_view trigger_of(const PatternRow& row) {
  if (row.triggers.front().starts_with('*')) return "any";
  switch (row.trigger_class) {
    case WordClass::verb:
      return "verb";
    case WordClass::noun:
      return "noun";
    case WordClass::adjective:
      return "adjective";
  }
  return {};
}

std::string sign(std::string_view kind, std::string_view value) {
  return std::string(kind) + "=" + std::string(value);
}

TokenIndex tokens_of(const Syntax& syntax, Span span) {
  return syntax.token_at(span.end) - syntax.token_at(span.begin);
}

}  // namespace

Result<ConfidenceWeights> load_confidence(const std::filesystem::path& data_folder) {
  ConfidenceWeights weights;
  Faults faults;
  const auto path = data_folder / "patterns" / "confidence.tsv";
  each_row(path, {"sign", "weight"}, faults, [&](Cells cells) -> std::string {
    const auto weight = parse_number<double>(cells[1]);
    if (!weight || !std::isfinite(*weight)) {
      return "'" + std::string(cells[1]) + "' is no weight; write a number such as -0.35";
    }
    const bool added = weights.of.emplace(cells[0], *weight).second;
    return added ? "" : "'" + std::string(cells[0]) + "' has a weight already";
  });
  if (!faults.none()) return tl::unexpected(faults.error());
  return weights;
}

std::vector<std::string> signs_of(const Syntax& syntax, const Event& event, const Draft& draft,
                                  const Why& why) {
  const auto trigger = draft.match.trigger;
  const auto sentence = syntax.analysis().sentences[syntax.sentence(trigger)].tokens;
  const auto actors = std::min<std::size_t>(event.actors.size(), 4);
  constexpr std::array<std::string_view, 5> counts = {"0", "1", "2", "3", "more"};
  return {sign("act", to_string(event.act)),
          sign("trigger", trigger_of(*draft.match.row)),
          sign("told", teller_of(draft)),
          sign("actor", to_string(grip_on(event.actors, why.parties))),
          sign("recipient", to_string(grip_on(event.recipients, why.parties))),
          sign("actors", counts[actors]),
          sign("distance", distance_to(event.actors, syntax, trigger, why.parties)),
          sign("sentence", length_of(sentence.end - sentence.begin, 25, 45)),
          sign("content", event.about ? length_of(tokens_of(syntax, *event.about), 6, 20) : "none"),
          sign("status", to_string(event.status)),
          sign("when", to_string(why.when)),
          sign("where", to_string(why.where))};
}

std::vector<WeighedSign> weigh(const std::vector<std::string>& signs,
                               const ConfidenceWeights& weights) {
  std::vector<WeighedSign> evidence;
  for (const auto& name : signs) {
    const auto found = weights.of.find(name);
    evidence.push_back({name, found == weights.of.end() ? 0 : found->second});
  }
  std::ranges::stable_sort(evidence, std::greater<>(),
                           [](const WeighedSign& one) { return std::abs(one.weight); });
  if (const auto start = weights.of.find("start"); start != weights.of.end()) {
    evidence.insert(evidence.begin(), {start->first, start->second});
  }
  return evidence;
}

double confidence_of(const std::vector<WeighedSign>& evidence) {
  double odds = 0;
  for (const auto& one : evidence) odds += one.weight;
  return std::clamp(std::round(100 / (1 + std::exp(-odds))) / 100, 0.01, 0.99);
}

}  // namespace dragoman
