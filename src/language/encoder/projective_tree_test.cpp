#include "language/encoder/projective_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace dragoman::language {
namespace {

bool is_tree(const std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    roots += heads[word] == tree_root;
    std::size_t at = word;
    for (std::size_t steps = 0; at != tree_root; ++steps, at = heads[at])
      if (steps > heads.size()) return false;
  }
  return roots == 1;
}

// Every word between two ends of an arc hangs, in the end, on one of them.
bool is_projective(const std::vector<std::size_t>& heads) {
  for (std::size_t word = 0; word < heads.size(); ++word) {
    if (heads[word] == tree_root) continue;
    const auto [from, to] = std::minmax(word, heads[word]);
    for (std::size_t between = from + 1; between < to; ++between) {
      std::size_t at = between;
      while (at != tree_root && at != from && at != to) at = heads[at];
      if (at == tree_root) return false;
    }
  }
  return true;
}

double sum_of(const std::vector<float>& scores, const std::vector<std::size_t>& heads) {
  double sum = 0;
  for (std::size_t word = 0; word < heads.size(); ++word)
    sum += scores[word * (heads.size() + 1) + (heads[word] == tree_root ? 0 : heads[word] + 1)];
  return sum;
}

// The largest sum of any tree, by trying all choices of heads.
double best_sum(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::size_t> heads(words, tree_root);
  double best = -1e30;
  while (true) {
    if (is_tree(heads) && is_projective(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t word = 0;
    for (; word < words; ++word) {
      heads[word] = heads[word] == tree_root ? 0 : heads[word] + 1;
      if (heads[word] < words) break;
      heads[word] = tree_root;
    }
    if (word == words) return best;
  }
}

TEST(ProjectiveTree, FindsTheBestOfAllTreesWithoutCrossingArcs) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t words = 1 + random() % 5;
    std::vector<float> scores(words * (words + 1));
    // Few different numbers, so that there are many ties.
    for (float& score : scores) score = static_cast<float>(random() % 12) - 6.0F;
    const auto heads = best_tree(scores, words);
    ASSERT_TRUE(is_tree(heads) && is_projective(heads)) << "round " << round;
    EXPECT_EQ(sum_of(scores, heads), best_sum(scores, words)) << "round " << round;
  }
}

TEST(ProjectiveTree, HasOneRootWhereAllWordsWantTheRoot) {
  // Two words that both like the root best; the second likes the first nearly as much.
  const std::vector<float> scores = {5, 0, 1, 5, 4, 0};
  EXPECT_EQ(best_tree(scores, 2), (std::vector<std::size_t>{tree_root, 0}));
}

TEST(ProjectiveTree, TakesTheTimeOfAShortWhileForLongSentences) {
  std::mt19937 random(2);
  const std::size_t words = 500;
  std::vector<float> scores(words * (words + 1));
  for (float& score : scores) score = static_cast<float>(random() % 1000) * 0.01F;
  EXPECT_TRUE(is_tree(best_tree(scores, words)));
}

TEST(ProjectiveTree, SurvivesNumbersThatAreNone) {
  const std::vector<float> scores(20, std::numeric_limits<float>::quiet_NaN());
  EXPECT_EQ(best_tree(scores, 4).size(), 4U);
  EXPECT_TRUE(best_tree({}, 0).empty());
}

}  // namespace
}  // namespace dragoman::language
