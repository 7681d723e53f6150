// Events in the columns of the POLECAT dataset (PLOVER events, tab-separated, a header row),
// with columns after them for where each was read. docs/exports.md explains every column.
// Events that PLOVER has no type for are left out.
#pragma once

#include <string>
#include <string_view>

#include "formats/coded_events.h"

namespace dragoman {

std::string polecat_header(Quotes quotes = Quotes::full);

// The rows of one release's events; `version` of the program goes into the Version column.
std::string polecat_rows(const Release& release, const Reading& reading, const Coding& coding,
                         std::string_view version);

}  // namespace dragoman
