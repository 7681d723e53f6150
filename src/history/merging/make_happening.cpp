#include "history/merging/make_happening.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/sha256.h"
#include "base/told_ends.h"
#include "history/merging/candidates.h"
#include "history/merging/tie.h"

namespace dragoman {

namespace {

using Tellings = std::vector<const Telling*>;

Tellings first_published_first(std::span<const Telling* const> tellings) {
  Tellings sorted(tellings.begin(), tellings.end());
  std::ranges::sort(sorted, {}, [](const Telling* telling) {
    return std::tuple(telling->published.value_or(When{}), telling->at);
  });
  return sorted;
}

bool is_decided(const Telling& a, const Telling& b, std::span<const Decision> decisions) {
  return std::ranges::any_of(decisions, [&](const Decision& decision) {
    const auto one = side_of(a);
    const auto two = side_of(b);
    return decision.verdict == Decision::Verdict::same &&
           ((decision.a == one && decision.b == two) || (decision.a == two && decision.b == one));
  });
}

// The strongest tie to an account before it or, where it came in by a later one, to any.
Tie strongest_tie(const Tellings& tellings, std::size_t i, std::span<const Decision> decisions) {
  std::optional<Tie> best;
  for (std::size_t j = 0; j < tellings.size(); ++j) {
    if (j == i || (j > i && best)) continue;
    if (is_decided(*tellings[i], *tellings[j], decisions)) return {1, "decided by a person"};
    auto tie = tie_between(*tellings[i], *tellings[j]);
    if (tie && (!best || tie->score > best->score)) best = std::move(tie);
  }
  return best.value_or(Tie{});
}

// What one account calls a gathering and another a meeting of two was a meeting.
HappeningKind kind_of(const Tellings& tellings) {
  const auto meeting = std::ranges::find(tellings, HappeningKind::meeting, &Telling::kind);
  return meeting == tellings.end() ? tellings.front()->kind : (*meeting)->kind;
}

Status status_of(const Tellings& tellings) {
  const bool took_place = std::ranges::any_of(
      tellings, [](const Telling* telling) { return telling->status == Status::occurred; });
  return took_place ? Status::occurred : tellings.back()->status;
}

// What most accounts tell, among the most exact; the first told among equals.
template <class Value, class Get, class Rank>
std::optional<Value> best_told(const Tellings& tellings, Get get, Rank rank) {
  std::map<Value, int> counts;
  for (const auto* telling : tellings) {
    if (const auto value = get(*telling)) ++counts[*value];
  }
  std::optional<Value> best;
  for (const auto* telling : tellings) {
    const auto value = get(*telling);
    if (!value) continue;
    const auto order = [&](const Value& one) { return std::pair(rank(one), -counts[one]); };
    if (!best || order(*value) < order(*best)) best = value;
  }
  return best;
}

int days_in(const When& when) {
  Telling telling;
  telling.when = when;
  return spread(telling);
}

void add_parties(const std::vector<PartyCode>& from, std::vector<PartyCode>& to) {
  to.insert(to.end(), from.begin(), from.end());
  std::ranges::sort(to);
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

// Of a visit the level of who travels, of all else that of the lowest side: a minister whom a
// president receives has met at the level of ministers.
Level level_of(const Tellings& tellings) {
  std::map<PartyCode, Level> sides;
  for (const auto* telling : tellings) {
    for (std::size_t i = 0; i < telling->parties.size(); ++i) {
      if (telling->levels[i] != Level::unknown)
        sides.emplace(telling->parties[i], telling->levels[i]);
    }
  }
  std::optional<Level> lowest;
  for (const auto& [party, level] : sides) {
    if (!lowest || level > *lowest) lowest = level;
  }
  return lowest.value_or(Level::unknown);
}

std::vector<Participant> participants_of(const Tellings& tellings) {
  std::vector<Participant> all;
  for (const auto* telling : tellings) {
    for (const auto& someone : telling->people) {
      const auto known = std::ranges::find_if(all, [&](const Participant& other) {
        return other.of == someone.of && is_one_person(other.name, someone.name);
      });
      if (known == all.end()) {
        all.push_back(someone);
        continue;
      }
      // The fullest name, and a post if one account tells it.
      if (someone.name.size() > known->name.size()) known->name = someone.name;
      if (known->post.empty()) {
        known->post = someone.post;
        known->level = someone.level;
      }
      if (known->capacity.empty()) known->capacity = someone.capacity;
    }
  }
  std::ranges::stable_sort(
      all, {}, [](const Participant& someone) { return std::pair(someone.level, someone.of); });
  return all;
}

std::string base_id(const Happening& happening) {
  std::string id;
  if (happening.when) {
    id = to_edtf(told_begin(*happening.when));
  } else if (const auto& published = happening.accounts.front().published) {
    id = "before-" + to_edtf(told_end(*published));
  } else {
    id = "undated";
  }
  id += "-" + std::string(to_string(happening.kind));
  // Names of organisations may have blanks.
  constexpr std::size_t named = 3;
  const auto add = [&](const std::vector<PartyCode>& parties) {
    for (std::size_t i = 0; i < std::min(parties.size(), named); ++i) {
      id += "-";
      for (const char c : parties[i]) id += c == ' ' || c == '/' || c == '#' ? '_' : c;
    }
    if (parties.size() > named) id += "+" + std::to_string(parties.size() - named);
  };
  add(happening.parties);
  if (!happening.hosts.empty()) {
    id += "-in";
    add(happening.hosts);
  }
  return id;
}

}  // namespace

Happening make_happening(std::span<const Telling* const> members,
                         std::span<const Decision> decisions) {
  const auto tellings = first_published_first(members);
  Happening happening;
  happening.kind = kind_of(tellings);
  happening.status = status_of(tellings);
  for (const auto* telling : tellings) {
    add_parties(telling->parties, happening.parties);
    add_parties(telling->hosts, happening.hosts);
  }
  happening.when = best_told<When>(
      tellings, [](const Telling& telling) { return telling.when; }, days_in);
  const auto where = best_told<std::string>(
      tellings,
      [](const Telling& telling) {
        return telling.where.empty() ? std::nullopt : std::optional(telling.where);
      },
      [](const std::string& place) { return place.find(", ") == std::string::npos ? 1 : 0; });
  happening.where = where.value_or("");
  happening.level = level_of(tellings);
  happening.participants = participants_of(tellings);
  const auto gathering = best_told<std::string>(
      tellings,
      [](const Telling& telling) {
        return telling.gathering.empty() ? std::nullopt : std::optional(telling.gathering);
      },
      [](const std::string&) { return 0; });
  happening.gathering = gathering.value_or("");
  happening.nth = best_told<int>(
      tellings, [](const Telling& telling) { return telling.nth; }, [](int) { return 0; });
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const auto& telling = *tellings[i];
    const auto tie = i == 0 ? Tie{1, ""} : strongest_tie(tellings, i, decisions);
    happening.accounts.push_back({telling.at, telling.quote, telling.publisher, telling.published,
                                  telling.status, tie.score, tie.reason});
    happening.said.insert(happening.said.end(), telling.said.begin(), telling.said.end());
  }
  return happening;
}

void give_ids(std::vector<Happening>& happenings) {
  std::ranges::sort(happenings, {}, [](const Happening& happening) {
    return std::tuple(happening.when.value_or(When{}), happening.accounts.front().at);
  });
  std::set<std::string> taken;
  for (auto& happening : happenings) {
    // Others of that day between the same may be merged elsewhere, so it is not counted on.
    constexpr std::size_t digits = 4;
    const auto& first = happening.accounts.front();
    const auto mark = sha256(first.at.release + '\n' + first.quote).substr(0, digits);
    const auto base = base_id(happening) + "-" + mark;
    happening.id = base;
    for (int count = 2; !taken.insert(happening.id).second; ++count) {
      happening.id = base + "-" + std::to_string(count);
    }
  }
}

}  // namespace dragoman
