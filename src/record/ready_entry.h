// What can be made of a release before its turn comes to be written: no table is asked for it, so
// another thread may do it while the one before is written.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record.h"
#include "history/merging/candidates.h"
#include "history/merging/tie.h"

namespace dragoman {

// A telling, as the tables hold it.
struct ReadyTelling {
  Telling telling;  // as it will be read from `text`
  std::string text;
  std::string side;
  Days days;
  CandidateKeys keys;
};

// By what somebody a release names is found.
struct ReadyPerson {
  std::string key;
  std::vector<std::string> words;
};

struct ReadyEntry {
  std::string source_key;
  std::string sha256;                  // of the source's bytes
  std::string words;                   // for the index of words
  std::vector<ReadyTelling> tellings;  // under the id of Entry::release
  std::vector<ReadyPerson> people;     // as in the reading
};

// By which a source with its hints is known again: SHA-256 over all that decides what is
// read from it.
std::string source_key(const Source& source, const ReleaseHints& hints);

// Under the id that their release has in the record.
std::vector<ReadyTelling> ready_tellings(std::span<const Telling> tellings,
                                         const std::string& name);

ReadyEntry make_ready(const Entry& entry);

// All of them, in their order, `use(entry, ready)` by `use`: in this thread, while another makes
// the next ones ready.
void use_ready(std::span<const Entry> entries,
               const std::function<void(const Entry&, ReadyEntry)>& use);

}  // namespace dragoman
