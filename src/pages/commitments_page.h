// What was agreed, promised, asked and proposed, and what became of it: with filters as links and
// how many there are of each status.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/commitment.h"
#include "view.h"

namespace dragoman::pages {

// Words of ?status=, in the order they are shown: those of CommitmentStatus, and "overdue".
inline constexpr std::array<std::string_view, 6> commitment_statuses = {
    "open", "answered", "under_way", "done", "declined", "overdue"};

struct StatusCount {
  std::string_view status;           // of commitment_statuses; empty: all together
  std::optional<std::size_t> count;  // nothing: the list is too long to count them
  std::string address;               // the same list of that status
};

struct CommitmentsList {
  std::vector<PartyCode> with;
  std::optional<CommitmentKind> kind;
  std::string status;  // of commitment_statuses; empty: any
  std::string on;      // as it was asked for; may be empty
  Date day;
  std::vector<StatusCount> counts;
  std::vector<Commitment> commitments;  // the part that is shown, newest first
  std::string previous;
  std::string next;
};

Html commitments_page(const View& view, const CommitmentsList& list);

}  // namespace dragoman::pages
