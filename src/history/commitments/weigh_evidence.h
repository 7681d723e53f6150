// Whether a clue is evidence of what became of a promise, of what, how surely, and why. The rules
// in words: data/vocabulary/README.md, "commitments.tsv".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/commitments/find_promises.h"

namespace dragoman {

struct WeighedEvidence {
  std::size_t clue = 0;
  CommitmentStatus leads_to = CommitmentStatus::open;
  double score = 0;
  std::string reason;
};

// What weighing looks at; all must outlive the call.
struct Scales {
  const std::vector<Clue>& clues;
  const Terms& terms;
  const CommitmentTables& tables;
};

// False where what a clue is, whatever its words and whoever it is of, can be no evidence for a
// promise: most clues are none, and need not be compared.
bool may_be_evidence(const Promise& promise, const Clue& clue, const CommitmentTables& tables);

std::optional<WeighedEvidence> weigh(const Promise& promise, std::size_t clue,
                                     const Scales& scales);

// At least so much of the promise's words must stand in evidence that is not told right after it.
inline constexpr double least_cover = 0.3;
// An answer in the same release comes within so many events after the promise.
inline constexpr std::size_t answer_within = 3;
// "agreed to meet again", "invited to visit": only what is done within so many days.
inline constexpr int unnamed_within_days = 3 * 365;

// True for what somebody else has to answer: requested, proposed, invited.
bool is_asked(CommitmentKind kind);

}  // namespace dragoman
