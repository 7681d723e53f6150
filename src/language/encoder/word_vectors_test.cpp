#include "language/encoder/word_vectors.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "language/tables.h"
#include "language/test_model.h"

namespace dragoman::language {
namespace {

WordVector vector_of(std::string_view word) {
  return word_vector(*test_model().tables().encoder, word);
}

float likeness(std::string_view a, std::string_view b) {
  const auto one = vector_of(a), other = vector_of(b);
  return std::inner_product(one.begin(), one.end(), other.begin(), 0.0F);
}

TEST(WordVectors, HaveLengthOne) {
  for (const std::string_view word : {"condemned", "Sirojiddin", "", "\xFF", "€1,200"})
    EXPECT_NEAR(likeness(word, word), 1, 1e-5) << word;
  EXPECT_EQ(vector_of("Talks"), vector_of("talks"));
}

TEST(WordVectors, LieNearOthersOfLikeMeaning) {
  EXPECT_GT(likeness("condemned", "denounced"), likeness("condemned", "invited"));
  EXPECT_GT(likeness("talks", "negotiations"), likeness("talks", "missiles"));
  EXPECT_GT(likeness("pledged", "promised"), likeness("pledged", "attacked"));
}

}  // namespace
}  // namespace dragoman::language
