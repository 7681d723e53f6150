#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "dragoman/happening.h"
#include "history/merging/candidates.h"
#include "history/merging/make_happening.h"
#include "history/merging/tie.h"

namespace dragoman {

namespace {

// Which tellings are of one happening: groups that only grow, and never join what is barred.
class Groups {
 public:
  Groups(std::span<const Telling> tellings, std::span<const Decision> decisions)
      : tellings_(tellings), group_(tellings.size()), members_(tellings.size()) {
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (std::size_t i = 0; i < members_.size(); ++i) members_[i] = {i};
    if (decisions.empty()) return;
    std::map<Decision::Side, std::size_t> places;
    for (std::size_t i = 0; i < tellings.size(); ++i) places.emplace(side_of(tellings[i]), i);
    for (const auto& decision : decisions) {
      const auto a = places.find(decision.a);
      const auto b = places.find(decision.b);
      if (a == places.end() || b == places.end() || a == b) continue;
      const auto pair = std::minmax(a->second, b->second);
      auto& decided = decision.verdict == Decision::Verdict::apart ? apart_ : same_;
      decided.emplace_back(pair.first, pair.second);
    }
    std::ranges::sort(apart_);
    std::ranges::sort(same_);
    for (const auto& [a, b] : same_) unite(a, b);
  }

  [[nodiscard]] std::size_t group_of(std::size_t telling) const { return group_[telling]; }
  [[nodiscard]] const std::vector<std::size_t>& members(std::size_t group) const {
    return members_[group];
  }

  // True if no telling of one is barred from being of one happening with one of the other.
  [[nodiscard]] bool may_unite(std::size_t a, std::size_t b) const {
    for (const auto one : members_[group_[a]]) {
      for (const auto two : members_[group_[b]]) {
        const auto pair = std::minmax(one, two);
        const std::pair decided(pair.first, pair.second);
        if (std::ranges::binary_search(apart_, decided)) return false;
        if (std::ranges::binary_search(same_, decided)) continue;
        if (!tie_between(tellings_[one], tellings_[two])) return false;
      }
    }
    return true;
  }

  void unite(std::size_t a, std::size_t b) {
    auto into = group_[a];
    auto from = group_[b];
    if (into == from) return;
    if (from < into) std::swap(into, from);
    for (const auto telling : members_[from]) group_[telling] = into;
    auto& all = members_[into];
    all.insert(all.end(), members_[from].begin(), members_[from].end());
    std::ranges::sort(all);
    members_[from].clear();
  }

 private:
  std::span<const Telling> tellings_;
  std::vector<std::size_t> group_;
  std::vector<std::vector<std::size_t>> members_;  // of the group of that number, sorted
  std::vector<std::pair<std::size_t, std::size_t>> apart_;
  std::vector<std::pair<std::size_t, std::size_t>> same_;
};

struct Edge {
  double score = 0;
  std::size_t a = 0;
  std::size_t b = 0;
};

bool is_dated(const Telling& telling) {
  const auto days = days_of(telling);
  return days && days->told_to_the_day;
}

// The strongest ties first; among equals those of the earliest tellings.
void unite_by_strength(std::vector<Edge> edges, Groups& groups) {
  std::ranges::sort(edges, [](const Edge& one, const Edge& two) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-two.score, two.a, two.b);
  });
  for (const auto& edge : edges) {
    if (groups.group_of(edge.a) != groups.group_of(edge.b) && groups.may_unite(edge.a, edge.b)) {
      groups.unite(edge.a, edge.b);
    }
  }
}

// "the President's visit in April" is the one visit there was in April; where there were two,
// it stays by itself unless more speaks for one of them.
void unite_mentions(std::span<const Telling> tellings,
                    const std::vector<std::vector<std::size_t>>& candidates, Groups& groups) {
  constexpr double clearly = 0.15;
  constexpr double enough_of_the_only = 0.55;
  constexpr int short_time = 31;  // days
  struct Choice {
    std::size_t mention;
    std::size_t group;
  };
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    if (is_dated(tellings[i]) || groups.members(groups.group_of(i)).size() > 1) continue;
    std::map<std::size_t, double> fitting;  // groups
    for (const auto j : candidates[i]) {
      if (!is_dated(tellings[j])) continue;
      const auto tie = tie_between(tellings[i], tellings[j]);
      if (!tie || !groups.may_unite(i, j)) continue;
      auto& best = fitting[groups.group_of(j)];
      best = std::max(best, tie->score);
    }
    if (fitting.empty()) continue;
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const auto& [group, score] : fitting) ranked.emplace_back(score, group);
    std::ranges::sort(ranked, [](const auto& one, const auto& two) {
      return std::pair(-one.first, one.second) < std::pair(-two.first, two.second);
    });
    const bool only = ranked.size() == 1 || ranked[0].first - ranked[1].first > clearly;
    const auto needed =
        ranked.size() == 1 && spread(tellings[i]) <= short_time ? enough_of_the_only : enough;
    if (only && ranked[0].first >= needed) choices.push_back({i, ranked[0].second});
  }
  for (const auto& choice : choices) {
    if (groups.may_unite(choice.mention, choice.group)) {
      groups.unite(choice.mention, groups.members(choice.group).front());
    }
  }
}

}  // namespace

std::vector<Happening> merge(std::span<const Telling> told, std::span<const Decision> decisions) {
  // The order of the releases' names, so that the order they come in does not matter.
  std::vector<Telling> tellings(told.begin(), told.end());
  std::ranges::sort(tellings, {}, &Telling::at);
  const auto candidates = find_candidates(tellings);
  Groups groups(tellings, decisions);

  std::vector<Edge> dated;
  std::vector<Edge> undated;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    for (const auto j : candidates[i]) {
      if (j <= i) continue;
      const bool both_dated = is_dated(tellings[i]) && is_dated(tellings[j]);
      const bool neither = !is_dated(tellings[i]) && !is_dated(tellings[j]);
      if (!both_dated && !neither) continue;
      const auto tie = tie_between(tellings[i], tellings[j]);
      if (tie && tie->score >= enough) (both_dated ? dated : undated).push_back({tie->score, i, j});
    }
  }
  unite_by_strength(std::move(dated), groups);
  unite_mentions(tellings, candidates, groups);
  unite_by_strength(std::move(undated), groups);

  std::vector<Happening> happenings;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const auto& members = groups.members(i);
    if (members.empty()) continue;
    std::vector<const Telling*> accounts;
    for (const auto member : members) accounts.push_back(&tellings[member]);
    happenings.push_back(make_happening(accounts, decisions));
  }
  give_ids(happenings);
  return happenings;
}

}  // namespace dragoman
