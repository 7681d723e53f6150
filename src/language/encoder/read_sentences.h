// Finds the sentences of blocks of tokens and reads each: windows of text go through the
// network, which tells where sentences begin; a sentence that a window cuts off is read
// again at the beginning of the next.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "language/encoder/decode.h"
#include "language/encoder/encoder.h"
#include "language/lexicon.h"

namespace dragoman::language {

struct ReadSentence {
  std::size_t begin = 0, end = 0;  // tokens of the block
  DecodedSentence decoded;
};

// The tokens of one block; `ends` are where its sentences end (indices one past their last
// tokens), if that is known already.
struct TokenBlock {
  std::vector<Span> tokens;
  std::vector<std::size_t> ends;
};

// The sentences of each block, in order: together all tokens of the block. The same for a
// block whatever blocks are beside it.
std::vector<std::vector<ReadSentence>> read_sentences(const Encoder& encoder,
                                                      const Lexicon& lexicon, std::string_view text,
                                                      const std::vector<TokenBlock>& blocks);

}  // namespace dragoman::language
