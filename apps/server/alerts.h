// Feeds of a search, of a pair and of a person: each entry tells why it is there.
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

// What somebody took part in, newest first.
std::string person_feed(const Asked& asked, const std::string& name,
                        const std::vector<Happening>& meetings);

}  // namespace dragoman::server
