// The happening a release is about, and what the events of a release are while they are read.
#pragma once

#include <vector>

#include "reading/find_events.h"
#include "reading/follow_links.h"
#include "reading/trace.h"

namespace dragoman {

// An event while it is read.
struct Draft {
  Event event;
  PatternMatch match;
  Trace trace;
  bool headline = false;    // told by a heading
  bool in_passing = false;  // told inside another event's content, or as a mere noun
  bool own_when = false;    // with a date of its own
  bool reported = false;    // as said by somebody: "said that Korea will provide"
  bool dropped = false;
};

// Actors and recipients together.
Parties told_parties(const Event& event);

// Of the events read without a setting: the first meeting or call that one of the first
// sentences tells, else a visit or gathering, else what the headline tells. Where that
// sentence tells a place only through the gathering it names, the meeting was there; where an
// announced meeting has no date, its visit has.
Setting choose_setting(const std::vector<Draft>& drafts, const EventSources& sources);

}  // namespace dragoman
