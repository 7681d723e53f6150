#include "language/label.h"

#include <algorithm>
#include <cstdlib>

namespace dragoman::language {
namespace {

constexpr std::uint32_t nothing = 0xFFFF1;

// Dependents and siblings are looked for this near, so that the time stays linear.
constexpr WordIndex left_reach = 8;
constexpr WordIndex right_reach = 10;
constexpr WordIndex sibling_reach = 24;

struct Neighbours {
  WordIndex first = no_word;    // first dependent, mostly case, mark or determiner
  WordIndex second = no_word;   // last dependent before the word
  WordIndex last = no_word;     // last dependent after the word
  WordIndex sibling = no_word;  // nearest dependent of the head between head and word
};

Neighbours look_around(std::span<const WordIndex> heads, WordIndex head, WordIndex word) {
  const auto size = static_cast<WordIndex>(heads.size());
  const auto head_of = [&](WordIndex i) { return heads[static_cast<std::size_t>(i)]; };
  Neighbours found;
  for (WordIndex i = std::max<WordIndex>(0, word - left_reach); i < word; ++i) {
    if (head_of(i) != word) continue;
    (found.first == no_word ? found.first : found.second) = i;
  }
  for (WordIndex i = word + 1; i < std::min(size, word + right_reach); ++i) {
    if (head_of(i) == word) found.last = i;
  }
  if (head == root_head) return found;
  if (head < word) {
    for (WordIndex i = word - 1; i > std::max(head, word - sibling_reach); --i) {
      if (head_of(i) != head) continue;
      found.sibling = i;
      break;
    }
  } else {
    for (WordIndex i = word + 1; i < std::min(head, word + sibling_reach); ++i) {
      if (head_of(i) != head) continue;
      found.sibling = i;
      break;
    }
  }
  return found;
}

}  // namespace

void label_features(const TaggedWords& sentence, std::span<const WordIndex> heads,
                    WordIndex dependent, FeatureList& features) {
  const auto size = static_cast<WordIndex>(sentence.size());
  const auto there = [size](WordIndex i) { return 0 <= i && i < size; };
  const auto lower = [&](WordIndex i) {
    return there(i) ? sentence.words[static_cast<std::size_t>(i)].lower : nothing;
  };
  const auto tag = [&](WordIndex i) -> std::uint32_t {
    return there(i) ? sentence.tags[static_cast<std::size_t>(i)] : nothing;
  };
  const auto ending = [&](WordIndex i) {
    return there(i) ? sentence.words[static_cast<std::size_t>(i)].suffix[2] : nothing;
  };

  const WordIndex d = dependent;
  const WordIndex h = heads[static_cast<std::size_t>(d)];
  const bool root = h == root_head;
  const WordIndex h_left = root ? no_word : h - 1;
  const WordIndex h_right = root ? no_word : h + 1;
  const WordIndex grandparent = root ? no_word : heads[static_cast<std::size_t>(h)];
  const Neighbours near = look_around(heads, h, d);
  const std::uint32_t side = root ? 2 : h < d ? 1 : 0;
  const std::uint32_t distance =
      root ? 0 : static_cast<std::uint32_t>(std::min<WordIndex>(6, std::abs(h - d)));
  const std::uint32_t hw = lower(h), ht = tag(h), dw = lower(d), dt = tag(d);

  features.start(label_templates);
  features.add(0);
  features.add(hw, dw);
  features.add(hw, ht, side);
  features.add(dw, dt, side);
  features.add(ht, dt, side);
  features.add(ht, dt, distance, side);
  features.add(dw, ht, side);
  features.add(hw, dt, side);
  features.add(dt, tag(d - 1), tag(d + 1), side);
  features.add(ht, tag(h_left), tag(h_right), side);
  features.add(lower(d - 1), dt);
  features.add(lower(d + 1), dt);
  features.add(ending(d), ht, side);
  features.add(ending(d), side);
  features.add(ending(h), dt, side);
  features.add(lower(near.first), dt, side);
  features.add(tag(near.first), dt, ht, side);
  features.add(lower(near.first), dw);
  features.add(lower(near.first), ht, side);
  features.add(tag(near.second), tag(near.first), dt);
  features.add(lower(near.last), dt);
  features.add(tag(near.last), dt, side);
  features.add(tag(near.sibling), dt, ht, side);
  features.add(lower(near.sibling), dt);
  features.add(lower(near.first), hw);
  features.add(dt, tag(grandparent), ht, side);
  features.add(lower(near.second), dt, ht);
}

void label(const TaggedWords& sentence, std::span<const WordIndex> heads,
           const SparseWeights& labeller, std::span<std::int32_t> scores,
           std::span<RelationIndex> relations) {
  FeatureList features;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (heads[i] == root_head) {
      relations[i] = root_relation;
      continue;
    }
    label_features(sentence, heads, static_cast<WordIndex>(i), features);
    labeller.score(features.keys(), scores);
    const auto others = scores.first(labeller.labels()).subspan(1);
    relations[i] =
        static_cast<RelationIndex>(1 + (std::ranges::max_element(others) - others.begin()));
  }
}

}  // namespace dragoman::language
