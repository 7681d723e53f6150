// The encoder as a file holds it: pieces of words, the answers it can give, the network.
// Layout: model/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "language/encoder/network.h"
#include "language/encoder/word_pieces.h"
#include "language/lemmatise.h"
#include "language/tag.h"

namespace dragoman::language {

// UPOS, Penn tag and features that occur together, by their numbers among the answers.
struct TagChoice {
  std::size_t upos = 0, xpos = 0, features = 0;
};

struct Encoder {
  WordPieces pieces;
  std::vector<Tag> tags;  // beside choices
  std::vector<TagChoice> choices;
  std::vector<LemmaScript> scripts;
  std::vector<std::string> relations;  // the first is "root"
  Network network;

  // Immutable once loaded: share it between threads freely. Errors name `path`.
  static Result<Encoder> read(std::string_view bytes, std::string_view path,
                              Arithmetic arithmetic = best_arithmetic());
};

}  // namespace dragoman::language
