// What began between two, by the days of the year on which its anniversaries are.
#pragma once

#include <optional>

#include "dragoman/record.h"
#include "store/database.h"

namespace dragoman {

struct BeginningFilter {
  Date from;  // a whole date
  int days = 0;
  bool known_to_the_day = false;
  std::optional<PartyCode> party = {};
};

// As Record::beginnings.
std::vector<Beginning> find_beginnings(const store::Database& database,
                                       const BeginningFilter& filter);

}  // namespace dragoman
