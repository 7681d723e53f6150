// A stretch of text cut into what date expressions are made of: words, whole numbers and
// marks, with the calendar's senses of each word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/span.h"
#include "reading/calendar.h"

namespace dragoman {

struct DateWord {
  enum class Kind : std::uint8_t { word, number, mark };

  Span span;
  Kind kind = Kind::mark;
  char mark = 0;        // one of ". , / ( ) : - ~ %"; all dashes are '-'; '?' for any other
  bool spaced = false;  // a blank stands before it
  bool capital = false;
  int number = 0;  // numbers of at most 4 digits
  unsigned digits = 0;
  bool ordinal = false;  // "30th"
  bool decade = false;   // "1990s"
  bool part_of = false;  // of something longer: "1,500", "5.2", "COVID-19", "$30"
  const std::vector<CalendarSense>* senses = nullptr;  // never null once cut

  // The sense of that kind, or nullptr.
  [[nodiscard]] const CalendarSense* as(CalendarKind sense_kind) const;
};

// The words of text[within]; `calendar` must outlive them.
std::vector<DateWord> cut_date_words(std::string_view text, Span within, const Calendar& calendar);

}  // namespace dragoman
