// The title of a release and the line it is printed on.
#pragma once

#include <string>
#include <vector>

#include "text/layout.h"

namespace dragoman {

struct FoundTitle {
  std::string title;           // empty if none
  std::size_t line = no_line;  // where it is printed, if it is
  std::size_t lines = 1;       // 2 if it runs over two lines
  bool known = false;          // by a candidate rather than by its looks
};

// `given`: from the caller, wins. `candidates`: what the page offers, best first ("Ministers
// meet | Ministry of Foreign Affairs"); the first that is printed on a line is it. With
// neither, the line before the prose that looks most like one.
FoundTitle find_title(const Layout& layout, const std::string& given,
                      const std::vector<std::string>& candidates);

}  // namespace dragoman
