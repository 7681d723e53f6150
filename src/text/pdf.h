// The text of a PDF, page by page, in the order in which it is to be read.
//
// A PDF has no text that could be pointed at: letters are drawn by number, from fonts, out of
// packed streams. Every character therefore stands for the file as a whole, and source_span gives
// all of its bytes; which words they are is found by their place in the text.
//
// Poppler, which does the reading, is a large program in C: a file made to harm it may crash the
// process. Who reads files of strangers lets a process of its own do it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "dragoman/date.h"
#include "text/mapped_text.h"

namespace dragoman {

struct PdfLimits {
  std::size_t bytes = 64UL << 20U;
  int pages = 500;
  std::size_t text = 8UL << 20U;
};

struct PdfText {
  MappedText text;           // pages with an empty line between them
  std::string title;         // as the file says; may be empty
  std::optional<Date> date;  // on which it was made, as the file says
};

bool is_pdf(std::string_view bytes);

// What is beyond the limits is left out; a file that is damaged, or locked by a password, has no
// text.
PdfText read_pdf(std::string_view bytes, const PdfLimits& limits = {});

}  // namespace dragoman
