// Network::load and the rows of WordAnswers.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "language/encoder/network.h"

namespace dragoman::language {
namespace {

constexpr std::size_t inner_width = 1536;
constexpr std::size_t layers = 6;

// Takes arrays out of a file; after the first fault nothing more is taken.
class Loader {
 public:
  Loader(const TensorFile& file, Arithmetic arithmetic) : file_(file), arithmetic_(arithmetic) {}

  std::vector<float> floats(std::string_view name, const std::vector<std::size_t>& shape) {
    return take(float_tensor(file_, name, shape));
  }

  std::vector<std::int8_t> bytes(std::string_view name, const std::vector<std::size_t>& shape) {
    return take(int8_tensor(file_, name, shape));
  }

  Int8Matrix matrix(const std::string& name, std::size_t inputs, std::size_t outputs) {
    const auto weights = bytes(name + ".weight", {outputs, inputs});
    const auto scales = floats(name + ".scale", {outputs});
    const auto biases = floats(name + ".bias", {outputs});
    if (fault_) return {};
    return Int8Matrix(inputs, weights, scales, biases, arithmetic_);
  }

  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  template <class Numbers>
  Numbers take(Result<Numbers> numbers) {
    if (numbers) return std::move(*numbers);
    if (!fault_) fault_ = numbers.error();
    return {};
  }

  const TensorFile& file_;
  Arithmetic arithmetic_;
  std::optional<Error> fault_;
};

}  // namespace

Result<Network> Network::load(const TensorFile& file, const AnswerCounts& counts,
                              std::size_t pieces, Arithmetic arithmetic) {
  Loader loader(file, arithmetic);
  const auto norm = [&loader](const std::string& name) {
    return Norm{loader.floats(name + ".weight", {encoder_width}),
                loader.floats(name + ".bias", {encoder_width})};
  };
  Network network;
  network.counts_ = counts;
  network.piece_rows_ = loader.bytes("pieces.weight", {pieces, encoder_width});
  network.piece_scales_ = loader.floats("pieces.scale", {pieces});
  network.positions_ = loader.floats("positions", {most_positions, encoder_width});
  network.casings_ = loader.floats("casings", {casing_rows, encoder_width});
  network.embedding_norm_ = norm("norm");
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = fmt::format("layers.{}.", i);
    Layer layer;
    layer.projection = loader.matrix(name + "projection", encoder_width, 3 * encoder_width);
    layer.out = loader.matrix(name + "out", encoder_width, encoder_width);
    layer.after_attention = norm(name + "after_attention");
    layer.inner = loader.matrix(name + "inner", encoder_width, inner_width);
    layer.outer = loader.matrix(name + "outer", inner_width, encoder_width);
    layer.after_inner = norm(name + "after_inner");
    network.layers_.push_back(std::move(layer));
  }
  network.answers_ = loader.matrix("answers", encoder_width, WordAnswers::width(counts));
  network.arc_ = loader.matrix("arc", arc_width, arc_width);
  network.root_ = loader.floats("root", {arc_width});
  network.relation_ =
      loader.matrix("relation", relation_width, counts.relations * (relation_width + 1));
  if (loader.fault()) return tl::unexpected(*loader.fault());
  return network;
}

WordAnswers::WordAnswers(AnswerCounts counts, std::vector<float> rows)
    : counts_(counts), rows_(std::move(rows)) {}

std::size_t WordAnswers::vectors_at(const AnswerCounts& counts) {
  constexpr std::size_t begins = 2;  // goes on, begins a sentence
  return counts.upos + counts.xpos + counts.features + counts.lemmas + counts.entities + begins;
}

std::size_t WordAnswers::width(const AnswerCounts& counts) {
  return vectors_at(counts) + 2 * arc_width + 2 * relation_width;
}

std::span<const float> WordAnswers::part(std::size_t word, std::size_t at, std::size_t size) const {
  return std::span(rows_).subspan(word * width() + at, size);
}

std::span<const float> WordAnswers::upos(std::size_t word) const {
  return part(word, 0, counts_.upos);
}

std::span<const float> WordAnswers::xpos(std::size_t word) const {
  return part(word, counts_.upos, counts_.xpos);
}

std::span<const float> WordAnswers::features(std::size_t word) const {
  return part(word, counts_.upos + counts_.xpos, counts_.features);
}

std::span<const float> WordAnswers::lemmas(std::size_t word) const {
  return part(word, counts_.upos + counts_.xpos + counts_.features, counts_.lemmas);
}

std::span<const float> WordAnswers::entities(std::size_t word) const {
  return part(word, counts_.upos + counts_.xpos + counts_.features + counts_.lemmas,
              counts_.entities);
}

float WordAnswers::begins_sentence(std::size_t word) const {
  const auto answers = part(word, vectors_at(counts_) - 2, 2);
  return answers[1] - answers[0];
}

std::span<const float> WordAnswers::dependent(std::size_t word) const {
  return part(word, vectors_at(counts_), arc_width);
}

std::span<const float> WordAnswers::governor(std::size_t word) const {
  return part(word, vectors_at(counts_) + arc_width, arc_width);
}

std::span<const float> WordAnswers::relation_dependent(std::size_t word) const {
  return part(word, vectors_at(counts_) + 2 * arc_width, relation_width);
}

std::span<const float> WordAnswers::relation_governor(std::size_t word) const {
  return part(word, vectors_at(counts_) + 2 * arc_width + relation_width, relation_width);
}

}  // namespace dragoman::language
