// Events as PLOVER records: NDJSON, one object an event (with Sides::dyads: a pair), the
// fields of the PLOVER manual's record and after them where it was read. docs/exports.md
// explains every field. Events that PLOVER has no type for are left out.
#pragma once

#include <string>

#include "formats/coded_events.h"

namespace dragoman {

// The lines of one release's events; empty if none is coded.
std::string plover_lines(const Release& release, const Reading& reading, const Coding& coding);

}  // namespace dragoman
