// Whether what a word tells has happened, is to come, is only thought of, or is denied: by
// negation, auxiliaries, modifiers ("upcoming") and the verbs above it ("refused to meet").
#pragma once

#include "dragoman/reading.h"
#include "reading/patterns.h"
#include "reading/syntax.h"

namespace dragoman {

Status tell_status(const Syntax& syntax, TokenIndex trigger, const Patterns::Tables& patterns);

}  // namespace dragoman
