// The lines of a text, each with what opens it: a number ("1.", "(a)", "IV."), a bullet
// ("o", "※"), or nothing. The ground on which furniture and blocks are told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "text/furniture.h"

namespace dragoman {

// What a page's markup says of the line that begins at `offset`.
enum class MarkKind { plain, heading, item, row };

struct Mark {
  std::size_t offset = 0;  // in the text
  MarkKind kind = MarkKind::plain;
  unsigned level = 0;  // heading: 1..6; item: depth of its list, 0 outermost
  std::string number;  // item of an ordered list, as browsers print it
};

struct Line {
  Span span;   // without blanks at its ends
  Span words;  // besides without number, bullet and a closing "###"
  std::string number;
  std::string marker;
  MarkKind kind = MarkKind::plain;
  unsigned level = 0;
  unsigned indent = 0;       // blanks before it
  bool ends_text = false;    // "###" closed it: what follows is no text
  bool after_blank = false;  // a blank line or a block's edge stands before it
};

// What comes after so many is taken as one more, so that what lines take in memory is bounded.
inline constexpr std::size_t most_lines = 200'000;

// Lines that have at least one letter or digit, in order. A line that opens with a bullet
// and goes on with more of them (" - Poland - Romania") is several. `marks`: sorted.
std::vector<Line> split_lines(std::string_view text, const std::vector<Mark>& marks,
                              const FurnitureTables& tables);

// How a line is written.
struct Shape {
  std::size_t words = 0;        // parted by blanks; two Han or kana characters count as one
  std::size_t characters = 0;   // code points
  std::size_t capitalised = 0;  // words of four letters and more that begin with a capital
  std::size_t long_words = 0;   // words of four letters and more
  bool all_capitals = false;    // letters, and none of them small
  bool ends_sentence = false;   // . ! ? 。 also before closing quotes and brackets
  bool ends_open = false;       // , ; : or a dash: something follows
  bool ends_colon = false;
  bool begins_small = false;  // with a small letter
};

Shape shape_of(std::string_view line);

// A line that prose has: it ends a sentence and has the length of one.
bool reads_as_prose(const Shape& shape);

}  // namespace dragoman
