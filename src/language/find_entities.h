// People, organisations, places and nationalities: every word is outside of a name, begins
// one or goes on with it; left to right, greedily.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dragoman/analysis.h"
#include "language/parse.h"

namespace dragoman::language {

// Outside is 0; a kind k begins with 1 + 2k and goes on with 2 + 2k.
using EntityLabel = std::uint8_t;
inline constexpr std::size_t entity_kinds = 4;
inline constexpr std::size_t entity_labels = 1 + 2 * entity_kinds;
inline constexpr EntityLabel outside = 0;

// Of each label the logarithm of its share: how likely it is.
using EntityShares = std::array<float, entity_labels>;

constexpr EntityLabel begins(EntityKind kind) {
  return static_cast<EntityLabel>(1 + 2 * static_cast<unsigned>(kind));
}
constexpr EntityLabel goes_on(EntityKind kind) {
  return static_cast<EntityLabel>(2 + 2 * static_cast<unsigned>(kind));
}
// Needs label != outside.
constexpr EntityKind kind_of(EntityLabel label) {
  return static_cast<EntityKind>((label - 1U) / 2);
}
// A name goes on only after its own kind.
constexpr bool may_follow(EntityLabel previous, EntityLabel label) {
  const bool continues = label != outside && label % 2 == 0;
  return !continues || previous == label || previous + 1 == label;
}

// Takes a label of `token` into the names found so far; it must be allowed to follow the label
// of the token before.
void append_label(EntityLabel label, TokenIndex token, std::vector<Entity>& entities);

void entity_features(const TaggedWords& sentence, std::size_t at, EntityLabel previous,
                     EntityLabel before_previous, FeatureList& features);

// Appends the names of the sentence whose first token is `first`.
void find_entities(const TaggedWords& sentence, const SparseWeights& model, TokenIndex first,
                   std::vector<Entity>& entities);

}  // namespace dragoman::language
