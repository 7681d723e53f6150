// Releases made up by counting, to measure on: what each is depends on its number alone.
#pragma once

#include <string>

#include "dragoman/record.h"

namespace dragoman::bench {

// One of two hundred states.
PartyCode state(unsigned n);
// The name of one of five hundred gatherings; one of ten happenings is at one.
std::string gathering(unsigned n);

// The release `number`, in which one of the two sides of the meeting `happening` tells of it: three
// kilobytes of text, two people, nine events, and a fact in most.
Entry made_up(unsigned number, unsigned happening, bool other_side);

}  // namespace dragoman::bench
