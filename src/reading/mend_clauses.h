// Puts right what does what: verbs and their subjects and objects around names, which a parser
// of general English breaks apart at every capital. Each mends the sentence of the edit (see
// mend_syntax.h).
#pragma once

#include "reading/edit_syntax.h"

namespace dragoman {

// A verb of the patterns taken for a noun after a name is a verb: "The EU condemns the attack".
void make_verbs(SyntaxEdit& edit);

// A finite verb without a subject right after a name has it for its subject: "Mr. A B, Minister
// of Trade, held talks".
void give_subjects(SyntaxEdit& edit);

// The last of the names coordinated in a phrase is no subject of its own: "The Foreign
// Ministers of A | and B agreed".
void widen_subjects(SyntaxEdit& edit);

// A noun phrase is no sentence where a finite verb hangs below it: "The Presidents of A and B,
// in Oslo today, | agreed".
void promote_verbs(SyntaxEdit& edit);

// A bare noun phrase right of a verb that has no object is its object, also behind a phrase:
// "condemns in the strongest terms this attack".
void mend_objects(SyntaxEdit& edit);

// The object of a verb is no subject of the participle after it: "attended the forum held in
// Riga".
void free_objects(SyntaxEdit& edit);

// A participle taken for the main verb before that verb belongs to its noun: "The talks held in
// Oslo showed".
void demote_participles(SyntaxEdit& edit);

}  // namespace dragoman
