// Linear classifiers over hashed features, as the averaged perceptron (Collins 2002) makes
// them: the score of a label is the sum of its weights in the rows of the features that
// are there. Weights are whole numbers: one common step per model was divided
// out, which changes no comparison.
//
//   WeightRows     the plain value that a model file holds
//   SparseWeights  for many labels: an index into runs of (label, weight)
//   DenseWeights   for up to four labels: weights beside the key, one look in memory
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::language {

struct WeightCell {
  std::uint16_t label = 0;
  std::int16_t weight = 0;
  friend bool operator==(const WeightCell&, const WeightCell&) = default;
};

// Rows sorted by key; row i has the cells [begins[i], begins[i + 1]).
struct WeightRows {
  std::size_t labels = 0;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> begins = {0};
  std::vector<WeightCell> cells;
  friend bool operator==(const WeightRows&, const WeightRows&) = default;
};

// Bounds that the packed index rests on.
inline constexpr std::size_t most_cells = std::size_t{1} << 22U;
inline constexpr std::size_t most_labels = 1023;

// Where the run of a key's cells begins and how many it has.
class KeyIndex {
 public:
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };

  KeyIndex() = default;
  explicit KeyIndex(std::size_t keys);
  // Needs a key that is not 0 and not there yet, at most as many as promised.
  void add(std::uint32_t key, Run run);
  // Asks the memory for where the key is looked for.
  void prefetch(std::uint32_t key) const;
  // count is 0 if the key is not there.
  [[nodiscard]] Run find(std::uint32_t key) const;

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t run = 0;  // begin << 10 | count
  };
  std::uint32_t mask_ = 0;
  std::vector<Slot> slots_ = {Slot{}};
};

class SparseWeights {
 public:
  SparseWeights() = default;
  // Needs rows within the bounds above, no key 0, labels below rows.labels.
  explicit SparseWeights(const WeightRows& rows);

  [[nodiscard]] std::size_t labels() const { return labels_; }
  // Sets scores[label] for every label. Needs scores.size() >= labels().
  void score(std::span<const std::uint32_t> features, std::span<std::int32_t> scores) const;

 private:
  std::size_t labels_ = 0;
  KeyIndex index_;
  std::vector<WeightCell> cells_;
  std::vector<std::int16_t> full_rows_;  // rows with many labels, one weight for every label
};

class DenseWeights {
 public:
  static constexpr std::size_t most_dense_labels = 4;
  using Scores = std::array<std::int32_t, most_dense_labels>;

  DenseWeights() = default;
  // Needs rows.labels <= most_dense_labels, no key 0.
  explicit DenseWeights(const WeightRows& rows);

  [[nodiscard]] Scores score(std::span<const std::uint32_t> features) const;

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::array<std::int16_t, most_dense_labels> weights{};
  };
  std::uint32_t mask_ = 0;
  std::vector<Slot> slots_ = {Slot{}};
};

}  // namespace dragoman::language
