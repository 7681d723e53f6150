// What several tellings of one happening come to together.
#pragma once

#include <span>
#include <vector>

#include "dragoman/happening.h"

namespace dragoman {

// Needs one telling or more. The id is left empty.
Happening make_happening(std::span<const Telling* const> tellings,
                         std::span<const Decision> decisions);

// Sorts by date and first account, and gives each happening an id that no other has: what it
// is, and a mark of its first account.
void give_ids(std::vector<Happening>& happenings);

}  // namespace dragoman
