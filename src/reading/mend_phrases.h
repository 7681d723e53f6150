// Puts right what belongs together in a noun phrase: dates, possessors, names with their
// titles, and names in a row. Each mends the sentence of the edit (see mend_syntax.h).
#pragma once

#include "reading/edit_syntax.h"

namespace dragoman {

// A word of a date is no verb or auxiliary: "on 4 May".
void mend_dates(SyntaxEdit& edit);

// What bears a possessive mark is a possessor, whatever it was taken for, and an "-ing" between
// it and a noun is an adjective: "the States’ unwavering commitment".
void mend_possessors(SyntaxEdit& edit);

// "Korea-Central Asia Cooperation Forum" is one name with its last word for a head.
void join_compounds(SyntaxEdit& edit);

// A person with the title beside it is one phrase, on the verb where it is told with whom one
// does something: "Minister of Foreign Affairs A B", "met today in Oslo with President C D".
void join_people(SyntaxEdit& edit);

// States, or people, in a row are one coordination: "the leaders of A, B and C".
void join_coordinations(SyntaxEdit& edit);

}  // namespace dragoman
