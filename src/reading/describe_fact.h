// A fact as one line of text, for tests, `why` and people.
#pragma once

#include <string>

#include "dragoman/reading.h"

namespace dragoman {

// "gathering | Doha Forum", "mission KOR TJK | embassy": kind, parties, name; of an anniversary
// what it is of.
std::string describe(const Fact& fact);
// With all that is told: "anniversary KOR UZB | diplomatic relations; nth 30; year 2022".
std::string describe_in_full(const Fact& fact);

}  // namespace dragoman
