#include "language/encoder/vector_loops.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace dragoman::language {
namespace {

// Numbers between -6 and 6 that follow no simple pattern.
std::vector<float> numbers(std::size_t size) {
  std::vector<float> row(size);
  for (std::size_t i = 0; i < size; ++i) row[i] = 6.0F * std::sin(static_cast<float>(i * i + 1));
  return row;
}

TEST(VectorLoops, RoundToTheNearestCode) {
  std::vector<std::uint8_t> codes(5);
  const std::vector<float> row = {-2.0F, 0.0F, 1.0F, 0.004F, 2.0F};
  EXPECT_FLOAT_EQ(round_row(row.data(), row.size(), codes.data()), 2.0F / 127.0F);
  EXPECT_EQ(codes, (std::vector<std::uint8_t>{1, 128, 192, 128, 255}));

  const std::vector<float> zeros(3, 0.0F);
  EXPECT_EQ(round_row(zeros.data(), zeros.size(), codes.data()), 0.0F);
  EXPECT_EQ(codes[0], 128);
}

TEST(VectorLoops, ComputeWhatTheirNamesSay) {
  for (const std::size_t size : {1U, 5U, 16U, 77U}) {
    SCOPED_TRACE(size);
    const auto x = numbers(size);
    auto y = x;
    gelu(y.data(), size);
    for (std::size_t i = 0; i < size; ++i)
      EXPECT_NEAR(y[i], 0.5 * x[i] * (1 + std::erf(x[i] / std::sqrt(2.0))), 2e-6);

    y = x;
    softmax(y.data(), size);
    double sum = 0;
    for (const float value : x) sum += std::exp(value);
    for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(y[i], std::exp(x[i]) / sum, 1e-6);

    double product = 0;
    for (std::size_t i = 0; i < size; ++i) product += x[i] * x[size - 1 - i];
    const std::vector<float> backwards(x.rbegin(), x.rend());
    EXPECT_NEAR(dot(x.data(), backwards.data(), size), product, 1e-3);
  }
}

TEST(VectorLoops, FindTheLargestSum) {
  for (const std::size_t size : {1U, 2U, 16U, 53U}) {
    SCOPED_TRACE(size);
    const auto a = numbers(size);
    for (std::size_t best = 0; best < size; ++best) {
      std::vector<float> b(size, 0.0F);
      b[best] = 20.0F;
      const auto found = largest_sum(a.data(), b.data(), size);
      EXPECT_EQ(found.at, best);
      EXPECT_EQ(found.sum, a[best] + 20.0F);
    }
    const std::vector<float> same(size, 1.0F);
    EXPECT_EQ(largest_sum(same.data(), same.data(), size).at, 0U);  // the first of equals
  }
}

TEST(VectorLoops, NormaliseToMeanZeroAndVarianceOne) {
  auto row = numbers(384);
  const std::vector<float> ones(384, 1.0F);
  const std::vector<float> zeros(384, 0.0F);
  normalise(row.data(), row.size(), ones.data(), zeros.data());
  EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 0.0, 1e-3);
  EXPECT_NEAR(std::inner_product(row.begin(), row.end(), row.begin(), 0.0), 384.0, 1e-2);
}

// Each sum to the bit as one term after the other gives it, however many rows go together.
TEST(VectorLoops, CombineRowsThatStandApart) {
  constexpr std::size_t stride = 80;
  constexpr std::size_t terms = 5;
  const auto left = numbers(9 * stride);
  const auto right = numbers(terms * stride);
  for (const std::size_t rows : {1U, 4U, 9U}) {
    for (const std::size_t size : {3U, 16U, 37U, 64U, 70U}) {
      std::vector<float> out(rows * stride, 7.0F);
      combine({left.data(), stride}, rows, terms, {right.data(), stride}, size,
              {out.data(), stride});
      for (std::size_t at = 0; at < out.size(); ++at) {
        float sum = 0;
        for (std::size_t k = 0; k < terms; ++k)
          sum += left[at / stride * stride + k] * right[k * stride + at % stride];
        EXPECT_EQ(out[at], at % stride < size ? sum : 7.0F) << rows << " " << size << " " << at;
      }
    }
  }
}

}  // namespace
}  // namespace dragoman::language
