// One meeting is one meeting, however many releases tell it. A happening is what releases of one
// or several publishers tell of in common: a meeting, a call, a visit, a gathering, a signing,
// something established.
//
//   Reading of a release ──find_tellings──▶ tellings ──merge──▶ happenings
//
// A telling is one event of one release, with all that it is compared by: who took part, at
// what level, when, where, at which gathering, and in what words. Two tellings are of one
// happening if nothing in them speaks against it and enough for it; every account of a happening
// says what that was, and how much. What a person decided (`Decision`) comes before any score.
//
// Both steps are pure functions: the same tellings give the same happenings, in whatever order
// they come. What shares no party (a gathering: no word of its name), or lies more than
// `day_slack` days apart, is never one happening: a part of a record can be merged by itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/date.h"
#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "dragoman/told.h"

namespace dragoman {

enum class HappeningKind : std::uint8_t {
  meeting,        // act meet
  call,           // by telephone or video
  visit,          // of `parties` to `host`
  gathering,      // attended or hosted by `parties`
  signing,        // act sign
  establishment,  // act establish
};

std::string_view to_string(HappeningKind kind);
std::optional<HappeningKind> parse_happening_kind(std::string_view word);
// Nothing for acts that are done in a meeting rather than being one.
std::optional<HappeningKind> happening_kind(Act act);

// How high those who met stand; `unknown` where the release does not tell.
enum class Level : std::uint8_t { leaders, ministers, deputies, officials, unknown };

std::string_view to_string(Level level);
std::optional<Level> parse_level(std::string_view word);

struct Participant {
  std::string name;
  std::string post;  // as the text gives it
  PartyCode of;      // may be empty
  Level level = Level::unknown;
  std::string capacity;  // "acting", "former", "on behalf of the President"; empty: in their own

  friend bool operator==(const Participant&, const Participant&) = default;
};

// An event of a release that tells of a happening.
struct Telling {
  Citation at;
  std::string quote;  // of the event, as it stands in the text
  std::string publisher;
  std::optional<When> published;
  HappeningKind kind = HappeningKind::meeting;
  Status status = Status::occurred;
  std::vector<PartyCode> parties;    // sorted; of a visit those who travel
  std::vector<Level> levels;         // of each of the parties
  std::vector<PartyCode> hosts;      // sorted; of a visit, and where something was established
  std::vector<PartyCode> everybody;  // parties and hosts, for a group its members; sorted
  std::optional<When> when;
  std::string where;                // as Event::where
  std::vector<Participant> people;  // in the order told
  std::string gathering;            // at which it was, or which it is; "" if not told
  std::optional<int> nth;           // of the gathering or of the joint body's session
  std::vector<std::string> words;   // what it was about, and of what: folded, sorted, no doubles
  std::vector<Citation> said;       // the release's events that were said or done there
};

// That two tellings are of one happening, or are not: what a person found. A side is known by
// what it says and not by its number, so that a decision outlives a new reading of the releases.
struct Decision {
  enum class Verdict : std::uint8_t { same, apart };
  struct Side {
    std::string release;
    std::string quote;
    HappeningKind kind = HappeningKind::meeting;
    std::vector<PartyCode> parties;  // sorted

    friend auto operator<=>(const Side&, const Side&) = default;
  };
  Verdict verdict = Verdict::same;
  Side a;
  Side b;
};

Decision::Side side_of(const Telling& telling);

// One release's telling of a happening, and why it was taken for one.
struct Account {
  Citation at;
  std::string quote;
  std::string publisher;
  std::optional<When> published;
  Status status = Status::occurred;
  double score = 1;    // 0..1, of the strongest tie to an account before it; 1 for the first
  std::string reason;  // "same parties, same day, both ministers"; empty for the first
};

struct Happening {
  std::string id;  // "2021-11-29-meeting-KOR-UZB-3f0c": date, kind, parties, and a mark
  HappeningKind kind = HappeningKind::meeting;
  Status status = Status::occurred;  // what is told last: planned until somebody says it took place
  std::vector<PartyCode> parties;    // sorted
  std::vector<PartyCode> hosts;      // of a visit, and where something was established
  std::optional<When> when;          // the narrowest that the accounts tell
  std::string where;
  Level level = Level::unknown;           // of a visit that of who travels; else of the lowest side
  std::vector<Participant> participants;  // in protocol order: level, then party, then as told
  std::string gathering;
  std::optional<int> nth;
  std::vector<Account> accounts;  // first published first
  std::vector<Citation> said;     // by all accounts, in their order
};

// The words by which level, capacity and content are known: data/vocabulary/meetings.tsv.
struct MeetingWords;
// Those of dates: data/vocabulary/calendar.tsv.
struct Calendar;

// The words by which it is known what releases tell of happenings and of times that are set.
class HistoryWords {
 public:
  // All faults of the tables are told at once, with file and line.
  static Result<HistoryWords> load(const std::filesystem::path& data_folder);

  HistoryWords(HistoryWords&&) noexcept;
  HistoryWords& operator=(HistoryWords&&) noexcept;
  ~HistoryWords();

  [[nodiscard]] const MeetingWords& meetings() const { return *meetings_; }
  [[nodiscard]] const Calendar& calendar() const { return *calendar_; }

 private:
  HistoryWords(std::unique_ptr<MeetingWords> meetings, std::unique_ptr<Calendar> calendar);
  std::unique_ptr<MeetingWords> meetings_;
  std::unique_ptr<Calendar> calendar_;
};

// The tellings of one release, in the order of its events.
std::vector<Telling> find_tellings(const Release& release, const Reading& reading,
                                   const Knowledge& knowledge, const HistoryWords& words);

// At most this many days lie between the dates of two tellings of one happening: a visit goes on
// for some days, of which each release may tell one.
inline constexpr int day_slack = 3;

// The happenings that `tellings` tell, by date and id.
std::vector<Happening> merge(std::span<const Telling> tellings,
                             std::span<const Decision> decisions = {});

}  // namespace dragoman
