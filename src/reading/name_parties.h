// Whose each named person of a block is, where no word beside the title tells: by what stands
// behind the name ("Kuleba of Ukraine"), or by others of the same list.
#pragma once

#include <vector>

#include "reading/find_titles.h"

namespace dragoman {

// A mention while its block is read: words rather than bytes.
struct NameDraft {
  std::size_t begin = 0;  // with title
  std::size_t end = 0;    // with title and party
  std::size_t name = 0;
  std::size_t name_end = 0;
  std::vector<const Title*> titles;
  PartyCode of;
  PartyCode maybe_of;
  bool honoured = false;
};

// `drafts` are in the order of their names.
void tell_parties(const NameText& text, bool list_item, std::vector<NameDraft>& drafts);

}  // namespace dragoman
