// Comparisons as lines of text, for tests and people.
#pragma once

#include <string>

#include "dragoman/comparison.h"

namespace dragoman {

// "differently; act: agree / request; who: KOR UZB / KOR", then a line for each account that
// tells the topic: "  KOR 2: agree KOR UZB | to set up a fund [release#3]".
std::string describe(const Topic& topic, const Comparison& comparison);
std::string describe(const Comparison& comparison);

}  // namespace dragoman
