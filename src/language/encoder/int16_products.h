// Products of whole numbers by AVX2, which multiplies numbers of 16 bits and adds the products of
// neighbours at once (vpmaddwd). Numbers are those of 8 bits, so that no sum is cut off: exact,
// and twice as fast as floats, where a processor lacks AVX-512 VNNI.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::language {

// Whether this processor has AVX2; the others of this file must not be called without.
bool has_int16_products();

inline constexpr std::size_t outputs_of_tile = 16;

// Of a pair of neighbouring inputs, their weights for the outputs of a tile.
struct alignas(64) WeightPairs {
  std::array<std::int16_t, 2 * outputs_of_tile> weights{};
};

// Tile by tile, and in a tile pair by pair; what is missing to whole tiles and pairs is 0.
// weights[output * inputs + input] is the weight.
std::vector<WeightPairs> pair_weights(std::span<const std::int8_t> weights, std::size_t inputs,
                                      std::size_t outputs);

// sums[row * outputs + output], for rows of `pairs` pairs that stand one after another. `tiles`
// as pair_weights gives them for 2 * pairs inputs, or one less. Needs |number| <= 127 and pairs
// < 2^16.
void multiply_pairs(std::span<const std::int16_t> rows, std::size_t pairs,
                    std::span<const WeightPairs> tiles, std::size_t outputs, std::int32_t* sums);

}  // namespace dragoman::language
