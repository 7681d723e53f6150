// Builds the text of a page from the events of its markup: words, line breaks, block edges.
// Blanks collapse as browsers do it; blocks are parted by a blank line.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/lines.h"
#include "text/mapped_text.h"

namespace dragoman {

class PageWriter {
 public:
  // `page`: what places point into; must outlive the writer.
  explicit PageWriter(std::string_view page) : page_(page) {}

  // Words as printed, with where they stand in the page. `verbatim`: byte for byte.
  void write(std::string_view words, Span place, bool verbatim);
  // <br>
  void break_line();
  // Between the cells of a row.
  void break_cell();
  // A block begins; what is written next is of this kind. A plain block that opens inside
  // another before its first word changes nothing: <li><p> is an item.
  void open_block(Mark next);
  void close_block();

  // The text and the marks of its lines.
  MappedText finish(std::vector<Mark>& marks);

 private:
  enum class Gap { none, blank, cell, line, block };
  void widen(Gap gap) { gap_ = std::max(gap_, gap); }
  void write_word(std::string_view word, Span place, bool verbatim);

  std::string_view page_;
  MappedText text_;
  std::vector<Mark> marks_;
  std::optional<Mark> next_ = Mark{};  // of the next word
  Gap gap_ = Gap::none;                // before the next word
  std::size_t place_end_ = 0;          // of the last word in the page
};

}  // namespace dragoman
