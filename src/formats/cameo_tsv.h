// Events as CAMEO data in the columns of the Phoenix datasets (tab-separated, a header row),
// with columns after them for where each was read. docs/exports.md explains every column.
// Events that CAMEO has no code for are left out.
#pragma once

#include <string>

#include "formats/coded_events.h"

namespace dragoman {

std::string cameo_header(Quotes quotes = Quotes::full);

std::string cameo_rows(const Release& release, const Reading& reading, const Coding& coding);

}  // namespace dragoman
