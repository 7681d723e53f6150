#include "history/commitments/find_promises.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "dragoman/happening.h"
#include "reading/find_dates.h"

namespace dragoman {

namespace {

// What two releases tell of one promise lies at most this many days apart.
constexpr int same_occasion_days = 1;
// How much of the shorter of two contents stands in the other, if they are of one promise: in two
// releases, and within one, where two promises in a row often sound alike.
constexpr double same_content = 0.6;
constexpr double same_content_in_release = 0.85;
// How it is promised is told by the first words of it: "to jointly explore", "always to support".
constexpr std::size_t first_words = 2;

std::vector<PartyCode> sorted(std::vector<PartyCode> parties) {
  std::ranges::sort(parties);
  return parties;
}

bool starts_with(const std::vector<Token>& tokens, std::size_t at, const Stems& stems,
                 const Terms& terms) {
  if (at + stems.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (terms[tokens[at + i].term].stem != stems[i]) return false;
  }
  return true;
}

// The tokens after the word that makes it a promise; all, if there is none.
std::vector<Token> matter_of(const Clue& clue, CommitmentKind kind, const Terms& terms) {
  const auto word = std::ranges::find_if(clue.tokens, [&](const Token& token) {
    return (terms[token.term].roles & role_bit(WordRole::promise, kind)) != 0;
  });
  if (word == clue.tokens.end()) return clue.tokens;
  return {std::next(word), clue.tokens.end()};
}

// By the first words that name a deed.
ActSet deed_of(const std::vector<Token>& matter, Act act, const Terms& terms,
               const CommitmentTables& tables) {
  for (std::size_t i = 0; i < matter.size(); ++i) {
    const auto& term = terms[matter[i].term];
    if ((term.roles & role_bit(WordRole::deed)) == 0) continue;
    for (const auto& deed : tables.deeds.at(term.stem)) {
      if (starts_with(matter, i, deed.stems, terms)) return deed.acts;
    }
  }
  const auto otherwise = tables.otherwise.find(act);
  return otherwise == tables.otherwise.end() ? ActSet{0} : otherwise->second;
}

Strength strength_of(const std::vector<Token>& matter, const Terms& terms,
                     const CommitmentTables& tables) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < matter.size() && words < first_words; ++i) {
    const auto& term = terms[matter[i].term];
    const auto weak = tables.weak.find(term.stem);
    if (weak != tables.weak.end() && std::ranges::any_of(weak->second, [&](const Stems& stems) {
          return starts_with(matter, i, stems, terms);
        })) {
      return Strength::weak;
    }
    if ((term.roles & role_bit(WordRole::stop)) == 0) ++words;
  }
  return Strength::firm;
}

bool is_lasting(const std::vector<Token>& matter, const Terms& terms) {
  std::size_t words = 0;
  for (const auto& token : matter) {
    const auto roles = terms[token.term].roles;
    if ((roles & role_bit(WordRole::lasting)) != 0) return true;
    if ((roles & role_bit(WordRole::stop)) == 0 && ++words == first_words) break;
  }
  return false;
}

std::optional<Promise> promise_of(const Clue& clue, std::size_t number, Terms& terms,
                                  const CommitmentTables& tables, std::size_t lines) {
  if (clue.event == nullptr || clue.status != Status::occurred || clue.actors.empty()) return {};
  const auto kind = commitment_kind(clue.act);
  if (!kind) return {};
  const bool asks = *kind == CommitmentKind::requested || *kind == CommitmentKind::invited;
  if (asks && clue.recipients.empty()) return {};
  Promise promise;
  promise.kind = *kind;
  promise.who = sorted(clue.actors);
  promise.whom = sorted(clue.recipients);
  std::ranges::set_union(promise.who, promise.whom, std::back_inserter(promise.parties));
  promise.clues = {number};
  promise.first = clue.first;
  promise.last = clue.last;
  promise.stated = number;
  promise.matter = matter_of(clue, *kind, terms);
  for (const auto& party : promise.parties) {
    const auto names = terms.names_of(party);
    promise.names.insert(promise.names.end(), names.begin(), names.end());
  }
  std::ranges::sort(promise.names);
  promise.topics = terms.topics_of(promise.matter);
  std::erase_if(promise.topics, [&](const LineTerm& topic) {
    return std::ranges::binary_search(promise.names, topic.term);
  });
  promise.told_by_deed = std::ranges::none_of(
      promise.topics, [&](const LineTerm& topic) { return terms.is_telling(topic.term); });
  for (auto& topic : promise.topics) topic.weight *= terms.rarity(topic.term, lines);
  promise.deed = deed_of(promise.matter, clue.act, terms, tables);
  promise.lasting = is_lasting(promise.matter, terms);
  promise.strength = strength_of(promise.matter, terms, tables);
  return promise;
}

bool is_same_occasion(const Promise& a, const Promise& b) {
  if (a.first.year == 0 || b.first.year == 0) return a.first == b.first;
  return a.first <= add_days(b.last, same_occasion_days) &&
         b.first <= add_days(a.last, same_occasion_days);
}

bool is_same(const Promise& a, const Promise& b, const std::vector<Clue>& clues,
             const Terms& terms) {
  if (!is_same_occasion(a, b) || a.deed != b.deed) return false;
  if (!a.whom.empty() && !b.whom.empty() && a.whom != b.whom) return false;
  const auto& release = clues[b.clues.front()].at().release;
  const bool one_release = std::ranges::any_of(
      a.clues, [&](std::size_t clue) { return clues[clue].at().release == release; });
  if (!one_release && a.first.year == 0) return false;  // when is not known of either
  auto likeness = compare(a.topics, b.topics, terms);
  likeness.back = share_of(likeness.shared, b.topics, a.names);
  const auto common = std::max(likeness.cover, likeness.back);
  if (likeness.telling == 0 && likeness.cover + likeness.back < 2) return false;
  return common >= (one_release ? same_content_in_release : same_content);
}

void join(Promise& promise, const Promise& other) {
  promise.clues.insert(promise.clues.end(), other.clues.begin(), other.clues.end());
  if (promise.whom.empty()) {
    promise.whom = other.whom;
    promise.parties = other.parties;
  }
}

}  // namespace

std::vector<Promise> find_promises(const std::vector<Clue>& clues, Terms& terms,
                                   const CommitmentTables& tables) {
  std::vector<Promise> promises;
  std::map<std::pair<CommitmentKind, std::vector<PartyCode>>, std::vector<std::size_t>> by_who;
  for (std::size_t i = 0; i < clues.size(); ++i) {
    auto promise = promise_of(clues[i], i, terms, tables, clues.size());
    if (!promise) continue;
    auto& earlier = by_who[{promise->kind, promise->who}];
    // Clues come by date: what is too long ago stays so.
    std::erase_if(earlier,
                  [&](std::size_t at) { return !is_same_occasion(promises[at], *promise); });
    const auto same = std::ranges::find_if(
        earlier, [&](std::size_t at) { return is_same(promises[at], *promise, clues, terms); });
    if (same != earlier.end()) {
      join(promises[*same], *promise);
    } else {
      earlier.push_back(promises.size());
      promises.push_back(std::move(*promise));
    }
  }
  for (auto& promise : promises) {
    std::ranges::sort(promise.clues, {}, [&](std::size_t clue) {
      return std::tuple(clues[clue].told, clues[clue].at());
    });
  }
  return promises;
}

std::string content_of(const Told<Event>& told) {
  return told.about.empty() ? told.quote : told.about;
}

std::optional<When> find_deadline(const Told<Event>& told, const Calendar& calendar) {
  Release release;
  release.text = content_of(told);
  release.blocks.emplace_back().span = {0, release.text.size()};
  const auto made = told.what.when ? told.what.when : told.published;
  for (const auto& mention : find_dates(release, {}, calendar)) {
    const auto when = resolve(mention, made, Direction::future);
    if (!when || when->to.year == 0) continue;
    const bool past = made && made->from.year != 0 && last_day(when->to) < first_day(made->from);
    if (!past) return when;
  }
  return {};
}

std::vector<Deadline> find_deadlines(const Release& release, const Reading& reading,
                                     const HistoryWords& words) {
  std::vector<Deadline> deadlines;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    if (!commitment_kind(event.act) || event.status != Status::occurred) continue;
    const auto cut = [&](Span span) { return std::string(slice(release.text, span)); };
    const Told<Event> told{.what = event,
                           .quote = cut(event.quote),
                           .about = event.about ? cut(*event.about) : std::string(),
                           .at = {reading.id, i + 1},
                           .publisher = reading.publisher,
                           .published = reading.published};
    if (const auto when = find_deadline(told, words.calendar())) {
      deadlines.push_back({i + 1, *when});
    }
  }
  return deadlines;
}

}  // namespace dragoman
