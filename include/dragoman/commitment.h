// Nothing promised is forgotten. A commitment is what was agreed, pledged, requested, proposed or
// whereto somebody was invited, with all releases that tell of it and what became of it.
//
//   events and facts ──find_commitments──▶ commitments, each with the steps of its status
//
// Only evidence changes a status: a later event or fact of the same parties on the same matter.
// Each step cites it and says why it was taken for that. No evidence leaves a commitment open;
// that its time has passed is not told by a status but asked for a day (`is_overdue`).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "dragoman/told.h"

namespace dragoman {

enum class CommitmentKind : std::uint8_t { agreed, pledged, requested, proposed, invited };

std::string_view to_string(CommitmentKind kind);
std::optional<CommitmentKind> parse_commitment_kind(std::string_view word);
// Nothing for acts that promise nothing and ask for nothing.
std::optional<CommitmentKind> commitment_kind(Act act);

// By the words alone: "agreed to explore", "will consider", "the possibility of" are weak.
enum class Strength : std::uint8_t { weak, firm };

std::string_view to_string(Strength strength);

enum class CommitmentStatus : std::uint8_t {
  open,       // nothing told since; also where it was only put off
  answered,   // the side asked has answered, without a yes: interest, hope, "took note"
  under_way,  // accepted, announced with a date, begun, negotiated
  done,       // signed, opened, held, visited, given, as promised
  declined,   // refused, called off
};

std::string_view to_string(CommitmentStatus status);
std::optional<CommitmentStatus> parse_commitment_status(std::string_view word);

// What a later event or fact did to a commitment.
struct Step {
  std::variant<Told<Event>, Told<Fact>> evidence;
  CommitmentStatus leads_to = CommitmentStatus::open;
  double score = 0;    // 0..1, how surely it is about this commitment
  std::string reason;  // "signed by the same parties, on: exempt, passport, visa"
};

struct Commitment {
  // "2021-11-29-request-KOR-UZB": first day, act, who, whom; "…-2" where another has all of that
  // in common.
  std::string id;
  CommitmentKind kind = CommitmentKind::agreed;
  std::vector<PartyCode> who;    // sorted; who promises or asks
  std::vector<PartyCode> whom;   // sorted; to whom it is promised, or who is asked; may be empty
  std::string content;           // in the words of the first release that tells it
  std::optional<When> when;      // it was made
  std::optional<When> deadline;  // as its words tell, counted from `when`: "by the end of 2022"
  Strength strength = Strength::firm;
  std::vector<Told<Event>> made;  // all that tell it, first published first; never empty
  std::vector<Step> steps;        // by date; each changes the status or tells of a delay
  CommitmentStatus status = CommitmentStatus::open;  // that of the last step
};

// True if the last day of the deadline lies before `day` and nothing says that it was done or
// declined. Needs a day-precise date.
bool is_overdue(const Commitment& commitment, const Date& day);

// A time that an event of a release sets by its words.
struct Deadline {
  std::size_t number = 1;  // of the event, from 1
  When when;               // its end is told
};

class HistoryWords;

// Those of what is promised, asked or proposed in a release, as `Commitment::deadline` has them; in
// the order of the events.
std::vector<Deadline> find_deadlines(const Release& release, const Reading& reading,
                                     const HistoryWords& words);

// The words by which promises and what becomes of them are known: vocabulary/commitments.tsv,
// the words of dates, and the names of parties, which say who and not what.
struct CommitmentTables;

class CommitmentWords {
 public:
  // All faults of the tables are told at once, with file and line.
  static Result<CommitmentWords> load(const std::filesystem::path& data_folder);

  CommitmentWords(CommitmentWords&&) noexcept;
  CommitmentWords& operator=(CommitmentWords&&) noexcept;
  ~CommitmentWords();

  [[nodiscard]] const CommitmentTables& tables() const { return *tables_; }

 private:
  explicit CommitmentWords(std::unique_ptr<CommitmentTables> tables);
  std::unique_ptr<CommitmentTables> tables_;
};

// The commitments that `events` tell, by date and id: acts that occurred, by somebody; a request
// or an invitation needs an addressee. Vague ones are there too, as weak. A pure function:
// the same events and facts give the same commitments, in whatever order they come. Time and
// memory grow with the events and with how many of them share their rarer words.
std::vector<Commitment> find_commitments(std::span<const Told<Event>> events,
                                         std::span<const Told<Fact>> facts,
                                         const CommitmentWords& words);

}  // namespace dragoman
