// A release as somebody posts it: as the text or the page itself, what is known of it in the
// address (?publisher=KOR&published=2021-12-01), or as JSON,
//
//   {"text": "…", "id": "…", "title": "…", "publisher": "KOR", "published": "2021-12-01",
//    "url": "https://…"}
//
// of which only the text must be there.
#pragma once

#include "asked.h"

namespace dragoman::server {

// What is posted may have so many bytes, and the text that is left of it so many.
inline constexpr std::size_t longest_post = std::size_t{4} << 20U;
inline constexpr std::size_t longest_text = std::size_t{256} << 10U;

struct PostedRelease {
  Source source;
  ReleaseHints hints;
  Release release;  // loaded, with an id
};

// Refused: what is no release (400), is too long (413), or of another type (415).
tl::expected<PostedRelease, Refusal> posted_release(const Asked& asked);

}  // namespace dragoman::server
