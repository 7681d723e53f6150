// Some days: what happened or is planned on each, and anniversaries; first as a list by day, then
// as months.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/questions.h"
#include "view.h"

namespace dragoman::pages {

struct CalendarParts {
  Date from;
  int days = 0;
  PartyCode with;                             // of whom; empty: of everybody
  std::vector<Happening> happenings;          // by day
  bool more = false;                          // there are further ones
  std::vector<AnniversaryDay> anniversaries;  // by day, then those of which the day is not known
  std::string before;                         // addresses of as many days before and after
  std::string after;
  std::string first;  // of the first part, where this is a later one, of anniversaries alone
  std::string next;   // of the next; may be empty
};

Html calendar_page(const View& view, const CalendarParts& parts);

}  // namespace dragoman::pages
