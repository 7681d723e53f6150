// When and where an act was done: by its own words, else by the meeting it was done in.
#pragma once

#include <string>
#include <vector>

#include "reading/choose_setting.h"
#include "reading/scene.h"

namespace dragoman {

// A date told for an act, and the words that tell it.
struct OwnTime {
  When when;
  Span words;
};

// The dates told for the act itself, in the order of the text.
std::vector<OwnTime> own_times(const Draft& draft, const Scene& scene);

// Sets `when`, and `times` to the dates of a happening's own: "visits in March and October" has
// two.
void tell_time(Draft& draft, std::vector<OwnTime>& times, const Scene& scene);

void tell_place(Draft& draft, const Scene& scene);

// The place told for a trigger that lies in this state, else the state.
std::string place_in(const PartyCode& state, TokenIndex trigger, const Shown& shown);

}  // namespace dragoman
