#include "language/encoder/int8_matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <oneapi/dnnl/dnnl.hpp>

#include "language/encoder/int16_products.h"
#include "language/encoder/vector_loops.h"

// Of the OpenMP that oneDNN runs on. Declared here, for its header comes with one compiler only.
extern "C" {
int omp_get_max_threads();
void omp_set_num_threads(int threads);
}

namespace dragoman::language {
namespace {

// oneDNN makes a program for each number of rows: these are the ones asked for, the last
// rows filled up with zeros.
constexpr std::array<std::size_t, 4> row_counts = {8, 16, 32, 64};

constexpr std::size_t rows_together = row_counts.back();

constexpr std::int32_t zero_code = 128;  // the code of 0

const dnnl::engine& engine() {
  static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
  return cpu;
}

// While it lives, oneDNN works on this thread alone: a release has one worker.
class OneThread {
 public:
  OneThread() : before_(omp_get_max_threads()) { omp_set_num_threads(1); }
  ~OneThread() { omp_set_num_threads(before_); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_;
};

using Type = dnnl::memory::data_type;
using Layout = dnnl::memory::format_tag;

dnnl::memory::desc table(std::size_t rows, std::size_t columns, Type type, Layout layout) {
  return {{static_cast<dnnl::memory::dim>(rows), static_cast<dnnl::memory::dim>(columns)},
          type,
          layout};
}

}  // namespace

Arithmetic best_arithmetic() {
  switch (dnnl::get_effective_cpu_isa()) {
    case dnnl::cpu_isa::avx512_core_vnni:
    case dnnl::cpu_isa::avx512_core_bf16:
    case dnnl::cpu_isa::avx512_core_amx:
      return Arithmetic::int8;
    default:
      return has_int16_products() ? Arithmetic::int16 : Arithmetic::float32;
  }
}

void round_rows(std::span<const float> rows, std::size_t width, RoundedRows& rounded) {
  assert(width > 0 && rows.size() % width == 0);
  const std::size_t count = rows.size() / width;
  rounded.width = width;
  rounded.codes.resize(rows.size());
  rounded.scales.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    rounded.scales[row] =
        round_row(rows.data() + row * width, width, rounded.codes.data() + row * width);
  }
}

struct Int8Matrix::Kernel {
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  Arithmetic arithmetic = Arithmetic::int8;
  std::vector<float> scales;
  std::vector<float> biases;
  std::vector<std::int32_t> offsets;  // what every code is too large by, times its weights
  std::vector<WeightPairs> tiles;     // of int16; of the others, what follows
  dnnl::memory weights;
  std::array<dnnl::matmul, row_counts.size()> products;
  std::array<std::size_t, row_counts.size()> scratch_bytes{};

  void prepare(std::span<const std::int8_t> by_output);
  void prepare_onednn(std::span<const std::int8_t> by_output);
  void sum_products(const std::uint8_t* codes, std::size_t rows, ProductRoom& room) const;
  void sum_pairs(const std::uint8_t* codes, std::size_t rows, ProductRoom& room) const;
  void sum_by_onednn(const std::uint8_t* codes, std::size_t rows, ProductRoom& room) const;
};

void Int8Matrix::Kernel::prepare(std::span<const std::int8_t> by_output) {
  offsets.assign(outputs, 0);
  if (arithmetic == Arithmetic::int8) {
    for (std::size_t output = 0; output < outputs; ++output) {
      const auto row = by_output.subspan(output * inputs, inputs);
      offsets[output] = zero_code * std::accumulate(row.begin(), row.end(), std::int32_t{0});
    }
  }
  if (arithmetic == Arithmetic::int16)
    tiles = pair_weights(by_output, inputs, outputs);
  else
    prepare_onednn(by_output);
}

void Int8Matrix::Kernel::prepare_onednn(std::span<const std::int8_t> by_output) {
  const OneThread one_thread;
  const bool whole = arithmetic == Arithmetic::int8;
  const Type left = whole ? Type::u8 : Type::f32;
  const Type right = whole ? Type::s8 : Type::f32;
  const Type sum = whole ? Type::s32 : Type::f32;
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  auto packed = table(inputs, outputs, right, Layout::any);
  for (std::size_t i = row_counts.size(); i-- > 0;) {
    const dnnl::matmul::desc wanted(table(row_counts[i], inputs, left, Layout::ab), packed,
                                    table(row_counts[i], outputs, sum, Layout::ab));
    const dnnl::matmul::primitive_desc made(wanted, attributes, engine());
    packed = made.weights_desc();  // the layout that the first likes best is that of all
    products[i] = dnnl::matmul(made);
    scratch_bytes[i] = made.scratchpad_desc().get_size();
  }

  weights = dnnl::memory(packed, engine());
  const auto pack = [&](auto plain) {  // a copy, for oneDNN wants bytes that it could write to
    dnnl::memory from(table(inputs, outputs, right, Layout::ba), engine(), plain.data());
    dnnl::stream stream(engine());
    dnnl::reorder(from, weights).execute(stream, from, weights);
    stream.wait();
  };
  if (whole)
    pack(std::vector<std::int8_t>(by_output.begin(), by_output.end()));
  else
    pack(std::vector<float>(by_output.begin(), by_output.end()));
}

// Sets room.sums of at most rows_together rows.
void Int8Matrix::Kernel::sum_products(const std::uint8_t* codes, std::size_t rows,
                                      ProductRoom& room) const {
  room.sums.resize(std::max(room.sums.size(), rows_together * outputs));
  if (arithmetic == Arithmetic::int16)
    sum_pairs(codes, rows, room);
  else
    sum_by_onednn(codes, rows, room);
}

void Int8Matrix::Kernel::sum_pairs(const std::uint8_t* codes, std::size_t rows,
                                   ProductRoom& room) const {
  const std::size_t pairs = (inputs + 1) / 2;
  room.numbers.resize(rows * 2 * pairs);
  for (std::size_t row = 0; row < rows; ++row) {
    std::transform(codes + row * inputs, codes + (row + 1) * inputs,
                   room.numbers.begin() + static_cast<std::ptrdiff_t>(row * 2 * pairs),
                   [](std::uint8_t code) { return static_cast<std::int16_t>(code - zero_code); });
    if (inputs % 2 != 0) room.numbers[(row + 1) * 2 * pairs - 1] = 0;
  }
  multiply_pairs(room.numbers, pairs, tiles, outputs, room.sums.data());
}

void Int8Matrix::Kernel::sum_by_onednn(const std::uint8_t* codes, std::size_t count,
                                       ProductRoom& room) const {
  const OneThread one_thread;
  const auto wide_enough = std::ranges::lower_bound(row_counts, count);
  const std::size_t rows = *wide_enough;
  if (rows != count) {
    room.codes.assign(rows * inputs, 0);
    std::copy_n(codes, count * inputs, room.codes.begin());
    codes = room.codes.data();
  }
  const auto at = static_cast<std::size_t>(wide_enough - row_counts.begin());
  const bool whole = arithmetic == Arithmetic::int8;
  room.scratch.resize(std::max(room.scratch.size(), scratch_bytes[at] + 64));
  void* scratch = room.scratch.data();
  std::size_t space = room.scratch.size();
  std::align(64, scratch_bytes[at], scratch, space);

  void* left = const_cast<std::uint8_t*>(codes);  // oneDNN only reads it
  void* sums = room.sums.data();
  if (!whole) {
    room.floats.resize(rows_together * (inputs + outputs));
    std::transform(codes, codes + rows * inputs, room.floats.begin(),
                   [](std::uint8_t code) { return static_cast<float>(code - zero_code); });
    left = room.floats.data();
    sums = room.floats.data() + rows_together * inputs;
  }
  const Type left_type = whole ? Type::u8 : Type::f32;
  const Type sum_type = whole ? Type::s32 : Type::f32;
  dnnl::stream stream(engine());
  products[at].execute(
      stream,
      {{DNNL_ARG_SRC, dnnl::memory(table(rows, inputs, left_type, Layout::ab), engine(), left)},
       {DNNL_ARG_WEIGHTS, weights},
       {DNNL_ARG_DST, dnnl::memory(table(rows, outputs, sum_type, Layout::ab), engine(), sums)},
       {DNNL_ARG_SCRATCHPAD,
        dnnl::memory({{static_cast<dnnl::memory::dim>(scratch_bytes[at])}, Type::u8, Layout::a},
                     engine(), scratch)}});
  stream.wait();
  if (whole) return;
  const float* floats = room.floats.data() + rows_together * inputs;
  std::transform(floats, floats + count * outputs, room.sums.begin(),
                 [](float sum) { return static_cast<std::int32_t>(sum); });
}

Int8Matrix::Int8Matrix() = default;
Int8Matrix::Int8Matrix(Int8Matrix&&) noexcept = default;
Int8Matrix& Int8Matrix::operator=(Int8Matrix&&) noexcept = default;
Int8Matrix::~Int8Matrix() = default;

Int8Matrix::Int8Matrix(std::size_t inputs, std::span<const std::int8_t> weights,
                       std::span<const float> scales, std::span<const float> biases,
                       Arithmetic arithmetic)
    : kernel_(std::make_unique<Kernel>()) {
  assert(weights.size() == inputs * scales.size() && scales.size() == biases.size());
  kernel_->inputs = inputs;
  kernel_->outputs = scales.size();
  kernel_->arithmetic = arithmetic;
  kernel_->scales.assign(scales.begin(), scales.end());
  kernel_->biases.assign(biases.begin(), biases.end());
  kernel_->prepare(weights);
}

std::size_t Int8Matrix::inputs() const {
  return kernel_->inputs;
}

std::size_t Int8Matrix::outputs() const {
  return kernel_->outputs;
}

void Int8Matrix::multiply(const RoundedRows& rows, std::span<float> product,
                          ProductRoom& room) const {
  const Kernel& k = *kernel_;
  assert(rows.width == k.inputs && product.size() == rows.size() * k.outputs);
  for (std::size_t begin = 0; begin < rows.size(); begin += rows_together) {
    const std::size_t count = std::min(rows_together, rows.size() - begin);
    k.sum_products(rows.codes.data() + begin * k.inputs, count, room);
    for (std::size_t row = 0; row < count; ++row) {
      scale_sums(room.sums.data() + row * k.outputs, k.offsets.data(), k.scales.data(),
                 rows.scales[begin + row], k.biases.data(), k.outputs,
                 product.data() + (begin + row) * k.outputs);
    }
  }
}

}  // namespace dragoman::language
