// A brief as a page: its sections, each line with notes that lead to the words it rests on.
#pragma once

#include <string>

#include "formats/brief.h"
#include "view.h"

namespace dragoman::pages {

struct BriefView {
  PartyCode a;
  PartyCode b;
  std::string reader;  // an office; may be empty
  Date day;
  Brief brief;
};

Html brief_page(const View& view, const BriefView& brief);

}  // namespace dragoman::pages
