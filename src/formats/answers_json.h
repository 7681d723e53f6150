// Answers to the questions of dragoman/questions.h as JSON. Dates are EDTF, what is not told is
// null; events are as in reading_json.h, with "at": "RELEASE#n".
#pragma once

#include <vector>

#include "dragoman/questions.h"
#include "formats/finding_json.h"

namespace dragoman {

// An event with "at", "publisher" and "published" of the release that tells it.
Json told_json(const Told<Event>& told);

// {"last": a happening or null, "events": […]}
Json since_json(const SinceLastMet& since);

// {"name", "posts": [{"post", "of", "told", "first", "last", "releases": […]}]}; "told" is how
// often, also where "releases" has but the last of them
Json person_told_json(const PersonTold& person);

// {"publisher", "releases", "undated", "first", "last", "gaps": [{"from", "to", "days"}]}
Json coverage_json(const Coverage& cover);

// {"only_first", "only_second", "changed": [{"release", "other_source", "removed", "added"}],
//  "same"}
Json difference_json(const RecordDifference& difference);

}  // namespace dragoman
