// Readings as JSON in the schema of the codebook, one reading on one line, and back.
//
//   {"id", "published", "published_basis", "publisher",
//    "people": [{"name", "post", "of", "span"}],
//    "events": [{"act", "actors", "recipients", "when", "where", "status", "about", "quote",
//                "span", "about_span", "rule", "confidence"}],
//    "facts":  [{"kind", "a", "b", "members", "name", "nth", "of", "year", "state", "since",
//                "when", "where", "quote", "span", "rule"}]}
//
// Keys come in this order. What is not told is null; in a fact it is left out, as each kind
// has its own fields. "quote" and "about" are words of the text with every run of white
// space as one blank; "span" is where the quote (of a person: the name) stands in the text,
// as {"begin", "end"} in bytes of UTF-8, the end not included; "about_span" likewise.
//
// Where a release is longer than is read of one (longest_read), "unread" comes last: from there to
// the end nothing was read.
//
// With Quotes::brief and Quotes::none, "quote" and "about" are cut or null, and the last key of an
// event or a fact is "quote_sha256", the digest of the words as they stand in the text.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "formats/quotes.h"

namespace dragoman {

// One line without its line break. Needs spans within the release's text.
std::string to_json(const Release& release, const Reading& reading, Quotes quotes = Quotes::full);

// The same, indented by two blanks, to be read by people.
std::string to_pretty_json(const Release& release, const Reading& reading,
                           Quotes quotes = Quotes::full);

// Reads to_json's output back; to_json of the result is the same line. Errors say which
// key, of which event, is not as it must be.
Result<Reading> reading_from_json(std::string_view json);

// True if all its spans lie in a text of so many bytes. To be asked of what was read back before
// anything is taken out of the text.
bool lies_within(const Reading& reading, std::size_t size);

}  // namespace dragoman
