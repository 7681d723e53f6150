// What share of what this processor can multiply in 8 bits the encoder reaches: oneDNN's own
// product at its best shape, the products of a layer by themselves and as Int8Matrix makes them,
// and the layers as a whole. One thread; the best of several rounds, in billions of operations a
// second of processor (a multiplication and an addition are two).
//
//   bench_gemm model/english.safetensors
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <oneapi/dnnl/dnnl.hpp>
#include <random>

#include "base/files.h"
#include "language/encoder/encoder.h"

// Of the OpenMP that oneDNN runs on. Declared here, for its header comes with one compiler only.
extern "C" void omp_set_num_threads(int threads);

namespace {

using namespace dragoman::language;

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// Operations a second of processor, in billions.
double best_rate(double operations, const std::function<void()>& work) {
  constexpr int rounds = 7;
  constexpr double round = 0.3;
  double best = 0;
  for (int i = 0; i < rounds; ++i) {
    const double begin = processor_seconds();
    double passed = 0;
    int times = 0;
    do {
      work();
      ++times;
      passed = processor_seconds() - begin;
    } while (passed < round);
    best = std::max(best, operations * times / passed / 1e9);
  }
  return best;
}

struct Shape {
  std::size_t rows, inputs, outputs;
  [[nodiscard]] double operations() const {
    return 2.0 * static_cast<double>(rows * inputs * outputs);
  }
};

// u8 times s8, summed in s32, the weights packed as oneDNN likes them.
double onednn_rate(const Shape& shape) {
  using Type = dnnl::memory::data_type;
  using Layout = dnnl::memory::format_tag;
  const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  const auto table = [](std::size_t rows, std::size_t columns, Type type, Layout layout) {
    return dnnl::memory::desc(
        {static_cast<dnnl::memory::dim>(rows), static_cast<dnnl::memory::dim>(columns)}, type,
        layout);
  };
  const dnnl::matmul::desc wanted(table(shape.rows, shape.inputs, Type::u8, Layout::ab),
                                  table(shape.inputs, shape.outputs, Type::s8, Layout::any),
                                  table(shape.rows, shape.outputs, Type::s32, Layout::ab));
  const dnnl::matmul::primitive_desc made(wanted, engine);
  dnnl::memory left(made.src_desc(), engine);
  dnnl::memory right(made.weights_desc(), engine);
  dnnl::memory sums(made.dst_desc(), engine);
  const dnnl::matmul product(made);
  dnnl::stream stream(engine);
  return best_rate(shape.operations(), [&] {
    product.execute(stream,
                    {{DNNL_ARG_SRC, left}, {DNNL_ARG_WEIGHTS, right}, {DNNL_ARG_DST, sums}});
    stream.wait();
  });
}

// With rounding the rows and scaling the sums, as a layer has it.
double matrix_rate(const Shape& shape) {
  std::mt19937 random(1);
  std::vector<std::int8_t> weights(shape.inputs * shape.outputs);
  for (auto& weight : weights) weight = static_cast<std::int8_t>(random() % 255 - 127);
  const std::vector<float> ones(shape.outputs, 1.0F);
  const Int8Matrix matrix(shape.inputs, weights, ones, ones, best_arithmetic());
  std::vector<float> rows(shape.rows * shape.inputs);
  for (auto& value : rows) value = static_cast<float>(random() % 1000) / 1000;
  std::vector<float> product(shape.rows * shape.outputs);
  RoundedRows rounded;
  ProductRoom room;
  return best_rate(shape.operations(), [&] {
    round_rows(rows, shape.inputs, rounded);
    matrix.multiply(rounded, product, room);
  });
}

constexpr std::size_t layers = 6;
constexpr std::size_t wide = 4 * encoder_width;

// Of the products of a layer for one piece.
constexpr double operations_of_piece =
    2.0 * layers *
    (encoder_width * 3 * encoder_width + encoder_width * encoder_width + 2 * encoder_width * wide);

// Windows as a page gives them: 100 pieces, four pieces for three words.
double network_rate(const Encoder& encoder) {
  constexpr std::size_t windows_together = 10;
  constexpr std::size_t pieces = 100;
  std::mt19937 random(1);
  std::vector<PieceWindow> windows(windows_together);
  for (auto& window : windows) {
    for (std::size_t i = 0; i < pieces; ++i) {
      window.pieces.push_back(static_cast<PieceIndex>(random() % encoder.pieces.size()));
      window.casings.push_back(1);
    }
    window.first_piece.push_back(1);
    while (window.first_piece.back() + 2 < pieces)
      window.first_piece.push_back(window.first_piece.back() + 1 +
                                   (window.first_piece.size() % 3 == 0 ? 1U : 0U));
  }
  NetworkRoom room;
  return best_rate(operations_of_piece * pieces * windows_together,
                   [&] { (void)encoder.network.run(windows, room); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_gemm MODEL.safetensors\n");
    return 2;
  }
  omp_set_num_threads(1);
  const auto bytes = dragoman::read_file(argv[1]);
  const auto encoder = bytes ? Encoder::read(*bytes, argv[1]) : tl::unexpected(bytes.error());
  if (!encoder) {
    fmt::print(stderr, "{}\n", encoder.error().message);
    return 2;
  }
  double limit = 0;
  fmt::print("{:<28} {:>8}\n", "oneDNN alone", "GOP/s");
  for (const Shape shape : {Shape{1024, 1024, 1024}, Shape{512, 2048, 2048}, Shape{256, 1024, 4096},
                            Shape{128, 1536, 1536}, Shape{64, 1536, 1536}}) {
    const double rate = onednn_rate(shape);
    limit = std::max(limit, rate);
    fmt::print("{:<28} {:>8.0f}\n",
               fmt::format("{} x {} x {}", shape.rows, shape.inputs, shape.outputs), rate);
  }
  const auto share = [&](double rate) { return 100 * rate / limit; };
  fmt::print("\n{:<28} {:>8} {:>6} {:>11} {:>6}\n", "products of a layer", "oneDNN", "share",
             "Int8Matrix", "share");
  for (const Shape shape :
       {Shape{64, encoder_width, 3 * encoder_width}, Shape{64, encoder_width, encoder_width},
        Shape{64, encoder_width, wide}, Shape{64, wide, encoder_width}}) {
    const double alone = onednn_rate(shape);
    const double ours = matrix_rate(shape);
    fmt::print("{:<28} {:>8.0f} {:>5.0f}% {:>11.0f} {:>5.0f}%\n",
               fmt::format("{} x {} x {}", shape.rows, shape.inputs, shape.outputs), alone,
               share(alone), ours, share(ours));
  }
  const double whole = network_rate(*encoder);
  fmt::print("\n{:<28} {:>8.0f} {:>5.0f}%\n", "the network as a whole", whole, share(whole));
}
