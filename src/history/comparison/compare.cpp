#include <algorithm>
#include <set>

#include "dragoman/comparison.h"
#include "history/comparison/align_readouts.h"

namespace dragoman {

std::string_view to_string(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::act:
      return "act";
    case DifferenceKind::who:
      return "who";
    case DifferenceKind::whom:
      return "whom";
    case DifferenceKind::figures:
      return "figures";
    case DifferenceKind::status:
      return "status";
  }
  return "";
}

std::string_view to_string(Topic::Verdict verdict) {
  switch (verdict) {
    case Topic::Verdict::shared:
      return "shared";
    case Topic::Verdict::only:
      return "only";
    case Topic::Verdict::differently:
      return "differently";
  }
  return "";
}

namespace {

// What one account tells of a topic.
struct TopicSide {
  std::set<std::string> acts;
  std::set<std::string> families;
  std::set<PartyCode> actors;
  std::set<PartyCode> recipients;
  std::set<PartyCode> asked_by;
  std::set<Status> statuses;
  bool denied = false;
  std::vector<Figure> figures;
};

TopicSide side_of(const std::vector<std::size_t>& group, std::size_t readout,
                  const std::vector<ComparedLine>& lines, const ComparisonTables& tables) {
  TopicSide side;
  for (const auto i : group) {
    const auto& line = lines[i];
    if (line.readout != readout) continue;
    const auto& event = *line.event;
    side.acts.emplace(to_string(event.act));
    side.families.emplace(family(event.act, tables));
    side.actors.insert(event.actors.begin(), event.actors.end());
    side.recipients.insert(event.recipients.begin(), event.recipients.end());
    if (tables.asking.contains(to_string(event.act))) {
      side.asked_by.insert(event.actors.begin(), event.actors.end());
    }
    side.statuses.insert(event.status);
    side.denied = side.denied || line.denied || event.status == Status::denied;
    side.figures.insert(side.figures.end(), line.figures.begin(), line.figures.end());
  }
  return side;
}

template <class Items>
std::string in_words(const Items& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : " ") + std::string(item);
  return text;
}

std::string status_words(const TopicSide& side) {
  if (side.denied) return std::string(to_string(Status::denied));
  std::set<std::string> words;
  for (const auto status : side.statuses) words.emplace(to_string(status));
  return in_words(words);
}

bool acts_agree(const TopicSide& a, const TopicSide& b, const ComparisonTables& tables) {
  return std::ranges::any_of(a.families, [&](const std::string& one) {
    return std::ranges::any_of(b.families, [&](const std::string& other) {
      return one == other || tables.alike.contains({one, other});
    });
  });
}

bool have_common(const std::set<PartyCode>& a, const std::set<PartyCode>& b) {
  return std::ranges::any_of(a, [&](const PartyCode& party) { return b.contains(party); });
}

bool count_the_same(const Figure& a, const Figure& b) {
  if (a.kind != b.kind) return false;
  // A day has no word after it to tell what it counts.
  if (a.kind != Figure::Kind::count || (a.of.empty() && b.of.empty())) return true;
  return std::ranges::any_of(
      a.of, [&](const std::string& word) { return std::ranges::find(b.of, word) != b.of.end(); });
}

// The figures of `a` that `b` has with other values only.
std::vector<std::string> contradicted(const TopicSide& a, const TopicSide& b) {
  std::vector<std::string> words;
  for (const auto& figure : a.figures) {
    bool other = false;
    bool same = false;
    for (const auto& one : b.figures) {
      if (!count_the_same(figure, one)) continue;
      (one.value == figure.value ? same : other) = true;
    }
    if (other && !same) words.push_back(figure.words);
  }
  return words;
}

// Two accounts contradict each other in figures only if both have one that the other has not:
// more detail is no contradiction.
bool figures_agree(const TopicSide& a, const TopicSide& b) {
  return contradicted(a, b).empty() || contradicted(b, a).empty();
}

// Calls `agree` with each two accounts that tell the topic; true if it says so of all.
template <class Agree>
bool all_agree(const std::vector<TopicSide>& sides, Agree agree) {
  for (std::size_t a = 0; a < sides.size(); ++a) {
    for (std::size_t b = a + 1; b < sides.size(); ++b) {
      if (sides[a].acts.empty() || sides[b].acts.empty()) continue;
      if (!agree(sides[a], sides[b])) return false;
    }
  }
  return true;
}

std::vector<Difference> find_differences(const std::vector<TopicSide>& sides,
                                         const ComparisonTables& tables) {
  std::vector<Difference> differences;
  const auto note = [&](DifferenceKind kind, auto words) {
    Difference difference{kind, {}};
    for (const auto& side : sides) difference.told.push_back(words(side));
    differences.push_back(std::move(difference));
  };
  if (!all_agree(sides, [&](const auto& a, const auto& b) { return acts_agree(a, b, tables); })) {
    note(DifferenceKind::act, [](const TopicSide& side) { return in_words(side.acts); });
  }
  if (!all_agree(sides, [](const auto& a, const auto& b) { return a.actors == b.actors; })) {
    note(DifferenceKind::who, [](const TopicSide& side) { return in_words(side.actors); });
  } else if (!all_agree(sides, [](const auto& a, const auto& b) {
               return a.recipients.empty() || b.recipients.empty() ||
                      have_common(a.recipients, b.recipients);
             })) {
    note(DifferenceKind::whom, [](const TopicSide& side) { return in_words(side.recipients); });
  }
  if (!all_agree(sides, figures_agree)) {
    note(DifferenceKind::figures, [](const TopicSide& side) {
      std::vector<std::string> words;
      for (const auto& figure : side.figures) words.push_back(figure.words);
      return in_words(words);
    });
  }
  if (!all_agree(sides, [](const auto& a, const auto& b) {
        return a.denied == b.denied && (a.denied || a.statuses == b.statuses);
      })) {
    note(DifferenceKind::status, status_words);
  }
  return differences;
}

// True if the only account that tells this tells it of another publisher.
bool is_of_other(const TopicSide& side, const Readout& teller,
                 const std::vector<Readout>& readouts) {
  if (teller.publisher.empty() || side.actors.contains(teller.publisher)) return false;
  return std::ranges::any_of(readouts, [&](const Readout& readout) {
    return !readout.publisher.empty() && side.actors.contains(readout.publisher);
  });
}

}  // namespace

Comparison compare(std::vector<Readout> readouts, const Knowledge& knowledge,
                   const ComparisonWords& words) {
  const auto& tables = *words.tables;
  const auto lines = lines_of(readouts, knowledge, tables);
  std::vector<Topic> topics;
  for (const auto& group : align(lines, tables)) {
    Topic topic;
    topic.lines.resize(readouts.size());
    for (const auto i : group) topic.lines[lines[i].readout].push_back(lines[i].number);
    std::vector<TopicSide> sides;
    std::size_t tellers = 0;
    for (std::size_t i = 0; i < readouts.size(); ++i) {
      sides.push_back(side_of(group, i, lines, tables));
      topic.asked_by.emplace_back(sides[i].asked_by.begin(), sides[i].asked_by.end());
      if (!topic.lines[i].empty()) ++tellers;
    }
    if (tellers > 1) {
      topic.differences = find_differences(sides, tables);
      topic.verdict =
          topic.differences.empty() ? Topic::Verdict::shared : Topic::Verdict::differently;
    } else {
      const auto teller = lines[group.front()].readout;
      topic.of_other = is_of_other(sides[teller], readouts[teller], readouts);
    }
    topics.push_back(std::move(topic));
  }
  return {std::move(readouts), std::move(topics)};
}

std::vector<Readout> readouts_of(const Happening& happening, std::span<const Told<Event>> events) {
  std::vector<Readout> readouts;
  for (const auto& account : happening.accounts) {
    if (std::ranges::find(readouts, account.at.release, &Readout::release) != readouts.end()) {
      continue;
    }
    readouts.push_back({account.at.release, account.publisher, {}});
    auto& readout = readouts.back();
    for (const auto& told : events) {
      const bool said = told.at.release == account.at.release &&
                        std::ranges::find(happening.said, told.at) != happening.said.end();
      if (said) readout.events.push_back(told);
    }
    std::ranges::stable_sort(readout.events, {}, &Told<Event>::at);
  }
  std::erase_if(readouts, [](const Readout& readout) { return readout.events.empty(); });
  return readouts;
}

}  // namespace dragoman
