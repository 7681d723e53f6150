#include "history/comparison/align_readouts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace dragoman {

namespace {

// Two lines are of one topic from here on, and a further line of the same account from there on.
constexpr double enough_to_pair = 0.22;
constexpr double enough_to_join = 0.55;
constexpr double weight_of_weak = 0.3;
constexpr double bonus_of_act = 0.08;
constexpr double bonus_of_parties = 0.04;

using Weights = std::map<std::string, double, std::less<>>;

// Rare words weigh more: a word of every line tells no topic from another.
Weights weigh(const std::vector<ComparedLine>& lines, const ComparisonTables& tables) {
  struct Count {
    double lines = 0;
    std::set<std::size_t> readouts;
  };
  std::map<std::string, Count, std::less<>> counts;
  for (const auto& line : lines) {
    for (const auto& word : line.content) {
      ++counts[word].lines;
      counts[word].readouts.insert(line.readout);
    }
  }
  Weights weights;
  for (const auto& [word, count] : counts) {
    // Once in each account is as rare as once in all.
    const double often = count.lines / static_cast<double>(count.readouts.size());
    const double rarity = std::log(1 + static_cast<double>(lines.size()) / often);
    weights[word] = rarity * (tables.weak.contains(word) ? weight_of_weak : 1);
  }
  return weights;
}

double weight_of(const std::vector<std::string>& words, const Weights& weights) {
  double sum = 0;
  for (const auto& word : words) sum += weights.find(word)->second;
  return sum;
}

bool share_a_party(const Event& a, const Event& b) {
  return std::ranges::any_of(a.actors, [&](const PartyCode& party) {
    return std::ranges::find(b.actors, party) != b.actors.end() ||
           std::ranges::find(b.recipients, party) != b.recipients.end();
  });
}

// How like two lines are, 0 to 1 and a little more; 0 without a word in common that says much.
double likeness(const ComparedLine& a, const ComparedLine& b, const Weights& weights,
                const ComparisonTables& tables) {
  std::vector<std::string> common;
  for (const auto& word : a.content) {
    if (std::ranges::find(b.content, word) != b.content.end()) common.push_back(word);
  }
  const bool says_much = std::ranges::any_of(
      common, [&](const std::string& word) { return !tables.weak.contains(word); });
  if (!says_much) return 0;
  const double shared = weight_of(common, weights);
  const double of_a = weight_of(a.content, weights);
  const double of_b = weight_of(b.content, weights);
  double score = shared / (of_a + of_b) + shared / (2 * std::min(of_a, of_b));
  if (family(a.event->act, tables) == family(b.event->act, tables)) score += bonus_of_act;
  if (share_a_party(*a.event, *b.event)) score += bonus_of_parties;
  return score;
}

struct Pairing {
  double score = 0;
  std::size_t a = 0;
  std::size_t b = 0;
};

std::vector<Pairing> find_pairings(const std::vector<ComparedLine>& lines, const Weights& weights,
                                   const ComparisonTables& tables) {
  std::vector<Pairing> pairings;
  for (std::size_t a = 0; a < lines.size(); ++a) {
    for (std::size_t b = a + 1; b < lines.size(); ++b) {
      if (lines[a].readout == lines[b].readout) continue;
      const double score = likeness(lines[a], lines[b], weights, tables);
      if (score >= enough_to_pair) pairings.push_back({score, a, b});
    }
  }
  std::ranges::stable_sort(pairings, std::ranges::greater(), &Pairing::score);
  return pairings;
}

}  // namespace

std::vector<ComparedLine> lines_of(const std::vector<Readout>& readouts, const Knowledge& knowledge,
                                   const ComparisonTables& tables) {
  std::set<PartyCode> who;
  for (const auto& readout : readouts) {
    who.insert(readout.publisher);
    for (const auto& told : readout.events) {
      who.insert(told.what.actors.begin(), told.what.actors.end());
      who.insert(told.what.recipients.begin(), told.what.recipients.end());
    }
  }
  const auto without_names = [&](std::string text) {
    for (const auto& match : knowledge.find_parties(text, {0, text.size()})) {
      const bool theirs = std::ranges::any_of(
          match.candidates, [&](const PartyName& name) { return who.contains(name.party); });
      for (auto at = match.span.begin; theirs && at < match.span.end; ++at) text[at] = ' ';
    }
    return text;
  };
  std::vector<ComparedLine> lines;
  for (std::size_t i = 0; i < readouts.size(); ++i) {
    for (std::size_t n = 0; n < readouts[i].events.size(); ++n) {
      const auto& told = readouts[i].events[n];
      const auto& text = told.about.empty() ? told.quote : told.about;
      lines.push_back({i, n, &told.what, content_of(without_names(text), tables),
                       figures_of(text, tables), is_denied(text, tables)});
    }
  }
  return lines;
}

std::vector<std::vector<std::size_t>> align(const std::vector<ComparedLine>& lines,
                                            const ComparisonTables& tables) {
  const auto weights = weigh(lines, tables);
  const auto pairings = find_pairings(lines, weights, tables);
  std::vector<std::size_t> group(lines.size());  // of each line; the first line of it
  for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
  const auto members = [&](std::size_t of) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (group[i] == of) found.push_back(i);
    }
    return found;
  };
  const auto merge_groups = [&](std::size_t a, std::size_t b) {
    const auto [first, second] = std::minmax(group[a], group[b]);
    for (const auto i : members(second)) group[i] = first;
  };
  // True if no readout has a line in both.
  const auto are_apart = [&](std::size_t a, std::size_t b) {
    const auto others = members(group[b]);
    return std::ranges::none_of(members(group[a]), [&](std::size_t i) {
      return std::ranges::any_of(
          others, [&](std::size_t j) { return lines[i].readout == lines[j].readout; });
    });
  };
  for (const auto& [score, a, b] : pairings) {
    if (group[a] != group[b] && are_apart(a, b)) merge_groups(a, b);
  }
  // A line that is left alone joins what tells it together with something else.
  for (const auto& [score, a, b] : pairings) {
    if (score < enough_to_join || group[a] == group[b]) continue;
    if (members(group[a]).size() == 1 || members(group[b]).size() == 1) merge_groups(a, b);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (group[i] == i) groups.push_back(members(i));
  }
  return groups;
}

}  // namespace dragoman
