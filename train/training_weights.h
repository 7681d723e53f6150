// The averaged perceptron while it learns. Rows come into being with the first update that
// touches them; averages are kept lazily, each cell up to its last change. The weights of
// the model are the mean of several trainings, each with its own order of the sentences: a
// single one depends on that order more than on most choices of features.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "language/weights.h"

namespace dragoman::train {

class TrainingWeights {
 public:
  explicit TrainingWeights(std::size_t labels);

  [[nodiscard]] std::size_t labels() const { return labels_; }
  // Sets scores[label] for every label.
  void score(std::span<const std::uint32_t> features, std::span<float> scores) const;
  // One decision made: the mean runs over decisions.
  void tick() { ++now_; }
  // Moves the weights of the features from the label `wrong` to the label `right`.
  void update(std::span<const std::uint32_t> features, std::size_t right, std::size_t wrong);

 private:
  friend class MeanWeights;
  struct Cell {
    std::uint16_t label = 0;
    float weight = 0;
    double total = 0;  // sum of weight over the decisions up to `since`
    std::uint64_t since = 0;
  };
  struct Row {
    std::uint32_t key = 0;
    std::uint32_t updates = 0;
    std::vector<Cell> cells;
  };
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t row = 0;
  };
  [[nodiscard]] const Row* find(std::uint32_t key) const;
  Row& find_or_add(std::uint32_t key);
  void add(Row& row, std::size_t label, float change) const;
  void grow();

  std::size_t labels_;
  std::uint64_t now_ = 1;
  std::vector<Slot> slots_;
  std::vector<Row> rows_;
};

class MeanWeights {
 public:
  explicit MeanWeights(std::size_t labels) : labels_(labels) {}

  // Needs weights of as many labels.
  void add(const TrainingWeights& weights);

  // How the means become whole numbers.
  struct Pruning {
    float step = 0.1F;                // what 1 stands for
    float least = 0.0F;               // smaller means are left out
    std::uint32_t least_updates = 1;  // rows touched less often by one training are left out
  };
  [[nodiscard]] language::WeightRows rounded(const Pruning& pruning) const;

 private:
  struct Row {
    std::uint32_t updates = 0;
    std::map<std::uint16_t, double> means;  // by label, of all trainings together
  };
  std::size_t labels_;
  std::uint32_t trainings_ = 0;
  std::map<std::uint32_t, Row> rows_;  // by key
};

}  // namespace dragoman::train
