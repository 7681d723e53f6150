// Two parties: what stands between them, when they last met, what is open, what happened.
#pragma once

#include <string>
#include <vector>

#include "dragoman/commitment.h"
#include "dragoman/questions.h"
#include "timeline.h"
#include "view.h"

namespace dragoman::pages {

struct PairParts {
  PartyCode a;
  PartyCode b;
  RelationOfTwo relation;
  SinceLastMet since;
  std::vector<Commitment> open;     // not done or declined, newest first
  std::vector<Told<Event>> events;  // the part of the timeline that is shown, newest first
  std::size_t all_events = 0;       // how many there are
  YearCounts years;                 // of all of them
  std::string previous;             // addresses of the parts before and after; may be empty
  std::string next;
};

Html pair_page(const View& view, const PairParts& pair);

// The picker of two parties, as the home page has it too.
Html pair_picker(const View& view, std::string_view a = {}, std::string_view b = {});

}  // namespace dragoman::pages
