// One meeting as `dragoman meetings ID` and `dragoman why ID` show it.
#pragma once

#include "command.h"
#include "dragoman/record.h"

namespace dragoman::cli {

// Who took part, who tells it, why the accounts were taken for one, and what was said there.
Exit show_meeting(const Record& record, const Happening& found, bool json);

}  // namespace dragoman::cli
