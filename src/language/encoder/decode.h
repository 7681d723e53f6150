// From the network's answers to the analysis of a sentence.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/encoder/encoder.h"
#include "language/find_entities.h"

namespace dragoman::language {

// Words [begin, end) of a window, read as one sentence; all lists one a word.
struct DecodedSentence {
  std::vector<std::size_t> tags;     // into Encoder::tags
  std::vector<std::size_t> scripts;  // into Encoder::scripts
  std::vector<float> script_shares;  // how sure the network is of each, 0 to 1
  std::vector<std::size_t> heads;    // in the sentence; tree_root for the root
  std::vector<std::uint16_t> relations;
  std::vector<EntityShares> entities;
};

DecodedSentence decode(const Encoder& encoder, const WordAnswers& words, std::size_t begin,
                       std::size_t end, NetworkRoom& room);

}  // namespace dragoman::language
