#include "reading/fact_circumstances.h"

#include <algorithm>
#include <cstdlib>

namespace dragoman {

namespace {

constexpr std::size_t max_trail = 24;  // words after the phrase

int days_apart(const Date& a, const Date& b) {
  return std::abs((a.year - b.year) * 372 +
                  (static_cast<int>(a.month) - static_cast<int>(b.month)) * 31 +
                  static_cast<int>(a.day) - static_cast<int>(b.day));
}

// "14th" → 14, "second" → 2; "60" only of an anniversary ("60 years of independence").
std::optional<int> number_of(const FactPatterns& patterns, const std::string& word, bool cardinal) {
  if (const int place = patterns.place_in("ordinals", word)) return place;
  int value = 0;
  std::size_t digits = 0;
  while (digits < word.size() && digits < 4 && word[digits] >= '0' && word[digits] <= '9') {
    value = value * 10 + (word[digits++] - '0');
  }
  const auto rest = std::string_view(word).substr(digits);
  if (cardinal && digits != 0 && rest.empty()) return value;
  if (digits == 0 || rest.size() != 2 || !patterns.in("ordinal_ends", rest)) return {};
  return value;
}

}  // namespace

FactCircumstances find_fact_circumstances(const EventSources& sources, const FoundEvents& found,
                                          const Discourse& discourse, const FactPhrase& phrase,
                                          const std::vector<PhraseWord>& words) {
  const auto& patterns = *sources.patterns.facts;
  const auto& text = sources.syntax.release().text;
  FactCircumstances told;
  told.nth = phrase.number;
  told.quote = phrase.name;
  const auto sentence = sources.syntax.sentence(phrase.head_token);

  const auto anchor = found.setting.when && found.setting.status == Status::occurred
                          ? found.setting.when
                          : sources.release_day;
  // The next such date or the last one, whichever is closer, where no word tells which.
  const auto date_of = [&](std::size_t index, std::optional<Direction> direction) {
    const auto& mention = sources.dates[index];
    if (direction) return resolve(mention, anchor, *direction);
    const auto past = resolve(mention, anchor, Direction::past);
    const auto future = resolve(mention, anchor, Direction::future);
    if (!past || !future || !anchor) return past ? past : future;
    return days_apart(future->from, anchor->from) < days_apart(past->from, anchor->from) ? future
                                                                                         : past;
  };

  std::optional<Direction> direction;
  std::optional<std::size_t> date_before;
  for (auto at = phrase.begin; at > 0 && !words[at].parted;) {
    const auto& word = words[--at];
    if (word.possessive || patterns.in("articles", word.lower) ||
        patterns.in("possessors", word.lower)) {
      told.quote.begin = word.span.begin;
      break;
    }
    if (patterns.in("coming", word.lower)) direction = Direction::future;
    if (patterns.in("past", word.lower)) direction = Direction::past;
    if (word.date) {
      date_before = word.date;
    } else if (const auto nth =
                   number_of(patterns, word.lower, phrase.pattern->kind == FactKind::anniversary)) {
      told.nth = told.nth ? told.nth : nth;
    } else if (sources.syntax.upos(word.token) != Upos::adj) {
      break;
    }
    told.quote.begin = word.span.begin;
  }
  for (auto at = phrase.begin; at > 0 && phrase.begin - at < 5;) {
    const auto& word = words[--at];
    if (sources.syntax.sentence(word.token) != sentence) break;
    if (patterns.in("negotiating", word.lower))
      told.state = "under negotiation";
    else if (told.state.empty() && patterns.in("signing", word.lower))
      told.state = "signed";
  }

  bool since = false;
  std::optional<std::size_t> date_after;
  auto at = static_cast<std::size_t>(
      std::ranges::find_if(
          words, [&](const PhraseWord& word) { return word.span.begin >= phrase.name.end; }) -
      words.begin());
  const auto places = at < words.size()
                          ? sources.knowledge.find_places(
                                text, {words[at].span.begin,
                                       words[std::min(at + max_trail, words.size()) - 1].span.end})
                          : std::vector<PlaceMatch>{};
  bool in_place = false;
  for (const auto last = std::min(at + max_trail, words.size()); at < last; ++at) {
    const auto& word = words[at];
    if (sources.syntax.sentence(word.token) != sentence) break;
    if (word.date) {
      if (!date_after) date_after = word.date;
      told.quote.end = std::max(told.quote.end, sources.dates[*word.date].span.end);
      continue;
    }
    const auto place = std::ranges::find_if(
        places, [&](const PlaceMatch& match) { return match.span.overlaps(word.span); });
    const auto name = std::ranges::find_if(sources.mentions.names, [&](const NameMatch& match) {
      return match.span.overlaps(word.span);
    });
    if (in_place && place != places.end()) {
      if (told.where.empty()) {
        const auto& [city, state, venue] = place->place;
        told.where = city.empty() ? state : city + ", " + state;
        told.host = state;
      }
      told.quote.end = std::max(told.quote.end, place->span.end);
      continue;
    }
    if (in_place && name != sources.mentions.names.end()) {
      const auto meant = discourse.meaning(*name);
      const auto* party = meant ? sources.knowledge.party(meant->party) : nullptr;
      if (party == nullptr || party->kind != PartyKind::state) break;
      if (told.where.empty()) {
        const bool capital = meant->kind == NameKind::capital && !party->capital.empty();
        told.where = capital ? party->capital + ", " + party->code : party->code;
        told.host = party->code;
      }
      told.quote.end = std::max(told.quote.end, name->span.end);
      continue;
    }
    if (patterns.in("place_links", word.lower))
      in_place = true;
    else if (patterns.in("begun", word.lower))
      since = true;
    else if (!patterns.in("trail", word.lower))
      break;
    if (patterns.in("coming", word.lower)) direction = Direction::future;
    if (patterns.in("past", word.lower)) direction = Direction::past;
    if (patterns.in("negotiating", word.lower)) told.state = "under negotiation";
    if (patterns.in("signing", word.lower)) told.state = "signed";
  }
  if (since && date_after) {
    told.since = date_of(*date_after, Direction::past);
  } else if (date_after) {
    told.when = date_of(*date_after, direction);
  } else if (date_before) {
    told.when = date_of(*date_before, direction);
  }
  return told;
}

}  // namespace dragoman
