// Releases as lines of JSON, the form in which many are handed over at once:
//
//   {"id": "…", "text": "…", "title": "…", "published": "2021-12-01", "publisher": "KOR",
//    "url": "…"}
//
// "id", of at most 1000 bytes, and "text" must be there; the others may be absent or null; further
// keys are ignored.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "dragoman/release.h"

namespace dragoman {

struct GivenRelease {
  std::string text;
  ReleaseHints hints;
};

// What "published" says; nothing if it is empty. A time of day is passed over.
Result<std::optional<When>> parse_published(const std::string& text);

// Reads one line. A time of day after the date of "published" is passed over. Errors begin
// with "line N: ".
Result<GivenRelease> parse_release_line(std::string_view line, std::size_t number);

}  // namespace dragoman
