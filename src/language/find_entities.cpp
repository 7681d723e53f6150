#include "language/find_entities.h"

#include <array>

namespace dragoman::language {

void entity_features(const TaggedWords& sentence, std::size_t at, EntityLabel previous,
                     EntityLabel before_previous, FeatureList& features) {
  static constexpr Word before_start{.form = 1, .lower = 1, .suffix = {1, 1, 1, 1}, .shape = 1};
  static constexpr Word after_end{.form = 2, .lower = 2, .suffix = {2, 2, 2, 2}, .shape = 2};
  const auto size = sentence.size();
  const Word& word = sentence.words[at];
  const Word& left = at >= 1 ? sentence.words[at - 1] : before_start;
  const Word& left2 = at >= 2 ? sentence.words[at - 2] : before_start;
  const Word& right = at + 1 < size ? sentence.words[at + 1] : after_end;
  const Word& right2 = at + 2 < size ? sentence.words[at + 2] : after_end;
  const std::uint32_t tag = sentence.tags[at];
  const std::uint32_t left_tag = at >= 1 ? sentence.tags[at - 1] : 0xFFFFU;
  const std::uint32_t right_tag = at + 1 < size ? sentence.tags[at + 1] : 0xFFFFU;

  features.start(entity_templates);
  features.add(0);
  features.add(word.form);
  features.add(word.lower);
  for (const std::uint32_t prefix : word.prefix) features.add(prefix);
  for (std::size_t i = 1; i < word.suffix.size(); ++i) features.add(word.suffix[i]);
  features.add(word.shape);
  features.add(word.shape, at == 0 ? 1 : 0);
  features.add(previous);
  features.add(previous, before_previous);
  features.add(previous, word.lower);
  features.add(previous, word.shape);
  for (const Word* near : {&left2, &left, &right, &right2}) {
    features.add(near->lower);
    features.add(near->shape);
  }
  features.add(left.lower, word.lower);
  features.add(word.lower, right.lower);
  features.add(left.shape, word.shape, right.shape);
  features.add(left.lower, left2.lower);
  features.add(right.lower, right2.lower);
  features.add(left.lower, previous);
  features.add(left.lower, word.shape);
  features.add(word.shape, right.lower);
  features.add(tag);
  features.add(tag, previous);
  features.add(left_tag, tag, right_tag);
  features.add(tag, right.lower);
  features.add(left.lower, tag);
  features.add(left.suffix[2], word.shape);
  features.add(right.suffix[2], word.shape);
}

void append_label(EntityLabel label, TokenIndex token, std::vector<Entity>& entities) {
  if (label == outside) return;
  if (label == begins(kind_of(label)))
    entities.push_back({{token, token + 1}, kind_of(label)});
  else
    entities.back().tokens.end = token + 1;
}

void find_entities(const TaggedWords& sentence, const SparseWeights& model, TokenIndex first,
                   std::vector<Entity>& entities) {
  FeatureList features;
  std::array<std::int32_t, entity_labels> scores{};
  const auto labels = static_cast<EntityLabel>(model.labels());
  EntityLabel previous = outside;
  EntityLabel before_previous = outside;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    entity_features(sentence, i, previous, before_previous, features);
    model.score(features.keys(), scores);
    EntityLabel best = outside;
    for (EntityLabel label = 1; label < labels; ++label) {
      if (may_follow(previous, label) && scores[label] > scores[best]) best = label;
    }
    append_label(best, first + static_cast<TokenIndex>(i), entities);
    before_previous = previous;
    previous = best;
  }
}

}  // namespace dragoman::language
