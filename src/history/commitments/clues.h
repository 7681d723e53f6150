// Events and facts of releases as they are compared with promises: dated, their words made
// terms. A clue may tell a promise, be evidence for another, or both.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dragoman/commitment.h"
#include "history/commitments/matter.h"

namespace dragoman {

struct Clue {
  const Told<Event>* event = nullptr;  // one of the two; not owned
  const Told<Fact>* fact = nullptr;
  Act act = Act::state;  // of a mission or a body that stands since a day: establish
  Status status = Status::occurred;
  bool negotiated = false;  // the fact of an agreement under negotiation
  std::vector<PartyCode> actors;
  std::vector<PartyCode> recipients;
  Date first;  // first and last day it may mean, else of its release; year 0 where neither is told
  Date last;
  bool dated = false;         // by itself, not only by its release
  Date told;                  // first day of the release's date, else `first`
  std::vector<Token> tokens;  // of the quote, then of the content
  Topics topics;
  Topics core;          // of the content, where it is told, else all
  WordRoles roles = 0;  // of all tokens
  ActSet told_of = 0;   // "welcomed the signing"

  [[nodiscard]] const Citation& at() const { return event != nullptr ? event->at : fact->at; }
  [[nodiscard]] bool involves(const PartyCode& party) const;
};

// By date, then by citation, whatever the order they come in. Facts that no day or state of
// negotiation makes evidence are left out. The topics are weighed by how rare they are in all
// clues. The clues look at `events` and `facts`.
std::vector<Clue> find_clues(std::span<const Told<Event>> events, std::span<const Told<Fact>> facts,
                             Terms& terms);

}  // namespace dragoman
