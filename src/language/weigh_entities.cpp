#include "language/weigh_entities.h"

#include <algorithm>
#include <cmath>

namespace dragoman::language {
namespace {

// All found on EWT dev, where they lie amid others that do as well: see model/README.md.
constexpr float sure = 0.99F;          // a word as likely outside: the encoder decides alone
constexpr float sharpness = 0.015F;    // what a step of the perceptrons' scores weighs
constexpr float part_of_words = 0.3F;  // of the perceptrons beside the encoder

constexpr float never = -1e9F;

// What the perceptrons give a word after the label `previous`, as logarithms of shares of the
// labels that may follow.
class WordShares {
 public:
  WordShares(const TaggedWords& sentence, const SparseWeights& perceptrons)
      : sentence_(sentence), perceptrons_(perceptrons) {}

  EntityShares after(EntityLabel previous, std::size_t word) {
    const bool continued = previous != outside && previous % 2 == 0;
    const auto before_previous = static_cast<EntityLabel>(continued ? previous - 1 : outside);
    entity_features(sentence_, word, previous, before_previous, features_);
    perceptrons_.score(features_.keys(), scores_);
    EntityShares shares;
    float most = never;
    for (EntityLabel label = 0; label < entity_labels; ++label) {
      shares[label] =
          may_follow(previous, label) ? sharpness * static_cast<float>(scores_[label]) : never;
      most = std::max(most, shares[label]);
    }
    float sum = 0;
    for (const float share : shares) sum += std::exp(share - most);
    for (float& share : shares) share -= most + std::log(sum);
    return shares;
  }

 private:
  const TaggedWords& sentence_;
  const SparseWeights& perceptrons_;
  FeatureList features_;
  std::array<std::int32_t, entity_labels> scores_{};
};

}  // namespace

std::vector<EntityLabel> weigh_entities(std::span<const EntityShares> shares,
                                        const TaggedWords& sentence,
                                        const SparseWeights& perceptrons) {
  WordShares word_shares(sentence, perceptrons);
  const float log_sure = std::log(sure);
  std::vector<std::array<EntityLabel, entity_labels>> before(shares.size());
  EntityShares sums;  // of the best labels up to a word, by its label
  sums.fill(never);
  sums[outside] = 0;
  for (std::size_t word = 0; word < shares.size(); ++word) {
    const bool both = shares[word][outside] <= log_sure;
    EntityShares next;
    next.fill(never);
    for (EntityLabel previous = 0; previous < entity_labels; ++previous) {
      if (sums[previous] <= never) continue;
      const EntityShares by_words = both ? word_shares.after(previous, word) : EntityShares{};
      for (EntityLabel label = 0; label < entity_labels; ++label) {
        const float sum = sums[previous] + shares[word][label] + part_of_words * by_words[label];
        if (!may_follow(previous, label) || sum <= next[label]) continue;
        next[label] = sum;
        before[word][label] = previous;
      }
    }
    sums = next;
  }
  std::vector<EntityLabel> labels(shares.size());
  auto label = static_cast<EntityLabel>(std::ranges::max_element(sums) - sums.begin());
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i] = label;
    label = before[i][label];
  }
  return labels;
}

}  // namespace dragoman::language
