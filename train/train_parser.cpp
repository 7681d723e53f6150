#include <algorithm>
#include <array>
#include <numeric>

#include "language/features.h"
#include "oracle.h"
#include "random.h"
#include "train_models.h"

namespace dragoman::train {
namespace {

using language::Transition;
using language::transition_count;

// How often, in percent, the parser's own mistakes are followed after the first round, so
// that it learns to go on from them.
constexpr std::size_t explored_percent = 90;

struct Choice {
  Transition predicted = Transition::shift;
  Transition right = Transition::shift;  // the best of the oracle's
};

Choice choose(const language::ArcEager& state, const TransitionSet& oracle,
              const std::array<float, transition_count>& scores) {
  Choice choice;
  float predicted = -1e30F;
  float right = -1e30F;
  for (std::size_t i = 0; i < transition_count; ++i) {
    const auto transition = static_cast<Transition>(i);
    if (state.allows(transition) && scores[i] > predicted) {
      predicted = scores[i];
      choice.predicted = transition;
    }
    if (oracle.contains(transition) && scores[i] > right) {
      right = scores[i];
      choice.right = transition;
    }
  }
  return choice;
}

std::vector<std::size_t> all_of(const std::vector<Example>& examples) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

}  // namespace

TrainingWeights train_parser(const std::vector<Example>& examples, Training training) {
  TrainingWeights weights(transition_count);
  std::array<float, transition_count> scores{};
  language::FeatureList features;
  language::ArcEager state;
  Random random(training.seed);
  auto order = all_of(examples);
  for (unsigned round = 0; round < training.rounds; ++round) {
    random.shuffle(order);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      const auto sentence = example.tagged();
      state.start(example.size());
      while (!state.done()) {
        language::parse_features(sentence, state, features);
        weights.score(features.keys(), scores);
        const auto oracle = best_transitions(example.gold_heads, state);
        const Choice choice = choose(state, oracle, scores);
        const bool mistaken = !oracle.contains(choice.predicted);
        if (mistaken) {
          weights.update(features.keys(), static_cast<std::size_t>(choice.right),
                         static_cast<std::size_t>(choice.predicted));
        }
        weights.tick();
        const bool follow = !mistaken || (round > 0 && random.below(100) < explored_percent);
        state.apply(follow ? choice.predicted : choice.right);
      }
    }
  }
  return weights;
}

TrainingWeights train_labeller(const std::vector<Example>& examples, const Inventory& inventory,
                               Training training) {
  TrainingWeights weights(inventory.relations.size());
  std::vector<float> scores(weights.labels());
  language::FeatureList features;
  Random random(training.seed);
  auto order = all_of(examples);
  for (unsigned round = 0; round < training.rounds; ++round) {
    random.shuffle(order);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      const auto sentence = example.tagged();
      for (std::size_t i = 0; i < example.size(); ++i) {
        if (example.gold_heads[i] == language::root_head) continue;
        language::label_features(sentence, example.gold_heads, static_cast<language::WordIndex>(i),
                                 features);
        weights.score(features.keys(), scores);
        const auto best = static_cast<std::size_t>(
            std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
        if (best != example.gold_relations[i])
          weights.update(features.keys(), example.gold_relations[i], best);
        weights.tick();
      }
    }
  }
  return weights;
}

}  // namespace dragoman::train
