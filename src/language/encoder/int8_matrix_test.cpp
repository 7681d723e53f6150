#include "language/encoder/int8_matrix.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "language/encoder/int16_products.h"

namespace dragoman::language {
namespace {

struct Weights {
  std::size_t inputs, outputs;
  std::vector<std::int8_t> codes;
  std::vector<float> scales, biases;

  Weights(std::size_t in, std::size_t out) : inputs(in), outputs(out) {
    std::mt19937 random(7);
    for (std::size_t i = 0; i < in * out; ++i)
      codes.push_back(static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127));
    for (std::size_t i = 0; i < out; ++i) {
      scales.push_back(0.001F * static_cast<float>(1 + random() % 9));
      biases.push_back(static_cast<float>(random() % 9) - 4.0F);
    }
  }

  [[nodiscard]] Int8Matrix matrix(Arithmetic arithmetic) const {
    return Int8Matrix(inputs, codes, scales, biases, arithmetic);
  }
};

RoundedRows rows_of(std::size_t count, std::size_t width) {
  std::mt19937 random(11);
  std::vector<float> rows;
  for (std::size_t i = 0; i < count * width; ++i)
    rows.push_back(0.01F * (static_cast<float>(random() % 2001) - 1000.0F));
  RoundedRows rounded;
  round_rows(rows, width, rounded);
  return rounded;
}

std::vector<float> product(const Int8Matrix& matrix, const RoundedRows& rows) {
  ProductRoom room;
  std::vector<float> result(rows.size() * matrix.outputs());
  matrix.multiply(rows, result, room);
  return result;
}

TEST(Int8Matrix, MultipliesWholeNumbersWithoutLoss) {
  const Weights weights(384, 33);
  const auto rows = rows_of(70, 384);
  const auto found = product(weights.matrix(best_arithmetic()), rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t output = 0; output < weights.outputs; ++output) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < 384; ++i)
        sum += (rows.codes[row * 384 + i] - 128) * weights.codes[output * 384 + i];
      const double expected = static_cast<double>(sum) * weights.scales[output] * rows.scales[row] +
                              weights.biases[output];
      EXPECT_NEAR(found[row * weights.outputs + output], expected,
                  1e-4 * std::abs(expected) + 1e-4);
    }
  }
}

TEST(Int8Matrix, GivesTheSameBitsInEveryArithmetic) {
  for (const auto& [inputs, outputs] : {std::pair{384, 128}, {128, 33}, {7, 1}, {1, 17}}) {
    const Weights weights(static_cast<std::size_t>(inputs), static_cast<std::size_t>(outputs));
    const auto rows = rows_of(45, weights.inputs);
    const auto expected = product(weights.matrix(Arithmetic::float32), rows);
    EXPECT_EQ(product(weights.matrix(best_arithmetic()), rows), expected);
    if (has_int16_products()) {
      EXPECT_EQ(product(weights.matrix(Arithmetic::int16), rows), expected);
    }
  }
}

TEST(Int8Matrix, GivesARowTheSameWhateverIsBesideIt) {
  const Weights weights(128, 50);
  const auto matrix = weights.matrix(best_arithmetic());
  const auto all = rows_of(200, 128);
  const auto together = product(matrix, all);
  for (const std::size_t row : {0U, 63U, 64U, 130U, 199U}) {
    RoundedRows one{128, {}, {all.scales[row]}};
    one.codes.assign(all.codes.begin() + static_cast<std::ptrdiff_t>(row * 128),
                     all.codes.begin() + static_cast<std::ptrdiff_t>((row + 1) * 128));
    const std::vector<float> expected(
        together.begin() + static_cast<std::ptrdiff_t>(row * 50),
        together.begin() + static_cast<std::ptrdiff_t>(row * 50 + 50));
    EXPECT_EQ(product(matrix, one), expected) << row;
  }
}

TEST(Int8Matrix, ServesManyThreads) {
  const Weights weights(384, 100);
  const auto matrix = weights.matrix(best_arithmetic());
  const auto rows = rows_of(100, 384);
  const auto expected = product(matrix, rows);
  std::vector<std::vector<float>> found(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : found) threads.emplace_back([&] { result = product(matrix, rows); });
  }
  for (const auto& result : found) EXPECT_EQ(result, expected);
}

TEST(Int8Matrix, RoundsRowsOfZerosToNothing) {
  const Weights weights(128, 4);
  RoundedRows rows;
  round_rows(std::vector<float>(128, 0.0F), 128, rows);
  EXPECT_EQ(product(weights.matrix(best_arithmetic()), rows), weights.biases);
}

}  // namespace
}  // namespace dragoman::language
