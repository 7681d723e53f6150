// HTML to text: what a reader of the page would read, with furniture elements taken off, what
// markup says of each line, and what the page says of itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/furniture.h"
#include "text/lines.h"
#include "text/mapped_text.h"

namespace dragoman {

struct Page {
  MappedText text;          // mapped to the decoded page
  std::vector<Mark> marks;  // sorted
  // "meta:og:title" → value, in the order of the page: meta by name, property, itemprop or
  // http-equiv (folded), "html:lang", "link:canonical", "title", "h1", "time"; "jsonld" → script.
  std::vector<std::pair<std::string, std::string>> facts;
};

// Whether a text of unknown media type is HTML.
bool looks_like_html(std::string_view text);

// Pages beyond the limits of html_limits.h go through strip_tags.
Page read_html(std::string_view page, const FurnitureTables& tables);

}  // namespace dragoman
