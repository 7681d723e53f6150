// Why an event was read, as JSON.
#pragma once

#include "dragoman/release.h"
#include "dragoman/why.h"
#include "formats/finding_json.h"

namespace dragoman {

// {"row", "example", "reads", "words", "parties", "status", "when", "where"}: words with where
// they stand, in bytes of the text.
Json why_json(const Release& release, const Why& why);

}  // namespace dragoman
