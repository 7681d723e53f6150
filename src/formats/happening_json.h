// Happenings as JSON: what is told of a meeting, by whom, and why the accounts were taken for
// one. Keys, in this order:
//
//   id, kind, status, when, where, parties, hosts, level, gathering, nth
//   participants  [{"name", "post", "of", "level", "capacity"}] in protocol order
//   accounts      [{"release", "number", "quote", "publisher", "published", "status", "score",
//                 "reason"}], first published first
//   said          ["RELEASE#n"]: the events that were said or done there
//
// What is not told is null; `hosts` is there for visits and for what was established.
#pragma once

#include "dragoman/happening.h"
#include "formats/finding_json.h"

namespace dragoman {

Json happening_json(const Happening& happening);

}  // namespace dragoman
