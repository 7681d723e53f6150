#include <algorithm>

#include "base/parse_number.h"
#include "base/told_ends.h"
#include "dragoman/happening.h"
#include "history/merging/meeting_words.h"
#include "history/merging/said_there.h"
#include "history/merging/telling_people.h"

namespace dragoman {

namespace {

std::vector<PartyCode> sorted(std::vector<PartyCode> parties) {
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

// Who came, and to whom; whoever else an act names takes part in it.
void set_parties(const Event& event, const Knowledge& knowledge, Telling& telling) {
  const bool has_hosts =
      telling.kind == HappeningKind::visit || telling.kind == HappeningKind::establishment;
  auto parties = event.actors;
  if (has_hosts) {
    telling.hosts = sorted(event.recipients);
  } else {
    parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
  }
  telling.parties = sorted(std::move(parties));

  std::optional<Date> day;
  if (event.when) day = last_day(told_end(*event.when));
  std::vector<PartyCode> everybody;
  for (const auto* side : {&telling.parties, &telling.hosts}) {
    for (const auto& code : *side) {
      const auto* party = knowledge.party(code);
      auto members = party != nullptr && party->kind == PartyKind::group
                         ? knowledge.members(code, day)
                         : std::vector<PartyCode>();
      if (members.empty()) members = {code};
      everybody.insert(everybody.end(), members.begin(), members.end());
    }
  }
  telling.everybody = sorted(std::move(everybody));
}

bool agree(const std::optional<When>& a, const std::optional<When>& b) {
  return a && b && first_day(a->from) <= last_day(b->to) && first_day(b->from) <= last_day(a->to);
}

// What the release says stands near the words of an event: a fact whose words overlap them, or
// whose name is in them.
bool is_told_in(const Fact& fact, std::string_view text, Span within) {
  return fact.quote.overlaps(within) ||
         (!fact.name.empty() && slice(text, within).find(fact.name) != std::string_view::npos);
}

void set_gathering(const Release& release, const Reading& reading, const Event& event,
                   Telling& telling) {
  const auto around = clause_of(release, event.quote);
  const Fact* at = nullptr;
  std::size_t gatherings = 0;
  const Fact* only = nullptr;
  for (const auto& fact : reading.facts) {
    if (fact.kind == FactKind::mechanism && fact.quote.overlaps(event.quote)) {
      if (fact.nth) telling.nth = fact.nth;
      if (telling.gathering.empty()) telling.gathering = fact.name;
    }
    if (fact.kind != FactKind::gathering) continue;
    ++gatherings;
    only = &fact;
    if (at == nullptr && is_told_in(fact, release.text, around)) at = &fact;
  }
  if (at == nullptr && gatherings == 1 &&
      (agree(only->when, event.when) || (!only->where.empty() && only->where == event.where))) {
    at = only;
  }
  if (at != nullptr) {
    telling.gathering = at->name;
    if (telling.kind == HappeningKind::gathering) telling.nth = at->nth;
  } else if (telling.kind == HappeningKind::gathering && telling.gathering.empty() && event.about) {
    telling.gathering = slice(release.text, *event.about);
  }
}

// "the 4th meeting of the joint committee" → 4.
std::optional<int> session_number(const std::vector<std::string>& text, const MeetingWords& words) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (words.unnumbered.contains(text[i + 1])) continue;
    if (const auto named = words.ordinals.find(text[i]); named != words.ordinals.end()) {
      return named->second;
    }
    const auto& word = text[i];
    if (word.size() < 3 || word[0] < '1' || word[0] > '9') continue;
    const auto tail = word.substr(word.size() - 2);
    if (tail != "st" && tail != "nd" && tail != "rd" && tail != "th") continue;
    if (const auto number = parse_number<int>(word.substr(0, word.size() - 2))) return number;
  }
  return {};
}

// What it was about, and of what: not who met, nor that they did.
std::vector<std::string> content_words(const Release& release, const Reading& reading,
                                       const Event& event, const Knowledge& knowledge,
                                       const MeetingWords& words) {
  std::vector<std::string> content;
  const auto add = [&](Span span) {
    std::string text(slice(release.text, span));
    for (const auto& match : knowledge.find_parties(release.text, span)) {
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(match.span.begin - span.begin),
                  match.span.size(), ' ');
    }
    for (auto& word : folded_words(text)) {
      constexpr std::size_t shortest = 4;
      // A year is a date and no content.
      const bool number = word.find_first_not_of("0123456789") == std::string::npos;
      if (word.size() >= shortest && !number && !words.idle.contains(word)) {
        content.push_back(std::move(word));
      }
    }
  };
  add(event.quote);
  if (event.about && !event.quote.contains(*event.about)) add(*event.about);
  std::vector<std::string> names;
  for (const auto& person : reading.people) {
    for (auto& word : folded_words(person.name)) names.push_back(std::move(word));
  }
  std::erase_if(content, [&](const std::string& word) {
    return std::ranges::find(names, word) != names.end();
  });
  std::ranges::sort(content);
  content.erase(std::unique(content.begin(), content.end()), content.end());
  return content;
}

}  // namespace

std::vector<Telling> find_tellings(const Release& release, const Reading& reading,
                                   const Knowledge& knowledge, const HistoryWords& words) {
  const auto& meetings = words.meetings();
  std::vector<Telling> tellings;
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    const auto kind = happening_kind(event.act);
    if (!kind || event.status == Status::hypothetical || event.actors.empty()) continue;
    Telling telling;
    telling.at = {reading.id, i + 1};
    telling.quote = slice(release.text, event.quote);
    telling.publisher = reading.publisher;
    telling.published = reading.published;
    telling.kind = *kind;
    telling.status = event.status;
    set_parties(event, knowledge, telling);
    telling.when = event.when;
    telling.where = event.where;
    set_gathering(release, reading, event, telling);
    if (!telling.nth) {
      telling.nth = session_number(folded_words(slice(release.text, event.quote)), meetings);
    }
    set_people(release, reading, event, knowledge, meetings, telling);
    telling.words = content_words(release, reading, event, knowledge, meetings);
    tellings.push_back(std::move(telling));
  }
  find_said(reading, tellings);
  return tellings;
}

}  // namespace dragoman
