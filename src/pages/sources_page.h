// Who published what the record is made of, where releases are missing, and the releases
// themselves.
#pragma once

#include <string>
#include <vector>

#include "dragoman/questions.h"
#include "formats/publishers.h"
#include "view.h"

namespace dragoman::pages {

struct Sources {
  std::vector<Coverage> publishers;  // those with most releases first
  std::vector<ReleaseHead> newest;
};

Html sources_page(const View& view, const Sources& sources, const Publishers& publishers);

struct ReleaseList {
  PartyCode publisher;  // empty: of anybody
  std::vector<ReleaseHead> releases;
  std::size_t all = 0;
  std::string previous;  // addresses of the parts before and after; empty: there is none
  std::string next;
};

Html releases_page(const View& view, const ReleaseList& list);

}  // namespace dragoman::pages
