// The functions behind the routes, by the file they are in. What each answers is said in
// routes.cpp.
#pragma once

#include "asked.h"

namespace dragoman::server {

// answer_home.cpp
Result<Answer> home(const Asked& asked);

// answer_meetings.cpp
Result<Answer> meetings(const Asked& asked);
Result<Answer> meeting(const Asked& asked);

// answer_pair.cpp
Result<Answer> pick_pair(const Asked& asked);  // sends on to the pair's page
Result<Answer> pair(const Asked& asked);

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

}  // namespace dragoman::server
