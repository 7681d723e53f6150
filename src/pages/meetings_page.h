// Meetings, calls, visits and what else happened, each once, with filters as links.
#pragma once

#include <vector>

#include "dragoman/record.h"
#include "view.h"

namespace dragoman::pages {

struct MeetingsList {
  HappeningFilter filter;
  std::vector<Happening> happenings;
  std::string previous;  // addresses of the parts before and after; empty: there is none
  std::string next;
};

Html meetings_page(const View& view, const MeetingsList& list);

// Links to what comes before and after a part of a list; nothing if there is neither.
Html parts_nav(const View& view, const std::string& previous, const std::string& next);

}  // namespace dragoman::pages
