// What a release tells, taken out of its reading together with the words that tell it, so that
// what many releases tell can stand side by side and each line can still be checked.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>

#include "dragoman/date.h"

namespace dragoman {

// An event or a fact of a release: "latvia-korea-talks#3" is its third.
struct Citation {
  std::string release;     // its id
  std::size_t number = 1;  // in the order of its reading, from 1

  friend auto operator<=>(const Citation&, const Citation&) = default;
};

std::string to_string(const Citation& citation);       // of an event: "latvia-korea-talks#3"
std::string fact_to_string(const Citation& citation);  // of a fact: "latvia-korea-talks#f3"

template <class What>
struct Told {
  What what;
  std::string quote;  // as it stands in the text
  std::string about;  // the content of an event; may be empty
  Citation at;
  std::string publisher;
  std::optional<When> published;
};

}  // namespace dragoman
