#include "history/merging/candidates.h"

#include <algorithm>
#include <map>

#include "history/merging/meeting_words.h"
#include "history/merging/tie.h"

namespace dragoman {

namespace {

struct Entry {
  Date first;
  Date last;
  std::size_t telling = 0;
  bool open = false;
};

// Along the days: every entry with all that begin before it ends.
void pair_up(std::vector<Entry>& entries, bool only_open,
             std::vector<std::vector<std::size_t>>& candidates) {
  std::ranges::sort(entries, [](const Entry& one, const Entry& two) {
    return std::tie(one.first, one.telling) < std::tie(two.first, two.telling);
  });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto until = add_days(entries[i].last, day_slack);
    for (std::size_t j = i + 1; j < entries.size() && entries[j].first <= until; ++j) {
      if (only_open && !entries[i].open && !entries[j].open) continue;
      candidates[entries[i].telling].push_back(entries[j].telling);
      candidates[entries[j].telling].push_back(entries[i].telling);
    }
  }
}

}  // namespace

CandidateKeys candidate_keys(const Telling& telling) {
  CandidateKeys keys;
  const bool gathering = telling.kind == HappeningKind::gathering;
  if (gathering) {
    constexpr std::size_t shortest = 3;
    for (const auto& word : folded_words(telling.gathering)) {
      if (word.size() >= shortest) keys.pairs.push_back("gathering|" + word);
    }
  }
  // Some call a gathering what others call a meeting.
  const auto kind = std::string(gathering ? "meeting" : to_string(telling.kind)) + "|";
  const auto& all = telling.everybody;
  constexpr std::size_t few = 4;
  keys.open = all.size() == 1 || all.size() > few;
  for (std::size_t i = 0; i < all.size() && (!gathering || all.size() > 1); ++i) {
    keys.wide.push_back(kind + all[i]);
    if (keys.open) continue;
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      keys.pairs.push_back(kind + all[i] + "|" + all[j]);
    }
  }
  // Names of organisations, and words of names, are as long as a text makes them.
  constexpr std::size_t longest = 200;  // bytes
  for (auto* some : {&keys.pairs, &keys.wide}) {
    for (auto& key : *some) key.resize(std::min(key.size(), longest));
  }
  std::ranges::sort(keys.pairs);
  keys.pairs.erase(std::unique(keys.pairs.begin(), keys.pairs.end()), keys.pairs.end());
  return keys;
}

std::vector<std::vector<std::size_t>> find_candidates(std::span<const Telling> tellings) {
  std::map<std::string, std::vector<Entry>> pairs;
  std::map<std::string, std::vector<Entry>> wide;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    // What has no date at all is compared with its like only.
    const auto days = days_of(tellings[i]).value_or(Days{{1, 1, 1}, {1, 1, 1}, false});
    const auto keys = candidate_keys(tellings[i]);
    const Entry entry{days.first, days.last, i, keys.open};
    for (const auto& key : keys.pairs) pairs[key].push_back(entry);
    for (const auto& key : keys.wide) wide[key].push_back(entry);
  }
  std::vector<std::vector<std::size_t>> candidates(tellings.size());
  for (auto& [key, entries] : pairs) pair_up(entries, false, candidates);
  for (auto& [key, entries] : wide) pair_up(entries, true, candidates);
  for (auto& of_one : candidates) {
    std::ranges::sort(of_one);
    of_one.erase(std::unique(of_one.begin(), of_one.end()), of_one.end());
  }
  return candidates;
}

int spread(const Telling& telling) {
  const auto days = days_of(telling);
  return days ? days_between(days->first, days->last) + 1 : 0;
}

}  // namespace dragoman
