// What stands between two states, as releases tell it and tables know it: relations, missions,
// partnership, joint bodies, agreements, visits, last meetings, anniversaries to come.
//
//   const auto told = ToldOfTwo{facts, events, happenings};
//   const auto relation = relation_of("KOR", "UZB", told, *knowledge, *words, day);
//
// Every line says what vouches for it, and every date what tells it. What several releases tell
// alike is one line with several vouchers; where they tell different dates, all stand there.
// Nothing planned counts as done. Pure functions: the same input gives the same relation, whatever
// the order of the releases.
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
#include "dragoman/happening.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"
#include "dragoman/told.h"

namespace dragoman {

// What a line rests on: an event or a fact of a release, or a row of a table.
struct Voucher {
  enum class Kind : std::uint8_t { event, fact, row };
  Kind kind = Kind::event;
  Citation at;         // not of a row
  std::string quote;   // as it stands in the text; of a row its name
  std::string source;  // the publisher; of a row what the table gives: "hand"
  std::optional<When> published;

  friend auto operator<=>(const Voucher&, const Voucher&) = default;
};

std::string_view to_string(Voucher::Kind kind);

using Vouchers = std::vector<Voucher>;  // sorted, no doubles, never empty in a line

// A date with what tells it. Dates that include one another are one, the narrowest; those that
// do not contradict each other and stay apart.
struct Dated {
  When when;
  bool counted = false;  // back from an anniversary, rather than told
  Vouchers vouchers;
};

// Something that stands.
struct Bond {
  std::string name;  // "diplomatic relations", "embassy", "special strategic partnership"
  PartyCode of;      // of a mission: whose it is
  PartyCode in;      // of a mission: where it is
  std::string city;  // of a mission of which there may be several: "Almaty"; may be empty
  Status status = Status::occurred;  // or planned
  std::vector<Dated> since;          // more than one: they contradict each other
  std::vector<Dated> until;
  Vouchers vouchers;
};

struct BodySession {
  std::optional<int> nth;
  std::vector<Dated> when;           // more than one: they contradict each other
  std::string where;                 // as Event::where
  Status status = Status::occurred;  // or planned
  Vouchers vouchers;
};

struct JointBody {
  std::string name;               // as most releases write it
  std::vector<std::string> also;  // as others do
  std::vector<Dated> since;
  std::vector<BodySession> sessions;  // by date; those without one by number, before
  Vouchers vouchers;
  // Into `sessions`: the earliest and the last told to have taken place by the day asked for, and
  // the next that is planned from then on. The earliest told is the first only if its number is 1.
  std::optional<std::size_t> first;
  std::optional<std::size_t> last;
  std::optional<std::size_t> next;
};

// How far an agreement has come.
enum class AgreementStage : std::uint8_t {
  under_negotiation,
  to_be_signed,
  signed_text,
  in_force,
  ended
};

// "under negotiation", "to be signed", "signed", "in force", "ended".
std::string_view to_string(AgreementStage stage);

struct Agreement {
  struct Step {
    AgreementStage stage = AgreementStage::signed_text;
    std::vector<Dated> when;
    Vouchers vouchers;
  };
  std::string name;
  std::vector<std::string> also;
  std::vector<Step> steps;  // by stage; the last is as far as anybody tells
};

// A policy or a bid of one of the two, and what passed between them about it.
struct Matter {
  FactKind kind = FactKind::policy;
  PartyCode of;
  std::string name;
  Vouchers vouchers;
  Vouchers said;  // events between the two that name it
};

// A happening in which both took part.
struct Encounter {
  std::string happening;  // its id
  HappeningKind kind = HappeningKind::meeting;
  Level level = Level::unknown;
  std::optional<When> when;
  std::string where;
  std::vector<PartyCode> parties;  // of the happening, hosts as well; sorted
  Vouchers vouchers;
};

// Visits that took place, of one level in one year and one direction.
struct VisitCell {
  Level level = Level::unknown;
  int year = 0;       // 0: not told
  PartyCode visitor;  // empty, like `host`, where the direction is not told
  PartyCode host;
  std::vector<Encounter> visits;  // by date
};

// What is announced and not told to have taken place.
struct Announced {
  Encounter what;
  bool past = false;  // its date is over: whether it took place is not known
};

// An anniversary as a release tells it: the nth of something, in a year.
struct ToldAnniversary {
  std::string of;
  int nth = 0;
  int year = 0;
  Vouchers vouchers;
};

// The day an anniversary falls on.
struct AnniversaryDay {
  PartyCode a;
  PartyCode b;
  std::string of;  // "diplomatic relations", "embassy of KOR in TJK"
  int nth = 0;
  Date day;                   // as exact as what it counts from: "2022-01-29", "2022-01", "2022"
  bool moved = false;         // from 29 February to the 28th, in a year that has none
  std::optional<Date> since;  // what it counts from; nothing where only the year itself is told
  bool disputed = false;      // other dates are told of the same thing
  bool told = false;          // by a release, in so many words
  Vouchers vouchers;
};

struct RelationOfTwo {
  PartyCode a;
  PartyCode b;
  Date day;                           // asked for
  std::vector<Bond> relations;        // diplomatic relations and recognition, by date
  std::vector<Bond> missions;         // of a in b, then of b in a
  std::vector<Bond> partnerships;     // by date: the levels over time
  std::vector<JointBody> bodies;      // by name
  std::vector<Agreement> agreements;  // those furthest come first, then by name
  std::vector<Matter> matters;        // by kind, party and name
  std::vector<VisitCell> visits;      // by level, year (newest first) and direction
  std::vector<Encounter> last;        // the last by level, of each: in person and by telephone;
                                      // of the two alone and with others
  std::vector<Announced> announced;   // by date
  std::vector<ToldAnniversary> told_anniversaries;
  std::vector<AnniversaryDay> anniversaries;  // to come within `anniversary_days` of the day
};

// How far ahead relation_of looks for anniversaries.
inline constexpr int anniversary_days = 366;

// What releases tell; findings that do not concern both parties are passed over. The spans
// must outlive the call only.
struct ToldOfTwo {
  std::span<const Told<Fact>> facts;
  std::span<const Told<Event>> events;
  std::span<const Happening> happenings;
};

struct RelationWordTables;

// The words by which bonds are known: data/vocabulary/relation.tsv. Immutable: copy and share
// freely.
struct RelationWords {
  std::shared_ptr<const RelationWordTables> tables;  // never null once loaded
};

// All faults of the table are told at once, with file and line.
Result<RelationWords> load_relation_words(const std::filesystem::path& data_folder);

// What stands between `a` and `b` on `day`, a whole date.
RelationOfTwo relation_of(std::string_view a, std::string_view b, const ToldOfTwo& told,
                          const Knowledge& knowledge, const RelationWords& words, const Date& day);

// Those of `relation` that fall on `from` or one of the `days` days after it: every fifth, and what
// releases tell; by day. Needs a day-precise `from` and `days` of 0 or more.
std::vector<AnniversaryDay> anniversaries(const RelationOfTwo& relation, const Date& from,
                                          int days);

}  // namespace dragoman
