// Writes the text nodes of a parsed page, each character with its place in the page: the
// parser tells only where a node begins, and has decoded its entities.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "text/page_writer.h"

namespace dragoman {

// `text`: a node of the tree parsed from `page`.
void write_text(const GumboText& text, std::string_view page, PageWriter& writer);

}  // namespace dragoman
