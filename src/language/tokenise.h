// Words of a text as Universal Dependencies for English cuts them: punctuation by itself,
// "don't" as do + n't, "Korea's" as Korea + 's, "high-level" as three, "U.S." and "Nov."
// with their dot. Rules, with what the rules cannot know from the lexicon.
#pragma once

#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "language/lexicon.h"

namespace dragoman::language {

// The tokens of text[within], in order, without blanks between them. Takes linear time for
// any bytes.
std::vector<Span> tokenise(std::string_view text, Span within, const Lexicon& lexicon);

// True if a surface word was cut between these two neighbours, as in do|n't and can|not
// but not in high|-: what CoNLL-U shows as a multiword token.
bool is_cut_word(std::string_view text, Span left, Span right);

}  // namespace dragoman::language
