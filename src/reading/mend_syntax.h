// Puts right what the parser could not know: where names, titles and dates begin and end, and
// that these do things. A parser of general English breaks "Minister of Foreign Affairs A B
// had talks with the leaders of C, D and E" apart at every capital; the reading knows A B for
// one person and C, D and E for states.
//
//   1. a person with the title beside it is one phrase            (flat)
//   2. states or people in a row, parted by "," and "and", are one coordination   (conj)
//   3. a finite verb without a subject right after a name has it for its subject  (nsubj)
//   4. a participle taken for the main verb before such a verb belongs to its noun (acl)
//   5. a word of a date is no verb or auxiliary                    ("4 May")
//   6. a noun phrase is no sentence where a finite verb hangs below it, nor the object of a
//      verb the subject of the participle after it ("attended the forum held in Riga")
//   7. a verb of the patterns taken for a noun after a name is a verb ("The EU condemns …")
#pragma once

#include <vector>

#include "dragoman/analysis.h"
#include "reading/discourse.h"
#include "reading/find_dates.h"
#include "reading/patterns.h"

namespace dragoman {

// `mentions` of the same analysis. Token arrays keep their length.
Analysis mend_syntax(const Release& release, Analysis analysis, const People& people,
                     const Mentions& mentions, const std::vector<DateMention>& dates,
                     const Patterns::Tables& patterns);

}  // namespace dragoman
