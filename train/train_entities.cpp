#include <array>
#include <numeric>

#include "language/features.h"
#include "random.h"
#include "train_models.h"

namespace dragoman::train {
namespace {

using language::EntityLabel;

EntityLabel best_label(std::span<const float> scores, EntityLabel previous) {
  EntityLabel best = language::outside;
  for (EntityLabel label = 1; label < scores.size(); ++label)
    if (language::may_follow(previous, label) && scores[label] > scores[best]) best = label;
  return best;
}

}  // namespace

TrainingWeights train_entities(const std::vector<Example>& examples, Training training) {
  TrainingWeights weights(language::entity_labels);
  std::array<float, language::entity_labels> scores{};
  language::FeatureList features;
  Random random(training.seed);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::size_t i) { return examples[i].gold_entities.empty(); });
  for (unsigned round = 0; round < training.rounds; ++round) {
    random.shuffle(order);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      const auto sentence = example.tagged();
      EntityLabel previous = language::outside;
      EntityLabel before_previous = language::outside;
      for (std::size_t i = 0; i < example.size(); ++i) {
        language::entity_features(sentence, i, previous, before_previous, features);
        weights.score(features.keys(), scores);
        const EntityLabel best = best_label(scores, previous);
        const EntityLabel gold = example.gold_entities[i];
        if (best != gold) weights.update(features.keys(), gold, best);
        weights.tick();
        before_previous = previous;
        // Half of the time what was said, half of the time what is right: the model must
        // live with its mistakes without learning only from them.
        previous = random.below(2) == 0 ? gold : best;
      }
    }
  }
  return weights;
}

}  // namespace dragoman::train
