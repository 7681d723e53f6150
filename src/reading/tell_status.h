// Whether what a word tells has happened, is to come, is only thought of, or is denied: by
// negation, auxiliaries, modifiers ("upcoming") and the verbs above it ("refused to meet").
#pragma once

#include "dragoman/reading.h"
#include "reading/patterns.h"
#include "reading/syntax.h"

namespace dragoman {

struct StatusSign {
  Status status = Status::occurred;
  TokenIndex word = no_token;  // that shows it; none for what has occurred
};

// A negation that the pattern itself asks for ("does not accept": reject) denies nothing.
StatusSign tell_status(const Syntax& syntax, TokenIndex trigger, const PatternRow& row,
                       const Patterns::Tables& patterns);

}  // namespace dragoman
