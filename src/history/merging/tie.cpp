#include "history/merging/tie.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/told_ends.h"
#include "history/merging/meeting_words.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

std::string city_of(const std::string& where) {
  const auto comma = where.find(", ");
  return comma == std::string::npos ? std::string() : fold(where.substr(0, comma));
}

std::string state_of(const std::string& where) {
  const auto comma = where.find(", ");
  return comma == std::string::npos ? where : where.substr(comma + 2);
}

// Adds up what speaks for a tie, and remembers it in words.
class Evidence {
 public:
  void add(double weight, std::string_view words) {
    score_ += weight;
    if (!reason_.empty()) reason_ += ", ";
    reason_ += words;
  }
  [[nodiscard]] Tie tie() && { return {std::clamp(score_, 0.0, 1.0), std::move(reason_)}; }

 private:
  double score_ = 0;
  std::string reason_;
};

// What was signed or set up is told by its name: two treaties may be signed in one hour, and who
// was there when they were does not matter.
bool is_told_by_content(const Telling& telling) {
  return telling.kind == HappeningKind::signing || telling.kind == HappeningKind::establishment;
}

// Talks of a joint body are told as a meeting by one side and as a gathering by the other.
bool may_be_one_kind(const Telling& a, const Telling& b) {
  if (a.kind == b.kind) return true;
  const auto is_session = [](const Telling& telling) {
    return (telling.kind == HappeningKind::meeting || telling.kind == HappeningKind::gathering) &&
           telling.everybody.size() > 1;
  };
  return is_session(a) && is_session(b) && a.everybody == b.everybody;
}

bool add_parties(const Telling& a, const Telling& b, Evidence& evidence) {
  if (a.kind == HappeningKind::gathering && b.kind == a.kind) return true;  // by its name
  if (a.everybody == b.everybody) {
    // Who visits whom; of an embassy some releases do not say whose it is.
    const bool told_by_both = !a.hosts.empty() && !b.hosts.empty();
    if (told_by_both && a.hosts != b.hosts) return false;
    evidence.add(0.35, "same parties");
    return true;
  }
  const bool one_way = a.hosts == b.hosts;
  const auto fewest = std::min(a.everybody.size(), b.everybody.size());
  std::vector<PartyCode> common;
  std::ranges::set_intersection(a.everybody, b.everybody, std::back_inserter(common));
  if (!one_way || common.size() < fewest) return false;
  // Some of many, or a side that is not told: but "KOR, JPN and USA" is not "KOR and JPN".
  if (fewest == 2) return false;
  evidence.add(fewest > 2 ? 0.2 : 0.1, fewest > 2 ? "parties in common" : "one party told");
  return true;
}

bool add_dates(const Telling& a, const Telling& b, Evidence& evidence) {
  switch (nearness(a, b)) {
    case Nearness::same_day:
      evidence.add(0.35, "same day");
      return true;
    case Nearness::overlapping:
      evidence.add(0.3, "days in common");
      return true;
    case Nearness::next_day:
      // Two sides may count by their own clocks; one and the same knows which day it means.
      if (a.publisher == b.publisher && a.kind != HappeningKind::visit) return false;
      evidence.add(0.1, "a day apart");
      return true;
    case Nearness::within:
      evidence.add(0.2, "no date against it");
      return true;
    case Nearness::apart:
      return false;
  }
  return false;
}

bool shares_somebody(const Telling& a, const Telling& b, const PartyCode& party) {
  return std::ranges::any_of(a.people, [&](const Participant& one) {
    return one.of == party && std::ranges::any_of(b.people, [&](const Participant& two) {
             return two.of == party && is_one_person(one.name, two.name);
           });
  });
}

// False where a party came at another level, and not by somebody whom both tell.
bool add_levels(const Telling& a, const Telling& b, Evidence& evidence) {
  std::size_t alike = 0;
  Level level = Level::unknown;
  for (std::size_t i = 0; i < a.parties.size(); ++i) {
    const auto at = std::ranges::lower_bound(b.parties, a.parties[i]);
    if (at == b.parties.end() || *at != a.parties[i]) continue;
    const auto other = b.levels[static_cast<std::size_t>(at - b.parties.begin())];
    if (a.levels[i] == Level::unknown || other == Level::unknown) continue;
    if (a.levels[i] != other) {
      if (shares_somebody(a, b, a.parties[i])) continue;
      return false;
    }
    ++alike;
    level = other;
  }
  if (alike > 0) evidence.add(0.1, fmt::format("{} both times", to_string(level)));
  return true;
}

// False where a party came by somebody else of the same level. Whom a visitor met is not told
// alike by all.
bool add_people(const Telling& a, const Telling& b, Evidence& evidence) {
  std::vector<std::string> shared;
  for (const auto& one : a.people) {
    const bool party = std::ranges::binary_search(a.parties, one.of);
    bool somebody_else = false;
    const std::string* met = nullptr;
    for (const auto& two : b.people) {
      if (one.of != two.of) continue;
      if (met == nullptr && is_one_person(one.name, two.name)) {
        met = one.name.size() < two.name.size() ? &two.name : &one.name;
      }
      somebody_else = somebody_else || (one.level == two.level && one.level <= Level::deputies);
    }
    if (met != nullptr) shared.push_back(*met);
    if (met == nullptr && somebody_else && party && !shares_somebody(a, b, one.of)) return false;
  }
  if (shared.size() == 1) evidence.add(0.2, shared.front());
  if (shared.size() > 1) evidence.add(0.3, shared.front() + " and others");
  return true;
}

bool add_places(const Telling& a, const Telling& b, Evidence& evidence) {
  if (a.where.empty() || b.where.empty()) return true;
  if (a.kind == HappeningKind::call) return true;  // each side tells where it sat
  if (state_of(a.where) != state_of(b.where)) return false;
  const auto city = city_of(a.where);
  const auto other = city_of(b.where);
  if (city.empty() || other.empty()) return true;
  if (city == other) {
    evidence.add(0.1, "same city");
    return true;
  }
  // One visit goes to several cities, and one city has several names.
  if (a.kind == HappeningKind::visit) return true;
  evidence.add(-0.2, "another city");
  return true;
}

std::vector<std::string> name_words(const Telling& telling) {
  constexpr std::size_t shortest = 3;
  auto words = folded_words(telling.gathering);
  std::erase_if(words, [](const std::string& word) { return word.size() < shortest; });
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t count_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common.size();
}

// False for another session of a joint body, and for another gathering.
bool add_gathering(const Telling& a, const Telling& b, Evidence& evidence) {
  const bool both_counted = a.nth && b.nth;
  if (both_counted && *a.nth != *b.nth) return false;
  if (both_counted) evidence.add(0.2, fmt::format("both number {}", *a.nth));
  const auto words_a = name_words(a);
  const auto words_b = name_words(b);
  const auto common = count_common(words_a, words_b);
  const auto fewest = std::min(words_a.size(), words_b.size());
  const bool same_name = common > 0 && 2 * common > fewest;
  const bool of_many = a.kind == HappeningKind::gathering && b.kind == a.kind;
  if (same_name) evidence.add(of_many ? 0.4 : 0.1, a.gathering);
  return !of_many || same_name || both_counted;
}

void add_words(const Telling& a, const Telling& b, Evidence& evidence) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a.words, b.words, std::back_inserter(common));
  const auto fewest = std::min(a.words.size(), b.words.size());
  if (common.empty() || 3 * common.size() < fewest) return;
  evidence.add(std::min(0.2, 0.05 * static_cast<double>(common.size())),
               fmt::format("“{}”", common.front()));
}

bool shares_content(const Telling& a, const Telling& b) {
  const auto common = count_common(a.words, b.words);
  return common > 0 && 2 * common >= std::min(a.words.size(), b.words.size());
}

}  // namespace

bool is_one_person(const std::string& a, const std::string& b) {
  constexpr std::size_t shortest = 3;
  const auto words_a = folded_words(a);
  const auto words_b = folded_words(b);
  const bool shared = std::ranges::any_of(words_a, [&](const std::string& word) {
    return word.size() >= shortest && std::ranges::find(words_b, word) != words_b.end();
  });
  return shared || fold_name(a) == fold_name(b);
}

std::optional<Days> days_of(const Telling& telling) {
  constexpr int longest_known = 14;  // days that a visit or a gathering may last
  constexpr int year = 366;
  if (telling.when) {
    const auto& when = *telling.when;
    const auto& first = told_begin(when);
    const auto& last = told_end(when);
    Days days{first_day(first), last_day(last), first.day != 0 && last.day != 0};
    if (days_between(days.first, days.last) > longest_known) {
      days.told_to_the_day = false;
    }
    if (days.last < days.first) std::swap(days.first, days.last);
    return days;
  }
  if (!telling.published) return {};
  const auto last = last_day(told_end(*telling.published));
  return Days{add_days(last, -year), last, false};
}

Nearness nearness(const Telling& a, const Telling& b) {
  const auto days_a = days_of(a);
  const auto days_b = days_of(b);
  if (!days_a || !days_b) return a.when == b.when ? Nearness::within : Nearness::apart;
  // Negative where they have more than one day in common.
  const int gap =
      days_between(std::min(days_a->last, days_b->last), std::max(days_a->first, days_b->first));
  const bool both_to_the_day = days_a->told_to_the_day && days_b->told_to_the_day;
  if (!both_to_the_day) return gap <= 0 ? Nearness::within : Nearness::apart;
  if (days_a->first == days_b->first && days_a->last == days_b->last) return Nearness::same_day;
  if (gap <= 0) return Nearness::overlapping;
  const bool visit = a.kind == HappeningKind::visit && b.kind == HappeningKind::visit;
  return gap <= (visit ? day_slack : 1) ? Nearness::next_day : Nearness::apart;
}

namespace {

// What is still to come where the other has taken place is another: a release that tells of both
// tells of two, and nobody announces what is over.
bool comes_later(const Telling& planned, const Telling& held) {
  if (planned.status != Status::planned || held.status != Status::occurred) return false;
  if (planned.at.release == held.at.release) return true;
  const auto days = days_of(held);
  return days && planned.published && first_day(told_begin(*planned.published)) > days->last;
}

}  // namespace

std::optional<Tie> tie_between(const Telling& a, const Telling& b) {
  if (!may_be_one_kind(a, b) || comes_later(a, b) || comes_later(b, a)) return {};
  Evidence evidence;
  if (!add_parties(a, b, evidence) || !add_dates(a, b, evidence) ||
      !add_gathering(a, b, evidence) || !add_places(a, b, evidence)) {
    return {};
  }
  if (is_told_by_content(a)) {
    if (!shares_content(a, b)) return {};
  } else if (!add_levels(a, b, evidence) || !add_people(a, b, evidence)) {
    return {};
  }
  add_words(a, b, evidence);
  return std::move(evidence).tie();
}

}  // namespace dragoman
