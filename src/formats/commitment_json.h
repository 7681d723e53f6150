// Commitments as JSON values.
#pragma once

#include "dragoman/commitment.h"
#include "formats/finding_json.h"

namespace dragoman {

// {"id", "kind", "who", "whom", "content", "when", "deadline", "strength", "status",
//  "made": [an event as in reading_json.h, "release", "event", "publisher", "published"],
//  "steps": [{"status", "score", "reason", "evidence": an event or a fact likewise, with "event" or
//             "fact" for its number in the release, from 1}]}
// With a day also "overdue", after "status": whether it was by then.
Json commitment_json(const Commitment& commitment, const std::optional<Date>& day = {});

}  // namespace dragoman
