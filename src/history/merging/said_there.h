// Which of a release's events were said or done at which of its happenings.
#pragma once

#include <vector>

#include "dragoman/happening.h"

namespace dragoman {

// Sets `said` of the tellings of one release. What was said at a happening has its date, and
// either everybody who says or hears it was there, or everybody who was there is among them
// ("the heads of the five delegations agreed" is said at each of five meetings). What fits
// several happenings that differ in their parties goes to the last one told before it.
void find_said(const Reading& reading, std::vector<Telling>& tellings);

}  // namespace dragoman
