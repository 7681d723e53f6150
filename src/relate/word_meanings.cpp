#include "relate/word_meanings.h"

#include <algorithm>
#include <cmath>

#include "language/encoder/word_vectors.h"
#include "language/tables.h"

namespace dragoman {

static_assert(meaning_size == word_places * language::encoder_width);

std::vector<float> word_meanings(const WordsByPlace& words, std::string_view text,
                                 const Analysis& analysis, const Model& model) {
  const auto& encoder = model.tables().encoder;
  if (!encoder) return {};
  std::vector<language::WordVector> vectors;
  for (const Span span : analysis.span) {
    vectors.push_back(language::word_vector(*encoder, slice(text, span)));
  }
  std::vector<float> meanings;
  for (const auto& tokens : words) {
    language::WordVector sum{};
    for (const auto token : tokens) {
      const auto& vector = vectors[static_cast<std::size_t>(token)];
      std::ranges::transform(sum, vector, sum.begin(), std::plus{});
    }
    const float share = tokens.empty() ? 0 : 1 / std::sqrt(static_cast<float>(tokens.size()));
    for (const float x : sum) meanings.push_back(x * share);
  }
  return meanings;
}

}  // namespace dragoman
