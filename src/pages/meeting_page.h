// One meeting (or call, visit …): who took part, who tells it and why these accounts were taken for
// one, and what was said there, account by account.
#pragma once

#include <vector>

#include "dragoman/record.h"
#include "view.h"

namespace dragoman::pages {

// `said` are the events that Happening::said cites.
Html meeting_page(const View& view, const Happening& happening,
                  const std::vector<Told<Event>>& said);

// Its title in the page's language: "Meeting: Korea, Uzbekistan".
// Somebody with post and party.
Html participant_line(const View& view, const Participant& one);

std::string meeting_title(const View& view, const Happening& happening);

}  // namespace dragoman::pages
