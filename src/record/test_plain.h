// For tests: the questions answered slowly, from all that the releases of a record say and without
// any of its tables but those of releases and readings.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dragoman/questions.h"
#include "record/known_by.h"
#include "record/test_entries.h"

namespace dragoman {

// What the newest versions of all releases say.
struct Plain {
  std::vector<StoredRelease> releases;  // by date and id
  std::vector<Told<Event>> events;      // by release and number
  std::vector<Told<Fact>> facts;
  std::vector<Happening> happenings;  // newest first
  std::map<Citation, Date> deadlines;
};

inline std::vector<PartyCode> parties_of(const Event& event) {
  auto parties = event.actors;
  parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}
inline std::vector<PartyCode> parties_of(const Fact& fact) {
  auto parties = fact.members;
  for (const auto& one : {fact.a, fact.b}) {
    if (!one.empty()) parties.push_back(one);
  }
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}
inline std::vector<PartyCode> parties_of(const Happening& happening) {
  auto parties = happening.parties;
  parties.insert(parties.end(), happening.hosts.begin(), happening.hosts.end());
  std::ranges::sort(parties);
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  return parties;
}

// Those of `all` of whose parties something holds, in the order given.
template <class What>
std::vector<Told<What>> those(const std::vector<Told<What>>& all,
                              const std::function<bool(const std::vector<PartyCode>&)>& fits) {
  std::vector<Told<What>> some;
  std::ranges::copy_if(all, std::back_inserter(some),
                       [&](const auto& told) { return fits(parties_of(told.what)); });
  return some;
}

inline Between plainly_told(const Plain& plain,
                            const std::function<bool(const std::vector<PartyCode>&)>& fits) {
  Between between{those(plain.facts, fits), those(plain.events, fits)};
  std::ranges::stable_sort(between.facts, {}, [](const Told<Fact>& told) {
    return std::tuple(told.what.kind, told.what.name);
  });
  std::ranges::stable_sort(between.events, std::ranges::greater(), [](const Told<Event>& told) {
    return told.what.when.value_or(told.published.value_or(When{}));
  });
  return between;
}

inline auto all_of(std::vector<PartyCode> wanted) {
  std::ranges::sort(wanted);
  return [wanted](const std::vector<PartyCode>& parties) {
    return std::ranges::includes(parties, wanted);
  };
}

inline auto only(const PartyCode& party) {
  return [party](const std::vector<PartyCode>& parties) {
    return parties == std::vector<PartyCode>{party};
  };
}

// Everything, once more, from the releases and what their newest readings tell of happenings.
inline Plain plain_of(const Record& record,
                      const std::function<std::pair<std::vector<Telling>, std::vector<Deadline>>(
                          const StoredRelease&)>& derived) {
  Plain plain;
  std::vector<Telling> tellings;
  EXPECT_TRUE(record.each_release([&](const StoredRelease& stored) {
    plain.releases.push_back(stored);
    auto [own, deadlines] = derived(stored);
    std::ranges::move(own, std::back_inserter(tellings));
    for (const auto& one : deadlines) {
      plain.deadlines[{stored.release.id, one.number}] = last_day(one.when.to);
    }
  }));
  auto by_id = plain.releases;
  std::ranges::sort(by_id, {}, [](const auto& one) { return one.release.id; });
  for (const auto& stored : by_id) {
    const auto& release = stored.release;
    const auto& reading = stored.reading;
    const auto told = [&](const auto& what, std::size_t number, std::string about) {
      return Told<std::remove_cvref_t<decltype(what)>>{
          .what = what,
          .quote = std::string(slice(release.text, what.quote)),
          .about = std::move(about),
          .at = {release.id, number},
          .publisher = reading.publisher,
          .published = reading.published};
    };
    for (std::size_t i = 0; i < reading.events.size(); ++i) {
      const auto& event = reading.events[i];
      plain.events.push_back(
          told(event, i + 1, event.about ? std::string(slice(release.text, *event.about)) : ""));
    }
    for (std::size_t i = 0; i < reading.facts.size(); ++i) {
      plain.facts.push_back(told(reading.facts[i], i + 1, ""));
    }
  }
  plain.happenings = merge(tellings, got(record.decisions()));
  return plain;
}

inline bool is_told_later(const Commitment& a, const Commitment& b) {
  const auto& one = a.made.front();
  const auto& two = b.made.front();
  return one.published == two.published ? one.at < two.at : one.published > two.published;
}

// The commitments that events of each set of parties tell, each where it is told first.
inline std::vector<Commitment> plain_commitments(const Plain& plain, const CommitmentWords& words) {
  std::map<std::vector<PartyCode>, std::vector<Commitment>> by_parties;
  for (const auto& told : plain.events) {
    const auto parties = parties_of(told.what);
    if (parties.empty() || by_parties.contains(parties)) continue;
    const auto between = parties.size() == 1 ? plainly_told(plain, only(parties.front()))
                                             : plainly_told(plain, all_of(parties));
    by_parties[parties] = find_commitments(between.events, between.facts, words);
  }
  std::vector<Commitment> all;
  for (const auto& [parties, commitments] : by_parties) {
    for (const auto& one : commitments) {
      if (parties_of(one.made.front().what) == parties) all.push_back(one);
    }
  }
  std::ranges::sort(all, is_told_later);
  return all;
}

// Of all pairs that have a bond.
inline std::vector<AnniversaryDay> plain_anniversaries(const Plain& plain,
                                                       const Knowledge& knowledge,
                                                       const RelationWords& words, const Date& from,
                                                       int days) {
  std::set<std::pair<PartyCode, PartyCode>> pairs;
  const auto add = [&](const std::vector<PartyCode>& parties) {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      for (std::size_t j = i + 1; j < parties.size(); ++j) pairs.emplace(parties[i], parties[j]);
    }
  };
  for (const auto& told : plain.facts) {
    const auto kind = told.what.kind;
    if (kind == FactKind::mission || kind == FactKind::partnership || kind == FactKind::mechanism ||
        kind == FactKind::anniversary || kind == FactKind::agreement) {
      add(parties_of(told.what));
    }
  }
  for (const auto& told : plain.events) {
    if (told.what.act == Act::establish) add(parties_of(told.what));
  }
  std::vector<AnniversaryDay> all;
  for (const auto& [a, b] : pairs) {
    auto between = plainly_told(plain, all_of({a, b}));
    forget_later(between.facts, from);
    forget_later(between.events, from);
    const auto relation =
        relation_of(a, b, {between.facts, between.events, {}}, knowledge, words, from);
    std::ranges::move(anniversaries(relation, from, days), std::back_inserter(all));
  }
  return all;
}

}  // namespace dragoman
