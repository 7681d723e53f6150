// Which lines are the release and which the page around it. Words tell (phrases.tsv), and so
// does the order of things: what stands before the title, and what follows the first sign of
// a footer after the last sentence.
#pragma once

#include <vector>

#include "text/find_title.h"
#include "text/layout.h"

namespace dragoman {

// For each line, whether it belongs to the release.
std::vector<bool> find_content(const Layout& layout, const FoundTitle& title);

}  // namespace dragoman
