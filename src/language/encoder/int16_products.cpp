#include "language/encoder/int16_products.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman::language {

std::vector<WeightPairs> pair_weights(std::span<const std::int8_t> weights, std::size_t inputs,
                                      std::size_t outputs) {
  const std::size_t pairs = (inputs + 1) / 2;
  std::vector<WeightPairs> tiles((outputs + outputs_of_tile - 1) / outputs_of_tile * pairs);
  for (std::size_t output = 0; output < outputs; ++output) {
    const std::size_t first = output / outputs_of_tile * pairs;
    for (std::size_t input = 0; input < inputs; ++input) {
      const std::int16_t weight = weights[output * inputs + input];  // NOLINT: no letter
      tiles[first + input / 2].weights[output % outputs_of_tile * 2 + input % 2] = weight;
    }
  }
  return tiles;
}

#if defined(__x86_64__)

namespace {

#define DRAGOMAN_AVX2 __attribute__((target("avx2")))
#define DRAGOMAN_UNROLL _Pragma("GCC unroll 4")

// Of the numbers of a tile.
struct Halves {
  __m256i low, high;
};

// `rows` rows times a tile: their sums stay in registers, and are written `stride` numbers apart.
template <std::size_t rows>
DRAGOMAN_AVX2 inline void multiply_tile(const std::int16_t* row, std::size_t pairs,
                                        const WeightPairs* tile, std::size_t stride,
                                        std::int32_t* sums) {
  std::array<Halves, rows> found;
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < rows; ++r)
    found[r] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const auto* weights = reinterpret_cast<const __m256i*>(tile[pair].weights.data());
    const Halves by = {_mm256_load_si256(weights), _mm256_load_si256(weights + 1)};
    DRAGOMAN_UNROLL
    for (std::size_t r = 0; r < rows; ++r) {
      std::int32_t both = 0;
      std::memcpy(&both, row + 2 * (r * pairs + pair), sizeof(both));
      const __m256i numbers = _mm256_set1_epi32(both);
      found[r].low = _mm256_add_epi32(found[r].low, _mm256_madd_epi16(numbers, by.low));
      found[r].high = _mm256_add_epi32(found[r].high, _mm256_madd_epi16(numbers, by.high));
    }
  }
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < rows; ++r) {
    auto* to = reinterpret_cast<__m256i*>(sums + r * stride);
    _mm256_storeu_si256(to, found[r].low);
    _mm256_storeu_si256(to + 1, found[r].high);
  }
}

}  // namespace

bool has_int16_products() {
  return __builtin_cpu_supports("avx2") != 0;
}

DRAGOMAN_AVX2
void multiply_pairs(std::span<const std::int16_t> rows, std::size_t pairs,
                    std::span<const WeightPairs> tiles, std::size_t outputs, std::int32_t* sums) {
  constexpr std::size_t together = 4;  // rows that each weight is loaded once for
  const std::size_t count = rows.size() / (2 * pairs);
  assert(count * 2 * pairs == rows.size());
  for (std::size_t begin = 0; begin < outputs; begin += outputs_of_tile) {
    const WeightPairs* tile = tiles.data() + begin / outputs_of_tile * pairs;
    const std::size_t size = std::min(outputs_of_tile, outputs - begin);
    std::size_t row = 0;
    if (size == outputs_of_tile) {
      for (; row + together <= count; row += together)
        multiply_tile<together>(rows.data() + row * 2 * pairs, pairs, tile, outputs,
                                sums + row * outputs + begin);
    }
    for (; row < count; ++row) {
      std::array<std::int32_t, outputs_of_tile> whole;
      multiply_tile<1>(rows.data() + row * 2 * pairs, pairs, tile, outputs_of_tile, whole.data());
      std::copy_n(whole.begin(), size, sums + row * outputs + begin);
    }
  }
}

#else

bool has_int16_products() {
  return false;
}

void multiply_pairs(std::span<const std::int16_t>, std::size_t, std::span<const WeightPairs>,
                    std::size_t, std::int32_t*) {
  assert(false);
}

#endif

}  // namespace dragoman::language
