// Part of speech, Penn tag and features, chosen together: a joint tag is one of the
// combinations the training data has. Left to right, greedily.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "language/features.h"
#include "language/weights.h"
#include "language/word.h"

namespace dragoman::language {

struct Tag {
  Upos upos = Upos::x;
  std::string xpos;
  std::string features;
  friend bool operator==(const Tag&, const Tag&) = default;
};

using TagIndex = std::uint16_t;
inline constexpr std::uint32_t no_tag = 0xFFFF;  // before the sentence

// The tags chosen for the two words before.
struct TagContext {
  std::uint32_t previous = no_tag;
  std::uint32_t before_previous = no_tag;

  void advance(TagIndex chosen) {
    before_previous = previous;
    previous = chosen;
  }
};

// The features of the choice at words[at].
void tag_features(std::span<const Word> words, std::size_t at, const TagContext& context,
                  FeatureList& features);

// Sets tags[i] for every word. `scores` is room to work in, of at least tagger.labels().
void tag(std::span<const Word> words, const SparseWeights& tagger, std::span<std::int32_t> scores,
         std::span<TagIndex> tags);

}  // namespace dragoman::language
