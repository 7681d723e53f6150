#include "language/encoder/vector_loops.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

// The same source for processors with AVX-512, with AVX2 and without either. What chooses among
// them runs before the thread sanitizer is there, and must not call it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define DRAGOMAN_BY_PROCESSOR 1
#define DRAGOMAN_VECTOR \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DRAGOMAN_BY_PROCESSOR 0
#define DRAGOMAN_VECTOR
#endif

namespace dragoman::language {
namespace {

constexpr std::size_t lanes = vector_lanes;

// The lanes added up in a fixed order.
inline float sum_of(const std::array<float, lanes>& parts) {
  float sum = 0;
  for (const float part : parts) sum += part;
  return sum;
}

// e^x for x <= 0, to seven digits: 2^n · 2^f, the latter by a polynomial (Cephes, expf).
inline float exp_below_zero(float x) {
  x = std::max(x, -80.0F);
  const float n = std::floor(x * 1.44269504F + 0.5F);
  const float f = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float y = 1.9875691500e-4F;
  y = y * f + 1.3981999507e-3F;
  y = y * f + 8.3334519073e-3F;
  y = y * f + 4.1665795894e-2F;
  y = y * f + 1.6666665459e-1F;
  y = y * f + 5.0000001201e-1F;
  y = y * f * f + f + 1.0F;
  return y * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

// Numbers that one register holds.
template <std::size_t numbers>
struct RegisterOf {
  using Type [[gnu::vector_size(numbers * sizeof(float))]] = float;
};

// Vectors are named one by one, never by the address of their array: else they would not stay
// in registers.
#define DRAGOMAN_UNROLL _Pragma("GCC unroll 8")

// `rows` rows times `vectors * numbers` neighbouring columns: their sums stay in registers.
template <std::size_t numbers, std::size_t rows, std::size_t vectors>
[[gnu::always_inline]] inline void combine_block(Rows a, std::size_t terms, Rows b,
                                                 WritableRows out) {
  using Register = typename RegisterOf<numbers>::Type;
  std::array<std::array<Register, vectors>, rows> sums{};
  for (std::size_t k = 0; k < terms; ++k) {
    std::array<Register, vectors> right;
    DRAGOMAN_UNROLL
    for (std::size_t i = 0; i < vectors; ++i) {
      Register loaded;
      std::memcpy(&loaded, b.first + k * b.stride + i * numbers, sizeof(loaded));
      right[i] = loaded;
    }
    DRAGOMAN_UNROLL
    for (std::size_t row = 0; row < rows; ++row) {
      const float left = a.first[row * a.stride + k];
      DRAGOMAN_UNROLL
      for (std::size_t i = 0; i < vectors; ++i) sums[row][i] += left * right[i];
    }
  }
  DRAGOMAN_UNROLL
  for (std::size_t row = 0; row < rows; ++row) {
    DRAGOMAN_UNROLL
    for (std::size_t i = 0; i < vectors; ++i) {
      const Register sum = sums[row][i];
      std::memcpy(out.first + row * out.stride + i * numbers, &sum, sizeof(sum));
    }
  }
}

template <std::size_t numbers, std::size_t rows>
[[gnu::always_inline]] inline void combine_rows(Rows a, std::size_t terms, Rows b, std::size_t size,
                                                WritableRows out) {
  const auto from = [&b](std::size_t i) { return Rows{b.first + i, b.stride}; };
  const auto to = [&out](std::size_t i) { return WritableRows{out.first + i, out.stride}; };
  std::size_t i = 0;
  for (; i + 2 * numbers <= size; i += 2 * numbers)
    combine_block<numbers, rows, 2>(a, terms, from(i), to(i));
  for (; i + numbers <= size; i += numbers)
    combine_block<numbers, rows, 1>(a, terms, from(i), to(i));
  for (; i < size; ++i) {
    for (std::size_t row = 0; row < rows; ++row) {
      float sum = 0;
      for (std::size_t k = 0; k < terms; ++k)
        sum += a.first[row * a.stride + k] * b.first[k * b.stride + i];
      out.first[row * out.stride + i] = sum;
    }
  }
}

// With registers of so many numbers; the sums are the same with any.
template <std::size_t numbers>
[[gnu::always_inline]] inline void combine_by(Rows a, std::size_t rows, std::size_t terms, Rows b,
                                              std::size_t size, WritableRows out) {
  constexpr std::size_t together = 4;  // rows that each number of `b` is loaded once for
  std::size_t row = 0;
  for (; row + together <= rows; row += together) {
    combine_rows<numbers, together>({a.first + row * a.stride, a.stride}, terms, b, size,
                                    {out.first + row * out.stride, out.stride});
  }
  for (; row < rows; ++row) {
    combine_rows<numbers, 1>({a.first + row * a.stride, a.stride}, terms, b, size,
                             {out.first + row * out.stride, out.stride});
  }
}

// As wide as the running processor's registers. Called in this file alone, for the choice is made
// where all versions are seen.
#if DRAGOMAN_BY_PROCESSOR
__attribute__((target("arch=x86-64-v4"))) void combine_here(Rows a, std::size_t rows,
                                                            std::size_t terms, Rows b,
                                                            std::size_t size, WritableRows out) {
  combine_by<16>(a, rows, terms, b, size, out);
}

__attribute__((target("arch=x86-64-v3"))) void combine_here(Rows a, std::size_t rows,
                                                            std::size_t terms, Rows b,
                                                            std::size_t size, WritableRows out) {
  combine_by<8>(a, rows, terms, b, size, out);
}

__attribute__((target("default")))
#endif
void combine_here(Rows a, std::size_t rows, std::size_t terms, Rows b, std::size_t size,
                  WritableRows out) {
  combine_by<4>(a, rows, terms, b, size, out);
}

}  // namespace

DRAGOMAN_VECTOR
float round_row(const float* row, std::size_t size, std::uint8_t* codes) {
  std::array<float, lanes> most{};
  std::size_t i = 0;
  for (; i + lanes <= size; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      most[lane] = std::max(most[lane], std::fabs(row[i + lane]));
  float largest = 0;
  for (; i < size; ++i) largest = std::max(largest, std::fabs(row[i]));
  for (const float value : most) largest = std::max(largest, value);
  const float scale = largest / 127.0F;
  const float inverse = largest > 0 ? 127.0F / largest : 0.0F;
  for (i = 0; i < size; ++i) {
    // At least 1 before it is cut off, so that cutting rounds.
    codes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(row[i] * inverse + 128.5F));
  }
  return scale;
}

DRAGOMAN_VECTOR
void scale_sums(const std::int32_t* sums, const std::int32_t* offsets, const float* scales,
                float row_scale, const float* biases, std::size_t size, float* out) {
  for (std::size_t i = 0; i < size; ++i)
    out[i] = static_cast<float>(sums[i] - offsets[i]) * (scales[i] * row_scale) + biases[i];
}

DRAGOMAN_VECTOR
void add(const float* from, std::size_t size, float* to) {
  for (std::size_t i = 0; i < size; ++i) to[i] += from[i];
}

DRAGOMAN_VECTOR
void normalise(float* row, std::size_t size, const float* weights, const float* biases) {
  constexpr float least_variance = 1e-12F;
  std::array<float, lanes> sums{};
  std::array<float, lanes> squares{};
  for (std::size_t i = 0; i < size; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += row[i + lane];
  const float mean = sum_of(sums) / static_cast<float>(size);
  for (std::size_t i = 0; i < size; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const float away = row[i + lane] - mean;
      squares[lane] += away * away;
    }
  }
  const float variance = sum_of(squares) / static_cast<float>(size);
  const float inverse = 1.0F / std::sqrt(variance + least_variance);
  for (std::size_t i = 0; i < size; ++i)
    row[i] = (row[i] - mean) * inverse * weights[i] + biases[i];
}

// Φ by the error function of Abramowitz and Stegun, 7.1.26.
DRAGOMAN_VECTOR
void gelu(float* row, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const float x = row[i];
    const float z = std::fabs(x) * 0.70710678F;
    const float t = 1.0F / (1.0F + 0.3275911F * z);
    float p = 1.061405429F;
    p = p * t - 1.453152027F;
    p = p * t + 1.421413741F;
    p = p * t - 0.284496736F;
    p = p * t + 0.254829592F;
    const float tail = 0.5F * p * t * exp_below_zero(-z * z);  // of the distribution beyond |x|
    row[i] = x * (x < 0 ? tail : 1.0F - tail);
  }
}

DRAGOMAN_VECTOR
void softmax(float* row, std::size_t size) {
  const std::size_t whole = size - size % lanes;
  std::array<float, lanes> most;
  most.fill(row[0]);
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      most[lane] = std::max(most[lane], row[i + lane]);
  float largest = *std::max_element(most.begin(), most.end());
  for (std::size_t i = whole; i < size; ++i) largest = std::max(largest, row[i]);

  for (std::size_t i = 0; i < size; ++i) row[i] = exp_below_zero(row[i] - largest);
  std::array<float, lanes> sums{};
  for (std::size_t i = 0; i < whole; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += row[i + lane];
  for (std::size_t i = whole; i < size; ++i) sums[i - whole] += row[i];
  const float inverse = 1.0F / sum_of(sums);
  for (std::size_t i = 0; i < size; ++i) row[i] *= inverse;
}

void combine(Rows a, std::size_t rows, std::size_t terms, Rows b, std::size_t size,
             WritableRows out) {
  combine_here(a, rows, terms, b, size, out);
}

DRAGOMAN_VECTOR
LargestSum largest_sum(const float* a, const float* b, std::size_t size) {
  const std::size_t whole = size - size % lanes;
  float most = a[0] + b[0];
  if (whole > 0) {
    std::array<float, lanes> largest;
    largest.fill(most);
    for (std::size_t i = 0; i < whole; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane)
        largest[lane] = std::max(largest[lane], a[i + lane] + b[i + lane]);
    most = *std::max_element(largest.begin(), largest.end());
  }
  for (std::size_t i = whole; i < size; ++i) most = std::max(most, a[i] + b[i]);
  std::size_t at = 0;
  while (at + 1 < size && a[at] + b[at] != most) ++at;
  return {most, at};
}

DRAGOMAN_VECTOR
float dot(const float* a, const float* b, std::size_t size) {
  std::array<float, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= size; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  for (std::size_t lane = 0; i < size; ++i, ++lane) sums[lane] += a[i] * b[i];
  return sum_of(sums);
}

}  // namespace dragoman::language
