#include "language/weights.h"

#include <algorithm>
#include <bit>

namespace dragoman::language {
namespace {

// Open addressing with linear probing, at most half full: a miss ends at an empty slot soon.
std::uint32_t table_mask(std::size_t keys) {
  return static_cast<std::uint32_t>(std::bit_ceil(keys * 2 + 1) - 1);
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

SparseWeights::SparseWeights(const WeightRows& rows)
    : labels_(rows.labels),
      mask_(table_mask(rows.keys.size())),
      slots_(mask_ + std::size_t{1}),
      cells_(rows.cells) {
  for (std::size_t i = 0; i < rows.keys.size(); ++i) {
    Slot& slot = free_slot(slots_, mask_, rows.keys[i]);
    slot.key = rows.keys[i];
    slot.run = rows.begins[i] << 10U | (rows.begins[i + 1] - rows.begins[i]);
  }
}

void SparseWeights::score(std::span<const std::uint32_t> features,
                          std::span<std::int32_t> scores) const {
  std::fill_n(scores.begin(), labels_, 0);
  for (const std::uint32_t key : features) {
    const Slot* slot = find_slot(slots_, mask_, key);
    if (slot == nullptr) continue;
    const WeightCell* cell = cells_.data() + (slot->run >> 10U);
    const WeightCell* const end = cell + (slot->run & 1023U);
    for (; cell != end; ++cell) scores[cell->label] += cell->weight;
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
  for (const std::uint32_t key : features) {
    const Slot* slot = find_slot(slots_, mask_, key);
    if (slot == nullptr) continue;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += slot->weights[i];
  }
  return scores;
}

}  // namespace dragoman::language
