// The best tree over a sentence's words in which no arcs cross, so that every phrase is one
// stretch of words: Eisner (1996), with one root.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dragoman::language {

inline constexpr std::size_t tree_root = static_cast<std::size_t>(-1);

// scores[word * (words + 1) + column]: how well a word hangs on the root (column 0) or on word
// column - 1. The head of each word, tree_root for the one root; the tree whose scores have
// the largest sum. Takes time by the cube of the words, room by their square.
std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words);

}  // namespace dragoman::language
