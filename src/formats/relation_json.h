// What stands between two states as JSON. Keys, in this order:
//
//   a, b, day
//   relations, missions, partnerships  [{"name", "status", "since", "until", "vouchers"}]
//                  missions with "of", "in" and "city" after the name
//   bodies         [{"name", "also", "since", "sessions", "first", "last", "next", "vouchers"}];
//                  sessions [{"nth", "when", "where", "status", "vouchers"}], the three after them
//                  numbers of sessions from 0 on
//   agreements     [{"name", "also", "stage", "steps"}], steps [{"stage", "when", "vouchers"}]
//   matters        [{"kind", "of", "name", "vouchers", "said"}]
//   visits         [{"level", "year", "visitor", "host", "count", "visits"}]
//   last           [{"happening", "kind", "level", "when", "where", "parties", "vouchers"}]
//   announced      likewise, with "past"
//   anniversaries  [{"a", "b", "of", "nth", "day", "moved", "since", "disputed", "told",
//                  "vouchers"}]
//
// "since", "until" and "when" of what stands are lists of {"date", "counted", "vouchers"}: more
// than one contradict each other. A voucher is {"event" or "fact": "RELEASE#n", "quote",
// "publisher", "published"} or {"row", "source"}. What is not told is null.
#pragma once

#include "dragoman/relation.h"
#include "formats/finding_json.h"

namespace dragoman {

Json relation_json(const RelationOfTwo& relation);
Json anniversary_json(const AnniversaryDay& anniversary);
Json voucher_json(const Voucher& voucher);

}  // namespace dragoman
