// The inner loops of the encoder. Compiled for several processors, of which the running one
// takes its own; all give the same bits: sums run in vector_lanes lanes whatever a register
// holds, and products are not fused into sums.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dragoman::language {

inline constexpr std::size_t vector_lanes = 16;

// codes[i] = 128 + row[i] / scale, rounded; returns the scale: the largest |row[i]| over 127.
float round_row(const float* row, std::size_t size, std::uint8_t* codes);

// out[i] = (sums[i] - offsets[i]) · scales[i] · row_scale + biases[i]
void scale_sums(const std::int32_t* sums, const std::int32_t* offsets, const float* scales,
                float row_scale, const float* biases, std::size_t size, float* out);

// to[i] += from[i]
void add(const float* from, std::size_t size, float* to);

// Layer normalisation in place: zero mean, unit variance, then times `weights` plus `biases`.
void normalise(float* row, std::size_t size, const float* weights, const float* biases);

// x · Φ(x) in place, with the distribution function of the standard normal; |error| < 1e-6.
void gelu(float* row, std::size_t size);

// exp in place, divided by its sum: the first `size` numbers of a row become shares.
void softmax(float* row, std::size_t size);

// Rows of numbers, each `stride` numbers behind the one before.
struct Rows {
  const float* first = nullptr;
  std::size_t stride = 0;
};
struct WritableRows {
  float* first = nullptr;
  std::size_t stride = 0;
};

// The product of matrices: row r of `out` has, at i < size, Σ_k a[r][k] · b[k][i], summed in the
// order of k < terms. `out` must not overlap the others.
void combine(Rows a, std::size_t rows, std::size_t terms, Rows b, std::size_t size,
             WritableRows out);

// The largest a[i] + b[i], and the first i that has it. Needs size > 0.
struct LargestSum {
  float sum = 0;
  std::size_t at = 0;
};
LargestSum largest_sum(const float* a, const float* b, std::size_t size);

float dot(const float* a, const float* b, std::size_t size);

}  // namespace dragoman::language
