#include "language/encoder/network.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "language/encoder/vector_loops.h"

namespace dragoman::language {
namespace {

constexpr std::size_t head_width = encoder_width / attention_heads;

// Pieces that go through the wide middle of a layer together: their numbers stay in the
// processor's cache.
constexpr std::size_t pieces_together = 64;

// Pieces whose attention to the others is worked out together.
constexpr std::size_t queries_together = 8;

void add_scaled(std::span<const std::int8_t> codes, float scale, std::span<float> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += static_cast<float>(codes[i]) * scale;
}

// The mean of each word's pieces.
std::vector<float> word_means(std::span<const PieceWindow> windows, std::span<const float> states) {
  std::vector<float> means;
  std::size_t first = 0;
  for (const PieceWindow& window : windows) {
    for (std::size_t word = 0; word < window.words(); ++word) {
      const std::size_t begin = window.first_piece[word];
      const std::size_t end = window.first_piece[word + 1];
      means.resize(means.size() + encoder_width);
      float* mean = means.data() + means.size() - encoder_width;
      for (std::size_t piece = begin; piece < end; ++piece)
        add(states.data() + (first + piece) * encoder_width, encoder_width, mean);
      const float share = 1.0F / static_cast<float>(end - begin);
      for (std::size_t i = 0; i < encoder_width; ++i) mean[i] *= share;
    }
    first += window.pieces.size();
  }
  return means;
}

}  // namespace

void Network::add_piece(PieceIndex piece, std::span<float, encoder_width> to) const {
  add_scaled(std::span(piece_rows_).subspan(piece * encoder_width, encoder_width),
             piece_scales_[piece], to);
}

void Network::embed(std::span<const PieceWindow> windows, std::vector<float>& states) const {
  states.clear();
  for (const PieceWindow& window : windows) {
    for (std::size_t i = 0; i < window.pieces.size(); ++i) {
      const std::size_t at = states.size();
      const auto position = positions_.begin() + static_cast<std::ptrdiff_t>(i * encoder_width);
      states.insert(states.end(), position, position + encoder_width);
      const auto state = std::span(states).subspan(at);
      add(casings_.data() + window.casings[i] * encoder_width, encoder_width, state.data());
      add_piece(window.pieces[i], state.first<encoder_width>());
      normalise(state.data(), encoder_width, embedding_norm_.weights.data(),
                embedding_norm_.biases.data());
    }
  }
}

// Reads room.projected (query, key and value of each piece) and sets room.mixed: for each
// piece and head the values of the window's pieces, weighted by how its query fits their keys.
void Network::attend(std::span<const PieceWindow> windows, NetworkRoom& room) const {
  constexpr std::size_t row = 3 * encoder_width;
  const float scale = 1.0F / std::sqrt(static_cast<float>(head_width));
  std::size_t first = 0;
  for (const PieceWindow& window : windows) {
    const std::size_t size = window.pieces.size();
    const std::size_t filled =
        (size + vector_lanes - 1) / vector_lanes * vector_lanes;  // up to whole vectors
    room.keys.assign(head_width * filled, 0.0F);
    room.shares.resize(queries_together * filled);
    const float* projected = room.projected.data() + first * row;
    float* mixed = room.mixed.data() + first * encoder_width;
    for (std::size_t head = 0; head < attention_heads; ++head) {
      const std::size_t at = head * head_width;
      for (std::size_t piece = 0; piece < size; ++piece)
        for (std::size_t i = 0; i < head_width; ++i)
          room.keys[i * filled + piece] = projected[piece * row + encoder_width + at + i] * scale;
      for (std::size_t piece = 0; piece < size; piece += queries_together) {
        const std::size_t count = std::min(queries_together, size - piece);
        combine({projected + piece * row + at, row}, count, head_width, {room.keys.data(), filled},
                filled, {room.shares.data(), filled});
        for (std::size_t i = 0; i < count; ++i) softmax(room.shares.data() + i * filled, size);
        combine({room.shares.data(), filled}, count, size,
                {projected + 2 * encoder_width + at, row}, head_width,
                {mixed + piece * encoder_width + at, encoder_width});
      }
    }
    first += size;
  }
}

// states = norm(states + added)
void Network::finish(std::span<float> states, std::span<const float> added, const Norm& norm) {
  for (std::size_t at = 0; at < states.size(); at += encoder_width) {
    add(added.data() + at, encoder_width, states.data() + at);
    normalise(states.data() + at, encoder_width, norm.weights.data(), norm.biases.data());
  }
}

void Network::run_layer(const Layer& layer, std::span<const PieceWindow> windows,
                        NetworkRoom& room) const {
  const std::size_t pieces = room.states.size() / encoder_width;
  room.projected.resize(pieces * 3 * encoder_width);
  round_rows(room.states, encoder_width, room.rounded);
  layer.projection.multiply(room.rounded, room.projected, room.products);
  room.mixed.resize(room.states.size());
  attend(windows, room);

  for (std::size_t begin = 0; begin < pieces; begin += pieces_together) {
    const std::size_t count = std::min(pieces_together, pieces - begin);
    const auto states =
        std::span(room.states).subspan(begin * encoder_width, count * encoder_width);
    const auto mixed = std::span(room.mixed).subspan(begin * encoder_width, count * encoder_width);
    room.outer.resize(states.size());
    round_rows(mixed, encoder_width, room.rounded);
    layer.out.multiply(room.rounded, room.outer, room.products);
    finish(states, room.outer, layer.after_attention);

    room.inner.resize(count * layer.inner.outputs());
    round_rows(states, encoder_width, room.rounded);
    layer.inner.multiply(room.rounded, room.inner, room.products);
    gelu(room.inner.data(), room.inner.size());
    round_rows(room.inner, layer.inner.outputs(), room.rounded);
    layer.outer.multiply(room.rounded, room.outer, room.products);
    finish(states, room.outer, layer.after_inner);
  }
}

std::vector<WordAnswers> Network::run(std::span<const PieceWindow> windows,
                                      NetworkRoom& room) const {
  embed(windows, room.states);
  for (const Layer& layer : layers_) run_layer(layer, windows, room);

  const auto words = word_means(windows, room.states);
  const std::size_t width = answers_.outputs();
  const std::size_t vectors = WordAnswers::vectors_at(counts_);
  std::vector<float> rows(words.size() / encoder_width * width);
  round_rows(words, encoder_width, room.rounded);
  answers_.multiply(room.rounded, rows, room.products);
  for (std::size_t at = 0; at < rows.size(); at += width)
    gelu(rows.data() + at + vectors, width - vectors);

  std::vector<WordAnswers> answers;
  auto next = rows.begin();
  for (const PieceWindow& window : windows) {
    const auto end = next + static_cast<std::ptrdiff_t>(window.words() * width);
    answers.emplace_back(counts_, std::vector<float>(next, end));
    next = end;
  }
  return answers;
}

std::vector<float> Network::arc_scores(const WordAnswers& words, std::size_t begin, std::size_t end,
                                       NetworkRoom& room) const {
  const std::size_t size = end - begin;
  std::vector<float> dependents;
  for (std::size_t word = begin; word < end; ++word)
    dependents.insert(dependents.end(), words.dependent(word).begin(), words.dependent(word).end());
  room.wanted.resize(size * arc_width);
  round_rows(dependents, arc_width, room.rounded);
  arc_.multiply(room.rounded, room.wanted, room.products);

  std::vector<float> scores(size * (size + 1));
  for (std::size_t word = 0; word < size; ++word) {
    const float* want = room.wanted.data() + word * arc_width;
    float* row = scores.data() + word * (size + 1);
    row[0] = dot(want, root_.data(), arc_width);
    for (std::size_t head = 0; head < size; ++head)
      row[1 + head] = dot(want, words.governor(begin + head).data(), arc_width);
  }
  return scores;
}

std::vector<std::uint16_t> Network::relations(const WordAnswers& words, std::size_t begin,
                                              std::span<const std::size_t> heads,
                                              NetworkRoom& room) const {
  constexpr std::size_t row = relation_width + 1;  // the last number is for the dependent alone
  std::vector<float> dependents;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto dependent = words.relation_dependent(begin + i);
    dependents.insert(dependents.end(), dependent.begin(), dependent.end());
  }
  room.wanted.resize(heads.size() * relation_.outputs());
  round_rows(dependents, relation_width, room.rounded);
  relation_.multiply(room.rounded, room.wanted, room.products);

  std::vector<std::uint16_t> best(heads.size(), 0);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == no_head) continue;
    const auto governor = words.relation_governor(heads[i]);
    float highest = 0;
    for (std::size_t relation = 1; relation < counts_.relations; ++relation) {
      const float* want = room.wanted.data() + i * relation_.outputs() + relation * row;
      const float score = dot(want, governor.data(), relation_width) + want[relation_width];
      if (best[i] != 0 && score <= highest) continue;
      highest = score;
      best[i] = static_cast<std::uint16_t>(relation);
    }
  }
  return best;
}

}  // namespace dragoman::language
