#include "language/encoder/decode.h"

#include <algorithm>
#include <cmath>

#include "language/encoder/projective_tree.h"

namespace dragoman::language {
namespace {

std::size_t best_of(std::span<const float> answers) {
  return static_cast<std::size_t>(std::ranges::max_element(answers) - answers.begin());
}

// What to take off logits so that they are logarithms of shares.
float log_sum(std::span<const float> answers) {
  const float most = *std::ranges::max_element(answers);
  float sum = 0;
  for (const float answer : answers) sum += std::exp(answer - most);
  return most + std::log(sum);
}

// The combination of UPOS, Penn tag and features, of those that occur, that is likeliest.
std::size_t best_tag(const Encoder& encoder, const WordAnswers& words, std::size_t word) {
  const auto upos = words.upos(word);
  const auto xpos = words.xpos(word);
  const auto features = words.features(word);
  std::size_t best = 0;
  float highest = 0;
  for (std::size_t i = 0; i < encoder.choices.size(); ++i) {
    const TagChoice& choice = encoder.choices[i];
    const float score = upos[choice.upos] + xpos[choice.xpos] + features[choice.features];
    if (i > 0 && score <= highest) continue;
    highest = score;
    best = i;
  }
  return best;
}

EntityShares entity_shares(std::span<const float> answers) {
  EntityShares shares;
  const float all = log_sum(answers);
  std::ranges::transform(answers, shares.begin(), [all](float answer) { return answer - all; });
  return shares;
}

}  // namespace

DecodedSentence decode(const Encoder& encoder, const WordAnswers& words, std::size_t begin,
                       std::size_t end, NetworkRoom& room) {
  DecodedSentence sentence;
  for (std::size_t word = begin; word < end; ++word) {
    sentence.tags.push_back(best_tag(encoder, words, word));
    const auto lemmas = words.lemmas(word);
    sentence.scripts.push_back(best_of(lemmas));
    sentence.script_shares.push_back(std::exp(lemmas[sentence.scripts.back()] - log_sum(lemmas)));
    sentence.entities.push_back(entity_shares(words.entities(word)));
  }
  const auto scores = encoder.network.arc_scores(words, begin, end, room);
  sentence.heads = best_tree(scores, end - begin);
  std::vector<std::size_t> heads;  // in the window
  for (const std::size_t head : sentence.heads)
    heads.push_back(head == tree_root ? Network::no_head : begin + head);
  sentence.relations = encoder.network.relations(words, begin, heads, room);
  return sentence;
}

}  // namespace dragoman::language
