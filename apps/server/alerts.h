// Feeds of a search and of a pair: each entry tells why it is there.
#pragma once

#include <string>
#include <vector>

#include "asked.h"

namespace dragoman::server {

// Releases newest first.
std::string search_feed(const Asked& asked, const std::string& query,
                        const std::vector<Found>& found);

// Events of the two, those first that were published last.
std::string pair_feed(const Asked& asked, const PartyCode& a, const PartyCode& b,
                      const std::vector<Told<Event>>& events);

}  // namespace dragoman::server
