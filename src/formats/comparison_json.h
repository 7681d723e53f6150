// Accounts of one meeting side by side, as JSON. Keys, in this order:
//
//   readouts  [{"release", "publisher"}]
//   topics    [{"verdict", "differences", "asked_by", "of_other", "accounts"}]
//
// A difference is {"kind", "told"}, with what each account tells in the order of the readouts;
// "asked_by" has a list of parties of each. "accounts" has a list of events of each, empty where
// it is silent: events as in reading_json.h, with "release", "event" ("RELEASE#n") and "order",
// their place in the account from 1 on, after all other keys.
#pragma once

#include "dragoman/comparison.h"
#include "formats/finding_json.h"

namespace dragoman {

Json comparison_json(const Comparison& comparison);

}  // namespace dragoman
