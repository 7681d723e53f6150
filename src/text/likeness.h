// Which releases say the same in nearly the same words: one release at two addresses, sent on by
// somebody else, or published again with a changed head.
//
//   release ──runs of five words──▶ sketch (64 numbers) ──compare──▶ likeness, 0..1
//
// The likeness is how many of the runs of words of two texts both have (Jaccard's measure), as told
// by the 64 least of their hashes (MinHash; Broder 1997): it is known to some 0.05. A text of 200
// words in which three are changed is like the first by 0.86, one in which ten are, by 0.6.
//
// Words alone do not do: greetings on a national day differ in the state's name only. Texts are
// taken for one only if what is `told` by both is the same too, of which the caller decides.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dragoman/release.h"

namespace dragoman {

struct Sketch {
  std::array<std::uint32_t, 64> least{};
  bool empty = true;  // too short to be told from others: it is like nothing
  std::uint64_t told = 0;
};

// Of the words that its blocks cover, whatever their case and what stands between them.
Sketch sketch_of(const Release& release);

double likeness(const Sketch& a, const Sketch& b);

inline constexpr double same_text = 0.8;

// Those of which one leads to the next by likenesses of `least` or more: groups of two or more, by
// their places in `sketches`; each in that order, and the groups by their first. The same
// whatever the order, but for the places. Takes memory for some dozen bytes a sketch.
std::vector<std::vector<std::size_t>> alike(std::span<const Sketch> sketches,
                                            double least = same_text);

}  // namespace dragoman
