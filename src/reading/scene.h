// What an event is read in: what the syntax of its release shows, and what was told before it.
#pragma once

#include <vector>

#include "reading/find_circumstances.h"
#include "reading/find_events.h"
#include "reading/follow_links.h"

namespace dragoman {

// What the syntax shows by itself, whatever the release is about.
struct Shown {
  std::vector<PatternMatch> matches;
  std::vector<PlaceMention> places;
  Circumstances circumstances;
};

Shown find_shown(const EventSources& sources);

// The places told for the trigger of a match, in the order of the text; they point into `shown`.
std::vector<const PlaceMention*> places_told(const Shown& shown, TokenIndex trigger);

// All members must outlive it.
struct Scene {
  const EventSources& sources;
  const Shown& shown;
  const Discourse& discourse;  // as told up to here
  const Setting& setting;
  const Setting&
      now;  // the meeting spoken of: the setting, or a later one with its own day or place
};

}  // namespace dragoman
