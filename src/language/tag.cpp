#include "language/tag.h"

#include <algorithm>

namespace dragoman::language {

void tag_features(std::span<const Word> words, std::size_t at, const TagContext& context,
                  FeatureList& features) {
  const auto [previous, before_previous] = context;
  static constexpr Word before_start{.form = 1, .lower = 1, .suffix = {1, 1, 1, 1}, .shape = 1};
  static constexpr Word after_end{.form = 2, .lower = 2, .suffix = {2, 2, 2, 2}, .shape = 2};
  const Word& word = words[at];
  const Word& left = at >= 1 ? words[at - 1] : before_start;
  const Word& left2 = at >= 2 ? words[at - 2] : before_start;
  const Word& right = at + 1 < words.size() ? words[at + 1] : after_end;
  const Word& right2 = at + 2 < words.size() ? words[at + 2] : after_end;

  features.start(tag_templates);
  features.add(0);
  features.add(word.form);
  features.add(word.lower);
  for (const std::uint32_t prefix : word.prefix) features.add(prefix);
  for (const std::uint32_t suffix : word.suffix) features.add(suffix);
  features.add(word.shape);
  features.add(word.shape, at == 0 ? 1 : 0);
  features.add(previous);
  features.add(previous, before_previous);
  features.add(word.lower, previous);
  features.add(word.suffix[2], previous);
  features.add(left.lower);
  features.add(left2.lower);
  features.add(right.lower);
  features.add(right2.lower);
  features.add(left.suffix[2]);
  features.add(right.suffix[2]);
  features.add(right.shape);
  features.add(left.shape, word.shape);
  features.add(left.lower, word.lower);
  features.add(word.lower, right.lower);
  features.add(previous, right.lower);
  features.add(right.suffix[1], word.suffix[1]);
}

void tag(std::span<const Word> words, const SparseWeights& tagger, std::span<std::int32_t> scores,
         std::span<TagIndex> tags) {
  FeatureList features;
  TagContext context;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tag_features(words, i, context, features);
    tagger.score(features.keys(), scores);
    const auto all = scores.first(tagger.labels());
    tags[i] = static_cast<TagIndex>(std::ranges::max_element(all) - all.begin());
    context.advance(tags[i]);
  }
}

}  // namespace dragoman::language
