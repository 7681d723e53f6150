// The text of a release with marks on the words that something was read from.
#pragma once

#include <string>
#include <vector>

#include "dragoman/release.h"
#include "style.h"

namespace dragoman::cli {

struct Mark {
  Span span;
  std::string label;  // "e3"
};

// The words at `within` on one line. Marked words are coloured, with their labels after them;
// without colour they stand in brackets: "They [met in Seoul](e1 e2)". Marks that reach out
// of `within` count as far as they are in it.
std::string mark_text(std::string_view text, Span within, const std::vector<Mark>& marks,
                      const Style& style);

}  // namespace dragoman::cli
