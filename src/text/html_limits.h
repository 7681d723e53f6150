// Whether a page may be given to the HTML parser. Gumbo frees its tree by recursion, searches
// its stack of open elements for every tag, and compares every attribute of a tag with every
// other, so depth and attributes are bounded first, by a scan that errs on the safe side.
#pragma once

#include <string_view>

namespace dragoman {

struct HtmlLimits {
  std::size_t bytes = 32U << 20;
  std::size_t depth = 400;       // tags open at once; real pages have fewer than 60
  std::size_t attributes = 500;  // in one tag
  std::size_t tags = 300'000;    // each takes some 300 bytes as a node; real pages have thousands
};

bool fits_parser(std::string_view page, const HtmlLimits& limits = {});

}  // namespace dragoman
