// Puts right what the parser could not know: where names, titles and dates begin and end, and
// that these do things. A parser of general English breaks "Minister of Foreign Affairs A B
// had talks with the leaders of C, D and E" apart at every capital; the reading knows A B for
// one person and C, D and E for states. mend_syntax.cpp lists the steps; mend_phrases.h and
// mend_clauses.h show the sentence that each is for.
#pragma once

#include <vector>

#include "dragoman/analysis.h"
#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/patterns.h"

namespace dragoman {

// `mentions` of the same analysis. Token arrays keep their length. Heads that go round in a
// circle or leave their sentence are cut first.
Analysis mend_syntax(const Release& release, Analysis analysis, const People& people,
                     const Mentions& mentions, const std::vector<DateMention>& dates,
                     const Patterns::Tables& patterns);

}  // namespace dragoman
