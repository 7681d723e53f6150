// The promises that clues tell, each once: what both sides' readouts of one meeting tell alike,
// or a title and its text, is one promise.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/commitments/clues.h"

namespace dragoman {

struct Promise {
  CommitmentKind kind = CommitmentKind::agreed;
  std::vector<PartyCode> who;      // sorted
  std::vector<PartyCode> whom;     // sorted; may be empty
  std::vector<PartyCode> parties;  // both, sorted
  std::vector<std::size_t> clues;  // that tell it: first published first
  Date first;                      // as of the first clue
  Date last;
  std::size_t stated = 0;         // the clue in whose words `matter` is
  std::vector<Token> matter;      // what is promised: of the words after "agreed", "requested"
  Topics topics;                  // of the matter, without the names of its parties
  std::vector<TermNumber> names;  // of its parties, sorted: they say who, not what
  // Nothing but general words tells what is promised ("to meet again", "to open an embassy"):
  // then who does it, and that it is done, must tell.
  bool told_by_deed = false;
  ActSet deed = 0;       // what would do it; none if its words do not tell
  bool lasting = false;  // "to continue to support": no single deed is all of it
  Strength strength = Strength::firm;
};

// In the order of their clues.
std::vector<Promise> find_promises(const std::vector<Clue>& clues, Terms& terms,
                                   const CommitmentTables& tables);

// The words of the content as they stand in the text, and the time they set.
std::string content_of(const Told<Event>& told);
std::optional<When> find_deadline(const Told<Event>& told, const Calendar& calendar);

}  // namespace dragoman
