// What may open a line: a bullet ("o", "※", "- "), a number ("1.", "(a)", "IV."); and lines that
// run several of them on ("- Poland - Romania", "1. We met. 2. We agreed."), as text has
// that was taken out of its page without its line breaks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "text/furniture.h"

namespace dragoman {

// Without blanks at its ends: ASCII ones, no-break, ideographic and zero-width ones.
Span without_blanks(std::string_view text, Span span);

// A letter or digit of any writing.
bool has_word(std::string_view line);

// The bullet at `at`, or empty. A letter, dash or asterisk is one only before a blank;
// a dash also before a capital ("-Poland").
std::string_view bullet_at(std::string_view text, std::size_t at, std::size_t end,
                           const FurnitureTables& tables);

// Takes numbers off lines. Tells them from initials ("A. Smith") and the like: a letter or
// roman numeral counts only where it goes on from the one before in its style, or begins a
// count. Feed it the lines of a text in order.
class Numbering {
 public:
  struct Found {
    std::string number;     // "1", "a", "IV"
    std::size_t words = 0;  // where the words after it begin
  };
  // The number that opens text[line], if one does. `line` has no blanks at its ends.
  std::optional<Found> take(std::string_view text, Span line);

 private:
  bool counts(std::string_view number, bool opened, bool closed);

  struct Last {
    unsigned letter = 0;
    unsigned roman = 0;
  };
  std::map<int, Last> last_;  // by style: capitals, brackets
};

// The pieces of a line, each with its own opening; mostly the line alone.
std::vector<Span> cut_line(std::string_view text, Span line, const FurnitureTables& tables);

}  // namespace dragoman
