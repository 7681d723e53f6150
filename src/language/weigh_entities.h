// Names by both models together: the encoder knows what a sentence says, the perceptrons
// know words by their whole form and shape, which the pieces of the encoder have lost. Right
// more often than either: see model/README.md.
#pragma once

#include <span>
#include <vector>

#include "language/find_entities.h"
#include "language/weights.h"

namespace dragoman::language {

// The likeliest labels of a sentence's words where a name goes on only after its own kind.
// `shares`: what the encoder gives each word. Needs as many of them as words, and no kinds of
// words.
std::vector<EntityLabel> weigh_entities(std::span<const EntityShares> shares,
                                        const TaggedWords& sentence,
                                        const SparseWeights& perceptrons);

}  // namespace dragoman::language
