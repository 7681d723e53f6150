// Heads of a sentence's words: greedy arc-eager parsing. The features follow Zhang and
// Nivre (2011) without labels.
#pragma once

#include <cstdint>
#include <span>

#include "dragoman/analysis.h"
#include "language/arc_eager.h"
#include "language/features.h"
#include "language/weights.h"
#include "language/word.h"

namespace dragoman::language {

// What the parser must know of a word besides what it learnt.
enum class WordKind : std::uint8_t {
  other,
  verb,  // preferred as the root
  mark,  // punctuation: has no dependents
};
WordKind word_kind(Upos upos);

// A sentence as the parser sees it: words and their syntactic tags, side by side. A
// syntactic tag stands for UPOS and Penn tag together.
struct TaggedWords {
  std::span<const Word> words;
  std::span<const std::uint16_t> tags;
  std::span<const WordKind> kinds;

  [[nodiscard]] std::size_t size() const { return words.size(); }
};

void parse_features(const TaggedWords& sentence, const ArcEager& state, FeatureList& features);

// The allowed transition with the highest score; the first of equals.
Transition best_transition(const TaggedWords& sentence, const ArcEager& state,
                           const DenseWeights::Scores& scores);

// Sets heads[i] for every word: a tree with one root (root_head). `state` is room to work in.
void parse(const TaggedWords& sentence, const DenseWeights& parser, ArcEager& state,
           std::span<WordIndex> heads);

}  // namespace dragoman::language
