#include "language/weights.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "language/features.h"

namespace dragoman::language {
namespace {

// Open addressing with linear probing, at most half full: a miss ends at an empty slot soon.
std::uint32_t table_mask(std::size_t keys) {
  return static_cast<std::uint32_t>(std::bit_ceil(keys * 2 + 1) - 1);
}

// The count of a run that stands for a full row, with its number as begin. No run is that
// long, for rows with so many cells are full.
constexpr std::uint32_t full_row = 1023;

// Rows with weights for many labels are kept full: no more memory, and faster to add up.
bool is_full(std::size_t cells, std::size_t labels) {
  return cells > 8 && cells * 4 > labels;
}

void prefetch(const void* address) {
  __builtin_prefetch(address);
}

template <class Slot>
Slot& free_slot(std::vector<Slot>& slots, std::uint32_t mask, std::uint32_t key) {
  std::uint32_t at = key & mask;
  while (slots[at].key != 0) at = (at + 1) & mask;
  return slots[at];
}

template <class Slot>
const Slot* find_slot(const std::vector<Slot>& slots, std::uint32_t mask, std::uint32_t key) {
  for (std::uint32_t at = key & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots[at];
    if (slot.key == key) return &slot;
    if (slot.key == 0) return nullptr;
  }
}

}  // namespace

KeyIndex::KeyIndex(std::size_t keys) : mask_(table_mask(keys)), slots_(mask_ + std::size_t{1}) {}

void KeyIndex::add(std::uint32_t key, Run run) {
  Slot& slot = free_slot(slots_, mask_, key);
  slot.key = key;
  slot.run = run.begin << 10U | run.count;
}

void KeyIndex::prefetch(std::uint32_t key) const {
  language::prefetch(&slots_[key & mask_]);
}

KeyIndex::Run KeyIndex::find(std::uint32_t key) const {
  const Slot* slot = find_slot(slots_, mask_, key);
  if (slot == nullptr) return {};
  return {slot->run >> 10U, slot->run & 1023U};
}

SparseWeights::SparseWeights(const WeightRows& rows)
    : labels_(rows.labels), index_(rows.keys.size()) {
  for (std::size_t i = 0; i < rows.keys.size(); ++i) {
    const auto cells =
        std::span(rows.cells).subspan(rows.begins[i], rows.begins[i + 1] - rows.begins[i]);
    if (is_full(cells.size(), labels_)) {
      const std::size_t row = full_rows_.size() / labels_;
      index_.add(rows.keys[i], {static_cast<std::uint32_t>(row), full_row});
      full_rows_.resize(full_rows_.size() + labels_);
      for (const WeightCell cell : cells) full_rows_[row * labels_ + cell.label] = cell.weight;
    } else {
      index_.add(rows.keys[i], {static_cast<std::uint32_t>(cells_.size()),
                                static_cast<std::uint32_t>(cells.size())});
      cells_.insert(cells_.end(), cells.begin(), cells.end());
    }
  }
}

// The tables are far larger than the caches, so that most time would go by in waiting for
// one look after the other. All slots are asked for first, then all rows, then both are
// there when they are read.
void SparseWeights::score(std::span<const std::uint32_t> features,
                          std::span<std::int32_t> scores) const {
  assert(features.size() <= most_features);
  std::array<KeyIndex::Run, most_features> runs;
  std::size_t found = 0;
  for (const std::uint32_t key : features) index_.prefetch(key);
  for (const std::uint32_t key : features) {
    const KeyIndex::Run run = index_.find(key);
    if (run.count == 0) continue;
    if (run.count == full_row)
      prefetch(full_rows_.data() + run.begin * labels_);
    else
      prefetch(cells_.data() + run.begin);
    runs[found++] = run;
  }
  std::fill_n(scores.begin(), labels_, 0);
  for (const auto [begin, count] : std::span(runs).first(found)) {
    if (count == full_row) {
      const std::int16_t* const weights = full_rows_.data() + begin * labels_;
      for (std::size_t i = 0; i < labels_; ++i) scores[i] += weights[i];
    } else {
      for (const WeightCell cell : std::span(cells_).subspan(begin, count))
        scores[cell.label] += cell.weight;
    }
  }
}

DenseWeights::DenseWeights(const WeightRows& rows)
    : mask_(table_mask(rows.keys.size())), slots_(mask_ + std::size_t{1}) {
  for (std::size_t i = 0; i < rows.keys.size(); ++i) {
    Slot& slot = free_slot(slots_, mask_, rows.keys[i]);
    slot.key = rows.keys[i];
    for (std::uint32_t c = rows.begins[i]; c < rows.begins[i + 1]; ++c)
      slot.weights[rows.cells[c].label] = rows.cells[c].weight;
  }
}

DenseWeights::Scores DenseWeights::score(std::span<const std::uint32_t> features) const {
  Scores scores{};
  for (const std::uint32_t key : features) prefetch(&slots_[key & mask_]);
  for (const std::uint32_t key : features) {
    const Slot* slot = find_slot(slots_, mask_, key);
    if (slot == nullptr) continue;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += slot->weights[i];
  }
  return scores;
}

}  // namespace dragoman::language
