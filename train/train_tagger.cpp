#include <algorithm>
#include <array>
#include <numeric>

#include "language/features.h"
#include "language/tables.h"
#include "random.h"
#include "train_models.h"

namespace dragoman::train {
namespace {

// Jackknifing wants taggers as good as the final one is on new text, at little cost.
constexpr std::size_t jackknife_folds = 5;
constexpr unsigned jackknife_rounds = 4;

}  // namespace

TrainingWeights train_tagger(const std::vector<Example>& examples, const Inventory& inventory,
                             Training training, Fold held_out) {
  TrainingWeights weights(inventory.tags.size());
  std::vector<float> scores(weights.labels());
  language::FeatureList features;
  Random random(training.seed);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [held_out](std::size_t i) { return held_out.holds(i); });
  for (unsigned round = 0; round < training.rounds; ++round) {
    random.shuffle(order);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      language::TagContext context;
      for (std::size_t i = 0; i < example.size(); ++i) {
        language::tag_features(example.words, i, context, features);
        weights.score(features.keys(), scores);
        const auto best =
            static_cast<language::TagIndex>(std::ranges::max_element(scores) - scores.begin());
        if (best != example.gold_tags[i])
          weights.update(features.keys(), example.gold_tags[i], best);
        weights.tick();
        context.advance(best);
      }
    }
  }
  return weights;
}

void jackknife_tags(std::vector<Example>& examples, const Inventory& inventory) {
  const auto syntactic = language::syntactic_tags(inventory.tags);
  for (std::size_t fold = 0; fold < jackknife_folds; ++fold) {
    const Fold held_out{fold, jackknife_folds};
    MeanWeights weights(inventory.tags.size());
    weights.add(train_tagger(examples, inventory, {.rounds = jackknife_rounds}, held_out));
    const language::SparseWeights tagger(weights.rounded({}));
    std::vector<std::int32_t> scores(tagger.labels());
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (!held_out.holds(i)) continue;
      Example& example = examples[i];
      std::vector<language::TagIndex> tags(example.size());
      language::tag(example.words, tagger, scores, tags);
      for (const language::TagIndex tag : tags) {
        example.syntactic_tags.push_back(syntactic[tag]);
        example.kinds.push_back(language::word_kind(inventory.tags[tag].upos));
      }
    }
  }
}

}  // namespace dragoman::train
