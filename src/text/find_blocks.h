// The blocks of a release: its headings, paragraphs and bullets, from its lines. Lines that a
// page broke to fit a width are joined again; a blank line always parts.
#pragma once

#include <vector>

#include "dragoman/release.h"
#include "text/find_dateline.h"
#include "text/find_title.h"
#include "text/layout.h"

namespace dragoman {

std::vector<Block> find_blocks(const Layout& layout, const FoundTitle& title,
                               const std::vector<bool>& content,
                               const std::vector<DateLine>& datelines);

}  // namespace dragoman
