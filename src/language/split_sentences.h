// Where sentences end within a block: after a final mark, or a mark or bracket that closes
// after one, or an abbreviation's dot, if the model says so.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "language/features.h"
#include "language/lexicon.h"
#include "language/weights.h"

namespace dragoman::language {

// No sentence has more tokens; longer ones are cut where they reach this.
inline constexpr std::size_t longest_sentence = 400;

// True if a sentence may end after tokens[at]. Needs a token after it.
bool may_end_after(std::string_view text, std::span<const Span> tokens, std::size_t at,
                   const Lexicon& lexicon);

// True of "Amb.", "Mr.": no sentence ends behind them.
bool is_short_title(std::string_view token, const Lexicon& lexicon);

// True of an initial inside a name, "Anna R. | Berg", and of a shortened name or word before
// another that may be one: "Ma. | Theresa", but not "Mr. Ma. | The".
bool is_initial_in_name(std::string_view text, std::span<const Span> tokens, std::size_t at,
                        const Lexicon& lexicon);

// How many tokens at the start of a block are a dateline with its dash: "OSLO, 3 May 2023 –",
// "Ha Noi (MOFA) –"; 0 if none are. The sentence begins behind it.
std::size_t dateline_size(std::string_view text, std::span<const Span> tokens);

// The features of the decision at such a place.
void break_features(std::string_view text, std::span<const Span> tokens, std::size_t at,
                    FeatureList& features);

// The ends of the sentences of one block: indices one past their last token, ascending, the
// last one tokens.size(). Label 1 of `breaks` is "ends here".
std::vector<std::size_t> split_sentences(std::string_view text, std::span<const Span> tokens,
                                         const Lexicon& lexicon, const DenseWeights& breaks);

}  // namespace dragoman::language
