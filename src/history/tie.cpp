#include "history/tie.h"

#include <fmt/format.h>

#include <algorithm>

#include "history/meeting_words.h"
#include "knowledge/fold.h"

namespace dragoman {

namespace {

// How like two lists of codes are, both sorted.
enum class Overlap : std::uint8_t { same, inside, some, none };

Overlap overlap(const std::vector<PartyCode>& a, const std::vector<PartyCode>& b) {
  if (a == b) return Overlap::same;
  std::vector<PartyCode> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  if (common.empty()) return Overlap::none;
  if (common.size() == std::min(a.size(), b.size())) return Overlap::inside;
  return Overlap::some;
}

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

bool add_parties(const Telling& a, const Telling& b, Evidence& evidence) {
  if (a.kind == HappeningKind::gathering) return true;  // by its name
  const auto parties = overlap(a.parties, b.parties);
  const auto hosts = overlap(a.hosts, b.hosts);
  if (parties == Overlap::none) return false;
  if (parties == Overlap::same) {
    const bool open = a.hosts.empty() || b.hosts.empty();
    if (hosts != Overlap::same && !open) return false;
    evidence.add(hosts == Overlap::same ? 0.35 : 0.2, "same parties");
    return true;
  }
  // One of two sides left out, or some of many: "KOR, JPN and USA" is not "KOR and JPN".
  const auto fewest = std::min(a.parties.size(), b.parties.size());
  const bool many = parties == Overlap::inside && fewest >= 3;
  if (many) {
    evidence.add(0.2, "parties in common");
    return hosts == Overlap::same;
  }
  if (fewest > 1 || parties != Overlap::inside || hosts != Overlap::same) return false;
  evidence.add(0.1, "one party told");
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

// False where a party came at another level.
bool add_levels(const Telling& a, const Telling& b, Evidence& evidence) {
  std::size_t alike = 0;
  Level level = Level::unknown;
  for (std::size_t i = 0; i < a.parties.size(); ++i) {
    const auto at = std::ranges::lower_bound(b.parties, a.parties[i]);
    if (at == b.parties.end() || *at != a.parties[i]) continue;
    const auto other = b.levels[static_cast<std::size_t>(at - b.parties.begin())];
    if (a.levels[i] == Level::unknown || other == Level::unknown) continue;
    if (a.levels[i] != other) return false;
    ++alike;
    level = other;
  }
  if (alike > 0) evidence.add(0.1, fmt::format("{} both times", to_string(level)));
  return true;
}

// False where a party was there by somebody else of the same level.
bool add_people(const Telling& a, const Telling& b, Evidence& evidence) {
  std::vector<std::string> shared;
  std::vector<PartyCode> differ;
  for (const auto& one : a.people) {
    bool met = false;
    bool other = false;
    for (const auto& two : b.people) {
      if (one.of != two.of) continue;
      if (is_one_person(one.name, two.name)) {
        met = true;
        shared.push_back(one.name);
        break;
      }
      other = other || (one.level == two.level && one.level <= Level::ministers);
    }
    if (!met && other) differ.push_back(one.of);
  }
  for (const auto& party : differ) {
    const bool somebody_else_came = std::ranges::any_of(
        a.people, [&](const Participant& one) {
          return one.of == party && std::ranges::find(shared, one.name) != shared.end();
        });
    if (!somebody_else_came) return false;
  }
  if (!shared.empty()) {
    evidence.add(shared.size() > 1 ? 0.3 : 0.2, shared.front() + (shared.size() > 1 ? " and others" : ""));
  }
  return true;
}

bool add_places(const Telling& a, const Telling& b, Evidence& evidence) {
  if (a.where.empty() || b.where.empty()) return true;
  if (a.kind == HappeningKind::call) return true;  // each side tells where it sat
  if (state_of(a.where) != state_of(b.where)) return false;
  const auto city = city_of(a.where);
  const auto other = city_of(b.where);
  if (city.empty() || other.empty()) return true;
  if (city != other) return a.kind == HappeningKind::visit;  // one visit, several cities
  evidence.add(0.1, "same city");
  return true;
}

bool add_gathering(const Telling& a, const Telling& b, Evidence& evidence) {
  if (a.nth && b.nth && *a.nth != *b.nth) return false;
  if (a.nth && b.nth) evidence.add(0.2, fmt::format("both number {}", *a.nth));
  if (a.gathering.empty() || b.gathering.empty()) return a.kind != HappeningKind::gathering;
  auto words_a = folded_words(a.gathering);
  auto words_b = folded_words(b.gathering);
  const auto short_word = [](const std::string& word) { return word.size() < 3; };
  std::erase_if(words_a, short_word);
  std::erase_if(words_b, short_word);
  std::ranges::sort(words_a);
  std::ranges::sort(words_b);
  std::vector<std::string> common;
  std::ranges::set_intersection(words_a, words_b, std::back_inserter(common));
  const auto fewest = std::min(words_a.size(), words_b.size());
  const bool same = fewest > 0 && 2 * common.size() > fewest && common.size() * 3 > std::max(words_a.size(), words_b.size());
  if (!same) return a.kind != HappeningKind::gathering;
  evidence.add(a.kind == HappeningKind::gathering ? 0.4 : 0.1, a.gathering);
  return true;
}

void add_words(const Telling& a, const Telling& b, Evidence& evidence) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a.words, b.words, std::back_inserter(common));
  const auto fewest = std::min(a.words.size(), b.words.size());
  if (common.empty() || 3 * common.size() < fewest) return;
  evidence.add(std::min(0.2, 0.05 * static_cast<double>(common.size())),
               fmt::format("“{}”", common.front()));
}

// What was signed or set up is told by its name alone: two treaties may be signed in one hour.
bool needs_content(const Telling& telling) {
  return telling.kind == HappeningKind::signing || telling.kind == HappeningKind::establishment;
}

bool shares_content(const Telling& a, const Telling& b) {
  if (a.words.empty() || b.words.empty()) return false;
  std::vector<std::string> common;
  std::ranges::set_intersection(a.words, b.words, std::back_inserter(common));
  return 2 * common.size() >= std::min(a.words.size(), b.words.size());
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
    auto first = when.from;
    auto last = when.to;
    if (first.year == 0) first = last;
    if (last.year == 0) last = first;
    Days days{first_day(first), last_day(last), first.day != 0 && last.day != 0};
    if (days_between(days.first, days.last) > longest_known) {
      days.told_to_the_day = false;
    }
    if (days.last < days.first) std::swap(days.first, days.last);
    return days;
  }
  if (!telling.published) return {};
  const auto last = last_day(telling.published->to.year != 0 ? telling.published->to : telling.published->from);
  return Days{add_days(last, -year), last, false};
}

Nearness nearness(const Telling& a, const Telling& b) {
  const auto days_a = days_of(a);
  const auto days_b = days_of(b);
  if (!days_a || !days_b) return a.when == b.when ? Nearness::within : Nearness::apart;
  // Negative where they have more than one day in common.
  const int gap = days_between(std::min(days_a->last, days_b->last),
                               std::max(days_a->first, days_b->first));
  const bool both_to_the_day = days_a->told_to_the_day && days_b->told_to_the_day;
  if (!both_to_the_day) return gap <= 0 ? Nearness::within : Nearness::apart;
  if (days_a->first == days_b->first && days_a->last == days_b->last) return Nearness::same_day;
  if (gap <= 0) return Nearness::overlapping;
  return gap <= day_slack ? Nearness::next_day : Nearness::apart;
}

std::optional<Tie> tie_between(const Telling& a, const Telling& b) {
  if (a.kind != b.kind) return {};
  Evidence evidence;
  if (!add_parties(a, b, evidence) || !add_dates(a, b, evidence) || !add_levels(a, b, evidence) ||
      !add_people(a, b, evidence) || !add_places(a, b, evidence) ||
      !add_gathering(a, b, evidence)) {
    return {};
  }
  if (needs_content(a) && !shares_content(a, b)) return {};
  add_words(a, b, evidence);
  return std::move(evidence).tie();
}

}  // namespace dragoman
