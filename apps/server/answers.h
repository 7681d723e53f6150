// The functions behind the routes, by the file they are in. What each answers is said in
// routes.cpp.
#pragma once

#include "asked.h"

namespace dragoman::server {

// answer_calendar.cpp
Result<Answer> calendar(const Asked& asked);

// answer_data.cpp
Result<Answer> data_and_api(const Asked& asked);
Result<Answer> api_description(const Asked& asked);
Result<Answer> methods(const Asked& asked);
// answer_brief.cpp
Result<Answer> brief(const Asked& asked);

// answer_commitments.cpp
Result<Answer> commitments(const Asked& asked);

// answer_compare.cpp
Result<Answer> compare_accounts(const Asked& asked);

// answer_gathering.cpp
Result<Answer> gathering(const Asked& asked);

// answer_home.cpp
Result<Answer> home(const Asked& asked);

// answer_meetings.cpp
Result<Answer> meetings(const Asked& asked);
Result<Answer> meeting(const Asked& asked);

// answer_network.cpp
Result<Answer> network(const Asked& asked);
Result<Answer> map(const Asked& asked);

// answer_pair.cpp
Result<Answer> pick_pair(const Asked& asked);  // sends on to the pair's page
Result<Answer> pair(const Asked& asked);

// answer_party.cpp
Result<Answer> parties(const Asked& asked);
Result<Answer> party(const Asked& asked);

// answer_person.cpp
Result<Answer> people(const Asked& asked);  // by a part of their names
Result<Answer> person(const Asked& asked);
// answer_posted.cpp
Result<Answer> read_release(const Asked& asked);
Result<Answer> keep_release(const Asked& asked);

// answer_release.cpp
Result<Answer> release(const Asked& asked);

// answer_review.cpp
Result<Answer> review(const Asked& asked);
Result<Answer> decide(const Asked& asked);
Result<Answer> sign_in(const Asked& asked);
Result<Answer> sign_out(const Asked& asked);

// answer_search.cpp
Result<Answer> search(const Asked& asked);

// answer_sources.cpp
Result<Answer> sources(const Asked& asked);
Result<Answer> releases(const Asked& asked);

}  // namespace dragoman::server
