// What the lines of an export claim: that such words stand at such a place of such a release.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/span.h"

namespace dragoman {

struct Claim {
  std::string release;
  std::string what;  // "line 7", "line 7, event 3"
  std::optional<Span> span;
  std::string quote;   // on one line, perhaps cut short; empty where the export has no words
  std::string sha256;  // of the words at the span, else of the source's bytes; may be empty
};

// The claims of an export, in its order. Errors name the line.
Result<std::vector<Claim>> claims_of(std::string_view bytes, const std::string& name);

// The cells of a table of comma-separated values (RFC 4180) or of tabs, line by line, and the line
// of the file that each begins on. Nothing if a quoted cell does not end.
struct CellsOfLine {
  std::size_t line = 0;
  std::vector<std::string> cells;
};
std::optional<std::vector<CellsOfLine>> cells_of_csv(std::string_view bytes);
std::vector<CellsOfLine> cells_of_tsv(std::string_view bytes);

}  // namespace dragoman
