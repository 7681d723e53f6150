#include "training_weights.h"

#include <algorithm>
#include <cmath>

namespace dragoman::train {
namespace {

constexpr long most_steps = 32767;  // what a weight of a model holds

}  // namespace

TrainingWeights::TrainingWeights(std::size_t labels) : labels_(labels), slots_(1U << 16U) {}

void TrainingWeights::score(std::span<const std::uint32_t> features,
                            std::span<float> scores) const {
  std::fill_n(scores.begin(), labels_, 0.0F);
  for (const std::uint32_t key : features) {
    const Row* row = find(key);
    if (row == nullptr) continue;
    for (const Cell& cell : row->cells) scores[cell.label] += cell.weight;
  }
}

void TrainingWeights::update(std::span<const std::uint32_t> features, std::size_t right,
                             std::size_t wrong) {
  for (const std::uint32_t key : features) {
    Row& row = find_or_add(key);
    ++row.updates;
    add(row, right, 1);
    add(row, wrong, -1);
  }
}

const TrainingWeights::Row* TrainingWeights::find(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask;; at = (at + 1) & mask) {
    if (slots_[at].key == key) return &rows_[slots_[at].row];
    if (slots_[at].key == 0) return nullptr;
  }
}

TrainingWeights::Row& TrainingWeights::find_or_add(std::uint32_t key) {
  if (rows_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  for (; slots_[at].key != 0; at = (at + 1) & mask)
    if (slots_[at].key == key) return rows_[slots_[at].row];
  slots_[at] = {key, static_cast<std::uint32_t>(rows_.size())};
  rows_.push_back({.key = key, .updates = 0, .cells = {}});
  return rows_.back();
}

void TrainingWeights::add(Row& row, std::size_t label, float change) const {
  const auto found = std::ranges::find(row.cells, label, &Cell::label);
  if (found == row.cells.end()) {
    row.cells.push_back({static_cast<std::uint16_t>(label), change, 0, now_});
    return;
  }
  found->total += static_cast<double>(found->weight) * static_cast<double>(now_ - found->since);
  found->since = now_;
  found->weight += change;
}

void MeanWeights::add(const TrainingWeights& weights) {
  const auto now = static_cast<double>(weights.now_);
  for (const auto& row : weights.rows_) {
    Row& mean = rows_[row.key];
    mean.updates += row.updates;
    for (const auto& cell : row.cells) {
      const double total =
          cell.total + static_cast<double>(cell.weight) * (now - static_cast<double>(cell.since));
      mean.means[cell.label] += total / now;
    }
  }
  ++trainings_;
}

language::WeightRows MeanWeights::rounded(const Pruning& pruning) const {
  language::WeightRows result;
  result.labels = labels_;
  for (const auto& [key, row] : rows_) {
    if (row.updates < pruning.least_updates * trainings_) continue;
    for (const auto& [label, sum] : row.means) {
      const double mean = sum / trainings_;
      const long steps = std::clamp(std::lround(mean / static_cast<double>(pruning.step)),
                                    -most_steps, most_steps);
      if (std::abs(mean) < static_cast<double>(pruning.least) || steps == 0) continue;
      result.cells.push_back({label, static_cast<std::int16_t>(steps)});
    }
    if (result.cells.size() == result.begins.back()) continue;
    result.keys.push_back(key);
    result.begins.push_back(static_cast<std::uint32_t>(result.cells.size()));
  }
  return result;
}

void TrainingWeights::grow() {
  slots_.assign(slots_.size() * 4, Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::size_t at = rows_[i].key & mask;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = {rows_[i].key, static_cast<std::uint32_t>(i)};
  }
}

}  // namespace dragoman::train
