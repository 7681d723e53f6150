// A gathering that meets again and again: what happened there, session by session.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record.h"
#include "view.h"

namespace dragoman::pages {

struct GatheringParts {
  std::string name;
  std::vector<Happening> happenings;  // newest first
  std::vector<Session> sessions;      // by the tables, where they know it
};

// What happened at one session, or at one that is not told.
struct GatheringSession {
  std::optional<int> nth;
  std::vector<const Happening*> happenings;  // newest first; of GatheringParts::happenings
};
// The last session first, what tells of none at the end.
std::vector<GatheringSession> sessions_of(const std::vector<Happening>& happenings);

Html gathering_page(const View& view, const GatheringParts& gathering);

}  // namespace dragoman::pages
