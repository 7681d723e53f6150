// Who took part in what an event tells, and at what level.
//
// A release names people once at their fullest and speaks of them by family name or title
// afterwards, so for each party it is looked, from near to far, for its people: in the words of
// the event, in the sentence up to them, in the paragraph, and for what the release is about
// also in the rest of it. What is told by title alone ("the two Foreign Ministers") gives a
// level without a person.
#pragma once

#include "dragoman/happening.h"
#include "history/merging/meeting_words.h"

namespace dragoman {

// From the beginning of the sentence to the end of `quote`, within its block.
Span clause_of(const Release& release, Span quote);

// Sets `people` and `levels`; needs all else of the telling but `words` and `said`.
void set_people(const Release& release, const Reading& reading, const Event& event,
                const Knowledge& knowledge, const MeetingWords& words, Telling& telling);

}  // namespace dragoman
