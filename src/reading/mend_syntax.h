// Puts right what a parser slips on where the tree itself shows it: an object taken for
// something else, the clause of what is said, the second of two subjects. The analysis stays
// what the parser said; the reading goes on with the mended copy.
#pragma once

#include "dragoman/analysis.h"

namespace dragoman {

// Token arrays keep their length. Heads that go round in a circle or leave their sentence are
// cut first.
Analysis mend_syntax(const Release& release, Analysis analysis);

}  // namespace dragoman
