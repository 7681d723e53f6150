// What the words at some places of a text mean, as numbers for a linear model: it then knows that
// "denounced" is like "condemned", though it has learnt from one of them alone.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"

namespace dragoman {

enum class WordPlace : std::uint8_t {
  verb,     // the first verb above the source
  object,   // content words that are objects of that verb
  clause,   // … or heads of clauses below it
  path,     // between source and target in the syntax
  between,  // content words between the two in the text
  content,  // all content words but the two parties
  text,     // all words
};
inline constexpr std::size_t word_places = 7;
using WordsByPlace = std::array<std::vector<TokenIndex>, word_places>;

// Numbers a text has: those of its first place, of its second …
inline constexpr std::size_t meaning_size = word_places * 384;

// For each place the sum of its words' vectors, divided by the root of how many they are; zeros
// where there is none. Empty if the model has no encoder. The same bits every time.
std::vector<float> word_meanings(const WordsByPlace& words, std::string_view text,
                                 const Analysis& analysis, const Model& model);

}  // namespace dragoman
