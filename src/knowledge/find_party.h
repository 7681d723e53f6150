// The party a user means by a word: on the command line, in a query, in a notebook.
#pragma once

#include <string_view>

#include "dragoman/knowledge.h"

namespace dragoman {

// A code ("KOR", "kor", "org:Hamas") or a name ("Korea", "republic of korea", "Korean").
// Errors: nobody is called so; more than one is, and which they are.
Result<PartyCode> find_party(const Knowledge& knowledge, std::string_view word);

}  // namespace dragoman
