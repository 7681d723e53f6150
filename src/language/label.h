// Relations of the arcs of a parsed sentence, each chosen by itself from the whole tree.
#pragma once

#include <cstdint>
#include <span>

#include "language/parse.h"

namespace dragoman::language {

using RelationIndex = std::uint16_t;
inline constexpr RelationIndex root_relation = 0;  // "root" is always the first relation

// The features of the arc heads[dependent] → dependent.
void label_features(const TaggedWords& sentence, std::span<const WordIndex> heads,
                    WordIndex dependent, FeatureList& features);

// Sets relations[i] for every word: root_relation for the root and for no other. `scores`
// is room to work in, of at least labeller.labels().
void label(const TaggedWords& sentence, std::span<const WordIndex> heads,
           const SparseWeights& labeller, std::span<std::int32_t> scores,
           std::span<RelationIndex> relations);

}  // namespace dragoman::language
