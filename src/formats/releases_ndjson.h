// Releases as lines of JSON, the form in which many are handed over at once:
//
//   {"id": "…", "text": "…", "title": "…", "published": "2021-12-01", "publisher": "KOR",
//    "url": "…"}
//
// "id", of at most 1000 bytes, and "text" must be there; the others may be absent or null; further
// keys are ignored. In place of a text there may be a page as it was published, to be read as
// `dragoman read` reads a file:
//
//   {"name": "talks", "page": "<html>…", "media_type": "text/html", "charset": "utf-8",
//    "address": "https://…", "retrieved": "2024-05-01T10:00:00Z", …}
//
// "page_base64" has its bytes where they are no UTF-8. A page needs no id: it is known by its
// address, and called by its "name" or else its title.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "dragoman/release.h"

namespace dragoman {

struct GivenRelease {
  std::string text;
  std::optional<Source> page;  // in place of the text
  ReleaseHints hints;
  std::string name;       // what it may be called where it has no id
  std::string retrieved;  // when it was fetched, ISO 8601; empty: not known
};

// What "published" says; nothing if it is empty. A time of day is passed over.
Result<std::optional<When>> parse_published(const std::string& text);

// Reads one line. A time of day after the date of "published" is passed over. Errors begin
// with "line N: ".
Result<GivenRelease> parse_release_line(std::string_view line, std::size_t number);

// The line, without a line break; what is empty is left out. Read back it is the same release.
std::string to_release_line(const GivenRelease& given);

}  // namespace dragoman
