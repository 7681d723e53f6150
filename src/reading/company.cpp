// Discourse: who has been told of together: "the two sides", "both leaders", "the five countries".
#include <algorithm>

#include "base/tsv.h"
#include "reading/discourse.h"

namespace dragoman {

// How often each state is named that does not speak here, in the order first named.
std::vector<std::pair<PartyCode, int>> Discourse::count_other_states() const {
  std::vector<std::pair<PartyCode, int>> counts;
  for (const auto& name : mentions_.names) {
    const auto party = meaning(name);
    if (!party || !is_other_state(party->party)) continue;
    auto count = std::ranges::find(counts, party->party, &std::pair<PartyCode, int>::first);
    if (count == counts.end()) count = counts.insert(counts.end(), {party->party, 0});
    ++count->second;
  }
  return counts;
}

bool Discourse::is_other_state(const PartyCode& party) const {
  const auto* entry = knowledge_.party(party);
  return entry != nullptr && entry->kind == PartyKind::state &&
         party != syntax_.release().publisher &&
         std::ranges::find(speakers_, party) == speakers_.end();
}

// Of the states that do not speak here, the one named last before this word in its sentence;
// else the one named most often, of several the first.
Parties Discourse::ruled_state(TokenIndex head) const {
  Parties near;
  const auto first = syntax_.analysis().sentences[syntax_.sentence(head)].tokens.begin;
  for (auto token = first; token < head; ++token) {
    const auto at = mentions_.name_at[index(token)];
    if (at == Mentions::none) continue;
    const auto party = meaning(mentions_.names[at]);
    if (party && is_other_state(party->party)) near = {party->party};
  }
  if (!near.empty()) return near;
  const auto counts = count_other_states();
  if (counts.empty()) return {};
  return {std::ranges::max_element(counts, {}, &std::pair<PartyCode, int>::second)->first};
}

std::optional<std::size_t> Discourse::counted(TokenIndex head) const {
  const auto value = [&](TokenIndex token) -> std::optional<std::size_t> {
    const auto found = patterns_.words.find("numbers");
    if (found == patterns_.words.end()) return {};
    const auto at = std::ranges::find(found->second, lower(syntax_.form(token)));
    if (at == found->second.end()) return {};
    return static_cast<std::size_t>(at - found->second.begin()) + 1;
  };
  if (const auto own = value(head)) return own;
  for (const auto c : syntax_.children(head)) {
    if (c > head) break;
    if (patterns_.in("both", lower(syntax_.form(c)))) return 2;
    if (syntax_.basic_relation(c) != "nummod") continue;
    if (const auto number = value(c)) return number;
  }
  return {};
}

// "the tensions between Guyana and Peru, and urges both countries": two states of which one hangs
// on the other, told before this word in its sentence and none of them its subject.
Parties Discourse::pair_named_before(TokenIndex head) const {
  const auto first = syntax_.analysis().sentences[syntax_.sentence(head)].tokens.begin;
  Parties pair;
  for (auto token = first; token < head; ++token) {
    const auto above = syntax_.head(token);
    if (syntax_.basic_relation(token) != "conj" || above == no_token || above < first ||
        syntax_.marker(above) != "between" || mentions_.person_at[index(above)] != Mentions::none) {
      continue;
    }
    Parties named;
    for (const auto word : {above, token}) {
      const auto at = mentions_.name_at[index(word)];
      const auto party = at == Mentions::none ? std::nullopt : meaning(mentions_.names[at]);
      if (party && is_other_state(party->party)) add_parties(named, {party->party});
    }
    if (named.size() == 2) pair = named;
  }
  return pair;
}

Parties Discourse::group_of(std::optional<std::size_t> size) const {
  const auto latest = std::find_if(groups_.rbegin(), groups_.rend(), [&](const Parties& group) {
    return !size || group.size() == *size;
  });
  if (latest != groups_.rend()) return *latest;
  if (speakers_.size() > 1 && (!size || speakers_.size() == *size)) return speakers_;
  return !size || *size == 2 ? usual_company() : Parties{};
}

// The publisher and the one other state that the release is about.
Parties Discourse::usual_company() const {
  constexpr int often = 3;
  const auto own = knowledge_.party(syntax_.release().publisher);
  if (own == nullptr || own->kind != PartyKind::state) return {};
  const auto counts = count_other_states();
  const PartyCode* first = nullptr;
  int most = 0;
  int second = 0;
  for (const auto& [party, count] : counts) {
    if (count > most) {
      second = most;
      most = count;
      first = &party;
    } else {
      second = std::max(second, count);
    }
  }
  if (first == nullptr || most < often || second * 2 > most) return {};
  return {syntax_.release().publisher, *first};
}

Parties Discourse::latest_single() const {
  return last_single_.empty() ? publisher() : last_single_;
}

Parties Discourse::latest_group() const {
  return group_of({});
}

Parties Discourse::company_of(const PartyCode& party) const {
  const auto latest = std::find_if(groups_.rbegin(), groups_.rend(), [&](const Parties& group) {
    return std::ranges::find(group, party) != group.end();
  });
  return latest == groups_.rend() ? Parties{} : *latest;
}

void Discourse::tell_subject(TokenIndex head, const Parties& parties) {
  if (parties.empty() || head == no_token) return;
  if (parties.size() == 1)
    last_single_ = parties;
  else
    tell_group(parties);
}

void Discourse::tell_group(const Parties& parties) {
  if (parties.size() > 1) groups_.push_back(parties);
}

}  // namespace dragoman
