// Products of rows with a matrix of 8-bit weights, by oneDNN or int16_products.h. Rows are rounded
// to 8 bits by their own largest number, weights by the largest of each output, and sums are whole
// numbers: a row's product depends on that row alone, never on the rows beside it, the number
// of threads or the machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dragoman::language {

// How the products are made; the sums are the same.
enum class Arithmetic : std::uint8_t {
  int8,     // where the processor has AVX-512 VNNI; by oneDNN
  int16,    // where it has AVX2
  float32,  // anywhere: whole numbers held in floats, exact while a sum stays below 2^24; by oneDNN
};

// What this processor does fastest.
Arithmetic best_arithmetic();

// Rows of numbers rounded to 8 bits: value = (code - 128) · scale of the row.
struct RoundedRows {
  std::size_t width = 0;
  std::vector<std::uint8_t> codes;  // row by row
  std::vector<float> scales;        // one a row

  [[nodiscard]] std::size_t size() const { return scales.size(); }
};

// Rounds rows of `width` numbers that stand one after another.
void round_rows(std::span<const float> rows, std::size_t width, RoundedRows& rounded);

// Room that products are made in; one for each thread.
struct ProductRoom {
  std::vector<std::uint8_t> codes;
  std::vector<std::int16_t> numbers;
  std::vector<std::int32_t> sums;
  std::vector<float> floats;
  std::vector<std::byte> scratch;
};

class Int8Matrix {
 public:
  Int8Matrix();
  // weights[output * inputs + input] · scales[output] is the weight; a bias for each output.
  Int8Matrix(std::size_t inputs, std::span<const std::int8_t> weights,
             std::span<const float> scales, std::span<const float> biases, Arithmetic arithmetic);
  Int8Matrix(Int8Matrix&&) noexcept;
  Int8Matrix& operator=(Int8Matrix&&) noexcept;
  ~Int8Matrix();

  [[nodiscard]] std::size_t inputs() const;
  [[nodiscard]] std::size_t outputs() const;

  // product[row * outputs() + output]. Needs rows.width == inputs() and product of
  // rows.size() * outputs(). Safe to call from many threads, each with its own room.
  void multiply(const RoundedRows& rows, std::span<float> product, ProductRoom& room) const;

 private:
  struct Kernel;
  std::unique_ptr<Kernel> kernel_;
};

}  // namespace dragoman::language
