// Which words are an event's content and its quote, by the codebook: the whole complement,
// without its preposition or "will"; the clause from its verb to the end of its complement,
// with the subject if it stands beside the verb.
#pragma once

#include <optional>

#include "reading/follow_links.h"
#include "reading/syntax.h"

namespace dragoman {

// Nothing where the pattern has no content or its words are missing.
std::optional<Span> cut_about(const Syntax& syntax, const PatternMatch& match);

Span cut_quote(const Syntax& syntax, const PatternMatch& match, std::optional<Span> about);

// The noun phrase of a noun: everything below it, without what is coordinated or added on.
Span cut_phrase(const Syntax& syntax, TokenIndex noun);

// Without blanks and punctuation at its ends; closing brackets and quotes stay if opened inside.
Span trim_span(std::string_view text, Span span);

}  // namespace dragoman
