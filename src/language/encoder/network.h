// The network of train/encoder/network.py: MiniLM (six layers of a transformer, 384 numbers a
// piece) with a casing embedding, and its answers for every word. Runs windows of text packed
// together; what a window gives does not depend on the others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dragoman/error.h"
#include "language/encoder/int8_matrix.h"
#include "language/encoder/safetensors.h"
#include "language/encoder/word_pieces.h"

namespace dragoman::language {

inline constexpr std::size_t encoder_width = 384;
inline constexpr std::size_t attention_heads = 12;
inline constexpr std::size_t most_positions = 512;
inline constexpr std::size_t arc_width = 256;
inline constexpr std::size_t relation_width = 128;
inline constexpr std::size_t casing_rows =
    12;  // Casing, without and with a blank before: 2c, 2c + 1

// How many answers each question has.
struct AnswerCounts {
  std::size_t upos = 0, xpos = 0, features = 0, lemmas = 0, entities = 0, relations = 0;
};

// Words of one window as pieces between [CLS] and [SEP].
struct PieceWindow {
  std::vector<PieceIndex> pieces;
  std::vector<std::uint8_t> casings;       // one a piece: rows of the casing embedding
  std::vector<std::uint32_t> first_piece;  // of each word, and one past the last word's pieces
  [[nodiscard]] std::size_t words() const {
    return first_piece.empty() ? 0 : first_piece.size() - 1;
  }
};

// What the network says of a window's words. Logits, word by word, in rows of their own length.
class WordAnswers {
 public:
  WordAnswers() = default;
  WordAnswers(AnswerCounts counts, std::vector<float> rows);

  [[nodiscard]] std::size_t words() const { return rows_.size() / width(); }
  [[nodiscard]] std::span<const float> upos(std::size_t word) const;
  [[nodiscard]] std::span<const float> xpos(std::size_t word) const;
  [[nodiscard]] std::span<const float> features(std::size_t word) const;
  [[nodiscard]] std::span<const float> lemmas(std::size_t word) const;
  [[nodiscard]] std::span<const float> entities(std::size_t word) const;
  // Above 0: rather than not, by as much as the logarithm of the odds.
  [[nodiscard]] float begins_sentence(std::size_t word) const;
  // After GELU: what arcs and relations are scored from.
  [[nodiscard]] std::span<const float> dependent(std::size_t word) const;
  [[nodiscard]] std::span<const float> governor(std::size_t word) const;
  [[nodiscard]] std::span<const float> relation_dependent(std::size_t word) const;
  [[nodiscard]] std::span<const float> relation_governor(std::size_t word) const;

  static std::size_t width(const AnswerCounts& counts);
  // Where the four vectors after GELU begin in a row.
  static std::size_t vectors_at(const AnswerCounts& counts);

 private:
  [[nodiscard]] std::size_t width() const { return width(counts_); }
  [[nodiscard]] std::span<const float> part(std::size_t word, std::size_t at,
                                            std::size_t size) const;
  AnswerCounts counts_;
  std::vector<float> rows_;
};

// Room to run in; one for each thread.
struct NetworkRoom {
  ProductRoom products;
  RoundedRows rounded;
  std::vector<float> states, projected, mixed, inner, outer, keys, shares, wanted;
};

class Network {
 public:
  // Errors name the array that is missing or of another shape.
  static Result<Network> load(const TensorFile& file, const AnswerCounts& counts,
                              std::size_t pieces, Arithmetic arithmetic);

  // The answers for each window, in order. Needs at most most_positions pieces a window.
  [[nodiscard]] std::vector<WordAnswers> run(std::span<const PieceWindow> windows,
                                             NetworkRoom& room) const;

  // Adds what the network knows of a piece before it has read a text.
  void add_piece(PieceIndex piece, std::span<float, encoder_width> to) const;

  // How well the words [begin, end) of a window hang on the root and on each other: row by
  // dependent, the root in column 0, the words after it.
  [[nodiscard]] std::vector<float> arc_scores(const WordAnswers& words, std::size_t begin,
                                              std::size_t end, NetworkRoom& room) const;

  // The best relation (never 0, which is the root's) of each of the words [begin, end) to its
  // head; heads are words of the window, or `no_head` for the root, which gets 0.
  static constexpr std::size_t no_head = static_cast<std::size_t>(-1);
  [[nodiscard]] std::vector<std::uint16_t> relations(const WordAnswers& words, std::size_t begin,
                                                     std::span<const std::size_t> heads,
                                                     NetworkRoom& room) const;

 private:
  struct Norm {
    std::vector<float> weights, biases;
  };
  struct Layer {
    Int8Matrix projection, out, inner, outer;
    Norm after_attention, after_inner;
  };

  void embed(std::span<const PieceWindow> windows, std::vector<float>& states) const;
  void attend(std::span<const PieceWindow> windows, NetworkRoom& room) const;
  void run_layer(const Layer& layer, std::span<const PieceWindow> windows, NetworkRoom& room) const;
  static void finish(std::span<float> states, std::span<const float> added, const Norm& norm);

  AnswerCounts counts_;
  std::vector<std::int8_t> piece_rows_;
  std::vector<float> piece_scales_;
  std::vector<float> positions_, casings_;
  Norm embedding_norm_;
  std::vector<Layer> layers_;
  Int8Matrix answers_, arc_, relation_;
  std::vector<float> root_;
};

}  // namespace dragoman::language
