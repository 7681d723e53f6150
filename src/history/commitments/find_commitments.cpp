#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/told_ends.h"
#include "dragoman/commitment.h"
#include "history/commitments/weigh_evidence.h"

namespace dragoman {

namespace {

constexpr std::size_t parties_in_id = 4;  // of more, the first ones and how many

// A word in more lines than this, and in more than one of eight, leads to no evidence by itself,
// where the promise has rarer ones.
constexpr std::size_t often = 64;

// Where clues are found without looking at all of them. Numbers rise, so do dates.
struct Index {
  std::vector<std::vector<std::size_t>> by_term;  // of terms that tell something
  std::map<std::pair<PartyCode, Act>, std::vector<std::size_t>> by_deed;
  std::map<std::string_view, std::map<std::size_t, std::size_t>> by_release;  // event → clue
};

Index index_of(const std::vector<Clue>& clues, const Terms& terms) {
  Index index;
  index.by_term.resize(terms.size());
  for (std::size_t i = 0; i < clues.size(); ++i) {
    const auto& clue = clues[i];
    for (const auto& topic : clue.topics) {
      if (terms.is_telling(topic.term)) index.by_term[topic.term].push_back(i);
    }
    for (const auto* parties : {&clue.actors, &clue.recipients}) {
      for (const auto& party : *parties) index.by_deed[{party, clue.act}].push_back(i);
    }
    if (clue.event != nullptr) index.by_release[clue.at().release][clue.at().number] = i;
  }
  return index;
}

// The clues that may be evidence for promises, one promise after the other.
class Candidates {
 public:
  // `scales` must outlive it.
  explicit Candidates(const Scales& scales)
      : tables_(scales.tables),
        clues_(scales.clues),
        terms_(scales.terms),
        index_(index_of(clues_, terms_)),
        weights_(clues_.size()) {
    for (const auto& [act, status] : scales.tables.answers) answers_ |= act_bit(act);
  }

  std::vector<std::size_t> of(const Promise& promise) {
    found_.clear();
    add_by_words(promise);
    const bool visit = has(promise.deed, Act::visit);
    if (promise.told_by_deed || visit) add_by_act(promise, promise.deed);
    if (promise.told_by_deed && is_asked(promise.kind)) add_by_act(promise, answers_);
    add_answers(promise);
    std::erase_if(
        found_, [&](std::size_t clue) { return !may_be_evidence(promise, clues_[clue], tables_); });
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return found_;
  }

 private:
  [[nodiscard]] auto from(const std::vector<std::size_t>& numbers, const Promise& promise) const {
    return std::ranges::lower_bound(numbers, promise.first, {},
                                    [this](std::size_t i) { return comparable(clues_[i].first); });
  }
  // Undated clues stand at the end.
  static Date comparable(const Date& date) { return date.year == 0 ? Date{10000, 1, 1} : date; }

  [[nodiscard]] bool is_frequent(TermNumber term) const {
    const auto lines = term < index_.by_term.size() ? index_.by_term[term].size() : 0;
    return lines > often && lines > clues_.size() / 8;
  }

  // Those that have enough of the promise's words.
  void add_by_words(const Promise& promise) {
    const bool has_rarer = std::ranges::any_of(promise.topics, [&](const LineTerm& topic) {
      return terms_.is_telling(topic.term) && !is_frequent(topic.term);
    });
    double whole = 0;
    std::vector<std::size_t> touched;
    for (const auto& topic : promise.topics) {
      whole += topic.weight;
      if (topic.term >= index_.by_term.size()) continue;
      if (has_rarer && is_frequent(topic.term)) continue;
      const auto& numbers = index_.by_term[topic.term];
      for (auto at = from(numbers, promise); at != numbers.end(); ++at) {
        if (weights_[*at] == 0) touched.push_back(*at);
        weights_[*at] += topic.weight;
      }
    }
    // General words are not in the index: they may add what is missing.
    for (const auto at : touched) {
      if (weights_[at] >= whole * least_cover / 2) found_.push_back(at);
      weights_[at] = 0;
    }
  }

  // Those of whom it concerns, in the time within which no words need tell.
  void add_by_act(const Promise& promise, ActSet acts) {
    if (promise.first.year == 0) return;
    const auto end = add_days(promise.last, unnamed_within_days);
    for (unsigned act = 0; act < 64; ++act) {
      if ((acts >> act & 1U) == 0) continue;
      for (const auto& party : promise.parties) {
        const auto known = index_.by_deed.find({party, static_cast<Act>(act)});
        if (known == index_.by_deed.end()) continue;
        const auto& numbers = known->second;
        for (auto at = from(numbers, promise); at != numbers.end(); ++at) {
          if (clues_[*at].first > end) break;
          found_.push_back(*at);
        }
      }
    }
  }

  // What follows the promise in its releases.
  void add_answers(const Promise& promise) {
    for (const auto told : promise.clues) {
      const auto& at = clues_[told].at();
      const auto& release = index_.by_release.at(at.release);
      for (auto next = release.upper_bound(at.number);
           next != release.end() && next->first <= at.number + answer_within; ++next) {
        found_.push_back(next->second);
      }
    }
  }

  const CommitmentTables& tables_;
  const std::vector<Clue>& clues_;
  const Terms& terms_;
  Index index_;
  ActSet answers_ = 0;
  std::vector<float> weights_;  // all 0 between promises
  std::vector<std::size_t> found_;
};

// Whether evidence brings a commitment on. What was declined may be taken up again, what is done
// stays done.
bool changes(CommitmentStatus from, CommitmentStatus to) {
  if (from == CommitmentStatus::done || from == to) return false;
  if (from == CommitmentStatus::declined) {
    return to == CommitmentStatus::done || to == CommitmentStatus::under_way;
  }
  return to > from;
}

Step step_of(const WeighedEvidence& evidence, const Clue& clue) {
  Step step;
  if (clue.event != nullptr) {
    step.evidence = *clue.event;
  } else {
    step.evidence = *clue.fact;
  }
  step.leads_to = evidence.leads_to;
  step.score = evidence.score;
  step.reason = evidence.reason;
  return step;
}

void follow(Commitment& commitment, const Promise& promise, Candidates& candidates,
            const Scales& scales) {
  std::vector<WeighedEvidence> found;
  for (const auto clue : candidates.of(promise)) {
    if (auto evidence = weigh(promise, clue, scales)) found.push_back(std::move(*evidence));
  }
  // What happened is dated by itself; what is announced, by who announces it. On one day an answer
  // comes before the deed, and of two that lead to the same the surer first.
  const auto day = [&](const WeighedEvidence& evidence) {
    const auto& clue = scales.clues[evidence.clue];
    return clue.status == Status::occurred ? clue.first : clue.told;
  };
  std::ranges::stable_sort(found, {}, [&](const WeighedEvidence& evidence) {
    return std::tuple(day(evidence), evidence.leads_to, -evidence.score,
                      scales.clues[evidence.clue].at());
  });
  for (const auto& evidence : found) {
    const bool delay = evidence.leads_to == CommitmentStatus::open;
    if (delay && (commitment.status == CommitmentStatus::done ||
                  commitment.status == CommitmentStatus::declined)) {
      continue;
    }
    if (!delay && !changes(commitment.status, evidence.leads_to)) continue;
    commitment.status = evidence.leads_to;
    commitment.steps.push_back(step_of(evidence, scales.clues[evidence.clue]));
  }
}

void append_parties(std::string& id, const std::vector<PartyCode>& parties) {
  const auto shown = parties.size() <= parties_in_id ? parties.size() : parties_in_id - 1;
  for (std::size_t i = 0; i < shown; ++i) id += "-" + parties[i];
  if (shown < parties.size()) id += fmt::format("-and-{}", parties.size() - shown);
}

std::string id_of(const Commitment& commitment) {
  std::string id = "undated";
  if (commitment.when) {
    const auto& when = *commitment.when;
    id = to_edtf(told_begin(when));
  }
  id += fmt::format("-{}", to_string(commitment.made.front().what.act));
  append_parties(id, commitment.who);
  append_parties(id, commitment.whom);
  return id;
}

Commitment commitment_of(const Promise& promise, const std::vector<Clue>& clues,
                         const CommitmentTables& tables) {
  Commitment commitment;
  commitment.kind = promise.kind;
  commitment.who = promise.who;
  commitment.whom = promise.whom;
  commitment.strength = promise.strength;
  for (const auto clue : promise.clues) commitment.made.push_back(*clues[clue].event);
  const auto& first = commitment.made.front();
  commitment.content = content_of(first);
  commitment.when = first.what.when ? first.what.when : first.published;
  for (const auto& told : commitment.made) {
    if (!commitment.deadline) commitment.deadline = find_deadline(told, tables.calendar);
  }
  return commitment;
}

}  // namespace

std::vector<Commitment> find_commitments(std::span<const Told<Event>> events,
                                         std::span<const Told<Fact>> facts,
                                         const CommitmentWords& words) {
  const auto& tables = words.tables();
  Terms terms(tables);
  const auto clues = find_clues(events, facts, terms);
  const auto promises = find_promises(clues, terms, tables);
  const Scales scales{clues, terms, tables};
  Candidates candidates(scales);
  std::vector<Commitment> commitments;
  commitments.reserve(promises.size());
  for (const auto& promise : promises) {
    commitments.push_back(commitment_of(promise, clues, tables));
    auto& commitment = commitments.back();
    commitment.id = id_of(commitment);
    follow(commitment, promise, candidates, scales);
  }
  std::ranges::stable_sort(commitments, {}, [](const Commitment& commitment) {
    return std::tuple(commitment.id, commitment.made.front().at);
  });
  std::map<std::string, int> taken;
  for (auto& commitment : commitments) {
    const auto times = ++taken[commitment.id];
    if (times > 1) commitment.id += fmt::format("-{}", times);
  }
  return commitments;
}

}  // namespace dragoman
