#include "reading/name_parties.h"

#include <algorithm>

namespace dragoman {

namespace {

using Role = NameRole;

bool is_mark(const NameText& text, std::size_t at, char mark) {
  return at < text.words.size() && text.words[at].mark == mark;
}

// "Kuleba of Ukraine", "Kuleba (Ukraine)"
void read_party_after(const NameText& text, NameDraft& draft) {
  const auto& words = text.words;
  if (!draft.of.empty() && !draft.titles.empty()) return;
  auto at = draft.name_end;
  if (at >= words.size() || words[at - 1].possessive) return;
  const bool bracket = is_mark(text, at, '(');
  if (!bracket && !words[at].is(Role::link_of)) return;
  ++at;
  if (at < words.size() && words[at].is(Role::article)) ++at;
  if (at >= words.size() || !words[at].is_party()) return;
  const auto& party = text.meant[words[at].party];
  if (party.kind != NameKind::name) return;
  auto end = at;
  while (end < words.size() && words[end].party == words[at].party) ++end;
  if (bracket && !is_mark(text, end, ')')) return;
  draft.of = party.party;
  draft.end = std::max(draft.end, bracket ? end + 1 : end);
}

// Only commas, "and" and "the" between two names.
bool listed(const NameText& text, const NameDraft& before, const NameDraft& after) {
  const auto begin = before.name_end;
  const auto end = after.begin;
  if (begin >= end || end - begin > 3) return false;
  return std::all_of(text.words.begin() + static_cast<std::ptrdiff_t>(begin),
                     text.words.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const NameWord& word) {
                       return word.mark == ',' || word.is(Role::joiner) || word.is(Role::article);
                     });
}

bool ends_sentence(const NameText& text, std::size_t at) {
  return is_mark(text, at, '.') || is_mark(text, at, ';');
}

// "On Monday, Deputy Minister A and Secretary B of Norway met": two who begin the sentence and
// with whom no one else is met are each of a side of their own.
bool are_two_sides(const NameText& text, const std::vector<NameDraft>& drafts, std::size_t second) {
  constexpr std::size_t longest_adverb = 3;  // words: "on Monday"
  const auto& words = text.words;
  const auto& before = drafts[second - 1];
  const auto& after = drafts[second];
  auto sentence = before.begin;
  while (sentence > 0 && !ends_sentence(text, sentence - 1)) --sentence;
  if (second > 1 && drafts[second - 2].name >= sentence) return false;
  auto first = before.begin;
  if (first > sentence && words[first - 1].is(Role::article)) --first;
  if (first > sentence && !is_mark(text, first - 1, ',')) return false;
  auto at = after.end;
  if (is_mark(text, at, ',')) ++at;  // "the Secretary of Norway, Mr. Dahl, met"
  for (std::size_t skipped = 0; skipped < longest_adverb; ++skipped, ++at) {
    if (at >= words.size() || words[at].mark != 0 || words[at].is(Role::mutual)) break;
  }
  if (at >= words.size() || !words[at].is(Role::mutual)) return false;
  while (at < words.size() && !ends_sentence(text, at)) ++at;
  return second + 1 >= drafts.size() || drafts[second + 1].name >= at;
}

// "Head of Office Ana Berg and Foreign Minister Olav Dahl of Norway"
void share_with_list(const NameText& text, std::vector<NameDraft>& drafts) {
  for (auto i = drafts.size(); i-- > 1;) {
    auto& before = drafts[i - 1];
    const auto& after = drafts[i];
    const auto& of = after.of.empty() ? after.maybe_of : after.of;
    // "Minister A and Minister B of Norway" are equals: each of a state of their own.
    const bool equals = !before.titles.empty() && !after.titles.empty() &&
                        !before.titles.back()->plural &&
                        before.titles.back()->singular == after.titles.front()->singular;
    // "Minister A and Norwegian State Secretary B": the word before the title is of B alone.
    const bool own =
        !after.titles.empty() && after.titles.front()->full_begin < after.titles.front()->begin;
    if (before.of.empty() && before.maybe_of.empty() && !equals && !own &&
        listed(text, before, after) && !are_two_sides(text, drafts, i)) {
      before.maybe_of = of;
    }
  }
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const auto& before = drafts[i - 1];
    auto& after = drafts[i];
    // "Japan’s Foreign Minister X and Defence Minister Y"
    const bool ahead =
        !before.titles.empty() && before.titles.front()->full_begin < before.titles.front()->begin;
    if (ahead && after.of.empty() && after.maybe_of.empty() && listed(text, before, after)) {
      after.maybe_of = before.of;
    }
  }
}

// "Tajikistan: Foreign Minister Sirojiddin Muhriddin"
void share_heading_party(const NameText& text, std::vector<NameDraft>& drafts) {
  const auto& words = text.words;
  if (words.empty() || !words.front().is_party()) return;
  const auto party = words.front().party;
  std::size_t at = 0;
  while (at < words.size() && words[at].party == party) ++at;
  if (!is_mark(text, at, ':') && !is_mark(text, at, '-') && !is_mark(text, at, ',') &&
      !is_mark(text, at, ')'))
    return;
  for (auto& draft : drafts) {
    if (draft.of.empty()) draft.of = text.meant[party].party;
  }
}

}  // namespace

void tell_parties(const NameText& text, bool list_item, std::vector<NameDraft>& drafts) {
  for (auto& draft : drafts) read_party_after(text, draft);
  share_with_list(text, drafts);
  if (list_item) share_heading_party(text, drafts);
}

}  // namespace dragoman
