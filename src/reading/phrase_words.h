// A text cut into words as printed, for reading names by their capitals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/find_events.h"

namespace dragoman {

// A run of characters between blanks, the punctuation around it taken off.
struct PhraseWord {
  Span span;
  Span bare;                        // without "’s"
  std::string lower;                // without "’s"
  TokenIndex token = no_token;      // the first one in it
  std::optional<std::size_t> date;  // index of the date mention that covers it
  bool capital = false;
  bool possessive = false;  // "Korea’s"
  bool parted = false;      // punctuation or a line's start stands before it
};

std::vector<PhraseWord> cut_phrase_words(const EventSources& sources, Span within);

}  // namespace dragoman
