// How much of the words of releases an export carries. Whatever it carries, it says where each
// quote stands (id of the release, bytes of its text from and to); and where it does not carry
// all of it, the SHA-256 of the words as they stand there, so that whoever holds the releases
// can check each line all the same (`dragoman verify`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

enum class Quotes : std::uint8_t {
  full,   // the quote, on one line
  brief,  // "short": what fits into `brief_quote` bytes, cut at a word, with an ellipsis
  none,   // no words at all
};

// "full", "short", "none".
std::optional<Quotes> parse_quotes(std::string_view word);

// In bytes of UTF-8, the ellipsis counted.
inline constexpr std::size_t brief_quote = 120;
inline constexpr std::string_view ellipsis = "…";

// Words of a text as an export prints them, on one line; empty for Quotes::none.
std::string printed_words(std::string_view words, Quotes quotes);

// Where a quote stands, in one line of text for formats that have no fields for it, and back:
// "talks, bytes 115 to 160, SHA-256 9f86…".
struct QuotePlace {
  std::string release;
  Span span;
  std::string sha256;  // of the words in the release's text
};
QuotePlace place_of_quote(const Release& release, Span quote);
std::string to_string(const QuotePlace& place);
std::optional<QuotePlace> parse_quote_place(std::string_view text);

}  // namespace dragoman
