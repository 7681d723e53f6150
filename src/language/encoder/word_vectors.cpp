#include "language/encoder/word_vectors.h"

#include <cmath>

namespace dragoman::language {

WordVector word_vector(const Encoder& encoder, std::string_view word) {
  std::vector<PieceIndex> pieces;
  encoder.pieces.cut(word, pieces);
  WordVector vector{};
  for (const PieceIndex piece : pieces) encoder.network.add_piece(piece, vector);
  float squares = 0;
  for (const float x : vector) squares += x * x;
  if (squares == 0) return vector;
  const float share = 1 / std::sqrt(squares);
  for (float& x : vector) x *= share;
  return vector;
}

}  // namespace dragoman::language
