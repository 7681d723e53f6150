// Lists of words and phrases, and whether a text has one of them. "sanction*" matches every
// word that begins so, "human rights" the two words in a row. Case does not matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The words of a text in lower case, without what stands between them and without a
// possessive "’s". A hyphen or an apostrophe inside a word belongs to it ("co-operate").
std::vector<std::string> words_of(std::string_view text);

// A phrase a row; each item one of its words.
using Phrases = std::vector<std::vector<std::string>>;

// "mediat*|good offices".
Phrases parse_phrases(std::string_view items);

// Needs words as words_of gives them.
bool has_any(const std::vector<std::string>& words, const Phrases& phrases);

}  // namespace dragoman
