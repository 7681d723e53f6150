// The words of a text as a search compares them, and what is searched for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/span.h"

namespace dragoman {

// A word as it is compared: in lower case, without accents.
struct FoldedWord {
  std::string word;
  Span span;  // where it stands in the text
};

// Words are runs of letters, marks and digits: "Korea’s" is "korea" and "s", so that who
// seeks Korea finds it. Of longer words the first 200 bytes count.
std::vector<FoldedWord> words_of(std::string_view text);

// Words in their order, one right after the other.
struct Phrase {
  std::vector<std::string> words;
  bool prefix = false;  // of the last word only the beginning is told
};

// "joint committee" agre* → one phrase of two words, one of the beginning of a word. What
// stands together without a blank ("co-operation", "Korea’s") is a phrase too. Nothing to
// search for gives no phrase.
std::vector<Phrase> parse_search(std::string_view query);

// Where a phrase stands among the words of a text, in order.
std::vector<Span> find_phrase(const Phrase& phrase, const std::vector<FoldedWord>& words);

}  // namespace dragoman
