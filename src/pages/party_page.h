// A state or organisation as the record knows it: what the tables say of it, whom it met most, what
// happened of late, its policies and bids, its releases. And the list of all there are.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record.h"
#include "view.h"

namespace dragoman::pages {

struct PartyParts {
  PartyCode code;
  Date day;
  std::vector<const Holder*> holders;  // of its highest offices that day, by the tables
  std::vector<PartyCode> members;      // of a group or organisation that day
  std::vector<PartyCount> met;         // most often first
  std::vector<Happening> latest;       // newest first
  std::vector<Told<Fact>> matters;
  std::vector<ReleaseHead> releases;  // newest first
};

Html party_page(const View& view, const PartyParts& party);

struct PartiesList {
  std::string name;  // what is looked for; may be empty
  std::vector<PartyCount> parties;
  std::string previous;
  std::string next;
};

Html parties_page(const View& view, const PartiesList& list);

// A section with a list of `items`; nothing where there are none.
Html list_section(const View& view, std::string_view key, const std::vector<Html>& items);

// Title, publisher and date of a release, with its link.
Html release_line(const View& view, const ReleaseHead& release);

// A term of office as a table tells it.
Html holder_line(const View& view, const Holder& holder);

}  // namespace dragoman::pages
