// Words as vectors: what the encoder knows of a word before it has read anything of a text. Words
// of like meaning lie near each other.
#pragma once

#include <array>
#include <string_view>

#include "language/encoder/encoder.h"

namespace dragoman::language {

using WordVector = std::array<float, encoder_width>;

// The mean of the rows of the word's pieces, brought to length 1. Any bytes are a word, whatever
// their case; the same bits every time.
WordVector word_vector(const Encoder& encoder, std::string_view word);

}  // namespace dragoman::language
