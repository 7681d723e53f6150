// The record: what all readings together say, in one SQLite file or a PostgreSQL database.
//
//   auto record = Record::open("record.dragoman", Record::Access::write);
//   record->add(entries);                          // one transaction: all of them or none
//   const auto between = record->pair("KOR", "UZB");
//
// A release is known by the id its caller gave it or, where none was given, by its address:
// what comes with that again, with other bytes, is a new version of it; older versions stay
// readable. What comes again with the same bytes and the same hints is already there and
// changes nothing, so reading may be repeated at any time. Once `add` has returned, a crash
// loses nothing of it; before that, it leaves nothing behind. What the questions answer does
// not depend on the order things were added in, but for which version of a release is the
// newest, and which of two at different addresses keeps an id that both would have.
//
// Any number of programs may read a record while one writes it. A Record is used by one
// thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/commitment.h"
#include "dragoman/error.h"
#include "dragoman/happening.h"
#include "dragoman/reading.h"
#include "dragoman/release.h"
#include "dragoman/told.h"

namespace dragoman {

// A release read, on its way into the record.
struct Entry {
  Source source;
  ReleaseHints hints;  // as load_release was given them
  Release release;     // its id must not be empty
  Reading reading;
  std::vector<Telling> tellings;  // find_tellings of the two; without them it tells of nothing
  std::vector<Deadline> deadlines = {};  // find_deadlines of the two; without them nothing is due
  std::string retrieved;                 // when the source was fetched, ISO 8601; may be empty
};

// Puts the tellings and deadlines of its release and reading into an entry.
void find_what_follows(Entry& entry, const Knowledge& knowledge, const HistoryWords& words);

enum class Added : std::uint8_t {
  added,          // a release that was not known
  new_version,    // of a release that was
  reread,         // already there, its reading replaced
  already_there,  // nothing changed
};

// What to do with the reading of a release that is already there.
enum class IfThere : std::uint8_t { keep, replace };

struct ReleaseHead {
  std::string id;
  unsigned version = 1;
  std::string title;
  std::string publisher;
  std::optional<When> published;
  std::string address;
  std::size_t people = 0;
  std::size_t events = 0;
  std::size_t facts = 0;
  std::optional<Date> gone = {};  // the day it was found to be no longer at its address
};

// A release as the record keeps it. Without anchors: load_release finds them in the source.
struct StoredRelease {
  unsigned version = 1;
  unsigned newest = 1;  // the newest version there is
  Source source;
  std::string sha256;  // of the source's bytes, in hexadecimal
  std::string retrieved;
  Release release;
  Reading reading;
  std::optional<Date> gone = {};  // as ReleaseHead::gone, of the newest version
};

// Which releases to list; what is not said does not matter.
struct ReleaseFilter {
  std::optional<PartyCode> publisher = {};  // empty: those whose publisher is not known
  bool gone = false;                        // only what is no longer at its address
  bool newest_first = false;                // what has no date comes last then, else first
  std::string after = {};                   // only what comes after the release of that id
  std::optional<std::size_t> at_most = {};
};

// A day on which something between two began, as far as it is told; of which there are
// anniversaries.
struct Beginning {
  PartyCode a;  // by code before b
  PartyCode b;
  Date date;     // year 0: not told
  int told = 0;  // the year of an anniversary that a release tells; 0: none
};

// An event that sets a time.
struct Due {
  Citation at;
  Date last_day;
  std::vector<PartyCode> parties;  // of the event, sorted
};

// An event that promises or asks for something.
struct Promised {
  Citation at;
  std::vector<PartyCode> parties;  // of the event, sorted
};

// Which of them; by date of the release, the newest first, those of one release in its order.
struct PromisedFilter {
  std::vector<PartyCode> with = {};    // all of these are parties of it
  std::optional<Citation> after = {};  // only what comes after that event
  std::size_t at_most = 50;
};

// Which of them, and in which order: by day; those of one day by release and number.
struct DueFilter {
  std::optional<Date> from = {};  // the last day is then or later
  std::optional<Date> to = {};    // then or before
  bool latest_first = false;
  std::size_t skip = 0;  // as many are passed over
  std::size_t at_most = 50;
};

// A post in which releases name somebody.
struct NamedPost {
  std::string name;
  std::string post;  // may be empty
  PartyCode of;
  struct Mention {
    std::optional<When> published;
    std::string release;
  };
  std::size_t told = 0;       // how often
  std::optional<When> first;  // published
  std::optional<When> last;
  std::vector<Mention> mentions;  // by date; if not all, the last ones
};

// Which of them, and how much.
struct NamedFilter {
  std::optional<PartyCode> after = {};  // only of parties whose code comes after that
  std::size_t at_most = 0;              // 0: all; else as many, and more where one party has more
  std::size_t mentions = 0;             // of each; 0: all
};

// How much a record holds of a party.
struct PartyCount {
  PartyCode party;
  std::size_t releases = 0;    // that tell an event or a fact of it
  std::size_t happenings = 0;  // in which it took part, or was the host
};

struct PublisherCount {
  PartyCode publisher;  // empty: not known
  std::size_t releases = 0;
  std::optional<When> last;  // published; of those that have a date
};

struct Between {
  std::vector<Told<Fact>> facts;    // by kind, name and release
  std::vector<Told<Event>> events;  // newest first; an event without a date has its release's
};

// Which happenings; what is not said does not matter.
struct HappeningFilter {
  std::vector<PartyCode> with = {};  // all of these took part, or were hosts
  std::optional<HappeningKind> kind = {};
  std::optional<Status> status = {};
  std::optional<Level> level = {};
  std::optional<When> between = {};  // some of its days are among these; open ends as in When
  std::string gathering = {};        // at which it was, or which it is, in just these words
  std::optional<std::size_t> at_most = {};
};

// Which releases to search, and how many to find.
struct SearchFilter {
  PartyCode party = {};           // published by it or told of it; empty: by and of anybody
  std::optional<Date> from = {};  // published then or later; undated ones are then left out
  std::optional<Date> to = {};    // published then or before, likewise
  std::size_t limit = 50;         // 0: all
  PartyCode publisher = {};       // published by it
  std::optional<Act> act = {};    // with such an event
};

// How what is found parts: by publisher and by what happens in it, most first; by year, the newest
// first. An empty publisher is one that is not known.
struct SearchCounts {
  std::vector<std::pair<PartyCode, std::size_t>> publishers;
  std::vector<std::pair<int, std::size_t>> years;
  std::vector<std::pair<Act, std::size_t>> acts;  // releases with such an event
  std::size_t counted = 0;
  bool all = true;  // false: only the newest of what is found were counted
};

// Words of a release's text that were searched for, with some around them.
struct Hit {
  Span span;
  Span around;        // whole words; `span` is in it
  std::string words;  // at `around`, as they stand in the text
};

// An event whose quote has words that were searched for.
struct FoundEvent {
  std::size_t number = 0;  // in Reading::events, from 0
  std::string quote;
};

struct Found {
  ReleaseHead release;
  std::vector<Hit> hits;  // up to three, in the order of the text; none if only the title has them
  std::vector<FoundEvent> events;
};

class Record {
 public:
  enum class Access : std::uint8_t { read, write };

  // `name` is the path of its file or, for one on a server, postgresql://user@host/database. With
  // Access::write a record that is not there is made, and one of an older version is
  // brought up to date. `patience` is how long another writer is waited for.
  // Errors: no file or server, no record, damaged, not to be written, of a newer version of
  // Dragoman. They name the record without its password.
  static Result<Record> open(const std::string& name, Access access,
                             std::chrono::milliseconds patience = std::chrono::seconds(10));

  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  // Another text whenever another program, or another Record, has changed what is kept: what was
  // answered before may be answered again as long as it is the same.
  [[nodiscard]] Result<std::string> stamp() const;

  // Questions asked from now on are given up, with an error, once `tired` says so or, on a server,
  // once one statement took `at_most`. What is computed between two statements is not.
  Result<void> give_up_when(std::function<bool()> tired, std::chrono::milliseconds at_most) const;

  // True if these bytes with these hints were added before.
  [[nodiscard]] Result<bool> holds(const Source& source, const ReleaseHints& hints) const;
  // The id of the release that they were added as; nothing if they were not.
  [[nodiscard]] Result<std::optional<std::string>> id_of(const Source& source,
                                                         const ReleaseHints& hints) const;

  // Adds all entries or, on an error, none; says what became of each.
  Result<std::vector<Added>> add(std::span<const Entry> entries, IfThere if_there = IfThere::keep);

  // The newest version of every release, by date and id; or of some.
  [[nodiscard]] Result<std::vector<ReleaseHead>> releases() const;
  [[nodiscard]] Result<std::vector<ReleaseHead>> releases(const ReleaseFilter& filter) const;

  // The ids of the releases that a word of a user may mean: by id, else by address, else by the
  // beginning of the id, else by a part of it.
  [[nodiscard]] Result<std::vector<std::string>> ids_like(std::string_view word) const;

  // Marks a release as no longer found at its address since that day, or takes the mark away. It
  // stays in all answers. Other bytes that come for it take the mark away too; the same bytes do
  // not: they may be a copy. False if there is no release of that id.
  Result<bool> mark_gone(std::string_view id, const std::optional<Date>& since);

  // One release; the newest version of it, if `version` is not given. Nothing if not there.
  [[nodiscard]] Result<std::optional<StoredRelease>> release(
      std::string_view id, std::optional<unsigned> version = {}) const;

  // Calls `visit` with the newest version of every release, by date and id, all as of one
  // moment.
  [[nodiscard]] Result<void> each_release(
      const std::function<void(const StoredRelease&)>& visit) const;

  // What the newest versions of all releases tell of these parties together; of one, or with
  // none of all there are.
  [[nodiscard]] Result<Between> told_of(const std::vector<PartyCode>& all_of) const;
  // Of a party alone: what names no other.
  [[nodiscard]] Result<Between> told_only_of(const PartyCode& party) const;
  // Its policies and bids, which are facts of one party.
  [[nodiscard]] Result<std::vector<Told<Fact>>> matters_of(const PartyCode& party) const;
  // The pairs, each in the order of the codes, of which something is told that stands.
  [[nodiscard]] Result<std::vector<std::pair<PartyCode, PartyCode>>> pairs_with_bonds() const;

  // Of what is told of two what may be a bond of theirs: relations, missions, partnerships, joint
  // bodies, agreements, anniversaries, and the events that establish or sign.
  [[nodiscard]] Result<Between> bonds_of(std::string_view a, std::string_view b) const;
  // All of which an anniversary may be on `from`, a whole date, or one of the `days` after it, and
  // all of which a release tells one in these years; others may be among them. With KnownTo::day
  // without those of which only the month or the year is known, but for the told. Of all pairs, or
  // of those of one party.
  enum class KnownTo : std::uint8_t { year, day };
  [[nodiscard]] Result<std::vector<Beginning>> beginnings(
      const Date& from, int days, KnownTo known_to = KnownTo::year,
      const std::optional<PartyCode>& party = {}) const;
  // The events that set a time.
  [[nodiscard]] Result<std::vector<Due>> due(const DueFilter& filter) const;
  // The events that may be commitments.
  [[nodiscard]] Result<std::vector<Promised>> promised(const PromisedFilter& filter) const;

  // Everybody of whom an event or a fact is told, by code; and with whom `party` shares happenings,
  // most first.
  [[nodiscard]] Result<std::vector<PartyCount>> parties() const;
  [[nodiscard]] Result<std::vector<PartyCount>> partners_of(const PartyCode& party) const;
  // Everybody who published something, by code.
  [[nodiscard]] Result<std::vector<PublisherCount>> publishers() const;

  // told_of two.
  [[nodiscard]] Result<Between> pair(std::string_view a, std::string_view b) const;

  // What happened, each once however many releases tell it; newest first. What is known of its
  // date only by its release counts as of that year.
  [[nodiscard]] Result<std::vector<Happening>> happenings(const HappeningFilter& filter) const;

  // Nothing if there is none of that id.
  [[nodiscard]] Result<std::optional<Happening>> happening(std::string_view id) const;

  // The posts of everybody, in the newest versions, whose name has all words of `name`; whatever
  // their case and accents. By party, then by when it is first told.
  [[nodiscard]] Result<std::vector<NamedPost>> people_named(std::string_view name,
                                                            const NamedFilter& filter = {}) const;

  // Publisher and date of every release there is, by publisher and date.
  [[nodiscard]] Result<std::vector<std::pair<PartyCode, std::optional<When>>>> publication_days()
      const;

  // The side of a decision that an event is, if it tells of a happening.
  [[nodiscard]] Result<std::optional<Decision::Side>> side(const Citation& citation) const;

  // Keeps what a person decided of two tellings, in place of what was decided of them before,
  // and merges anew what it concerns. It holds however often the releases are read again.
  Result<void> decide(const Decision& decision);
  // Forgets what was decided of the two; false if nothing was.
  Result<bool> undo_decision(const Decision::Side& a, const Decision::Side& b);
  [[nodiscard]] Result<std::vector<Decision>> decisions() const;  // the oldest first

  // The events cited, in that order; those that are not there are left out.
  [[nodiscard]] Result<std::vector<Told<Event>>> events(std::span<const Citation> citations) const;

  // How many releases have tellings and deadlines as an older version found them, or none. Where
  // there are any, a record cannot be opened for reading.
  [[nodiscard]] Result<std::size_t> outdated() const;
  // Finds anew what the readings there are tell of happenings, and the times they set. Some hundred
  // releases at a time are written, after which `progress` is told how many are done; what is
  // broken off is gone on with by another call. How many there were.
  enum class WhichReadings : std::uint8_t { outdated, all };
  Result<std::size_t> refresh(const Knowledge& knowledge, const HistoryWords& words,
                              WhichReadings which = WhichReadings::outdated,
                              const std::function<void(std::size_t)>& progress = {});

  // The releases whose newest version has all words of the query in its title or in the blocks
  // of its text, newest first, those of one date by id. "Words in quotes" stand one right after the
  // other; minist* is the beginning of a word; case and accents do not matter. Not found is what
  // comes after the first 512 KiB of different words and pairs of words in a text. Errors: a query
  // without words, or with more than 64.
  [[nodiscard]] Result<std::vector<Found>> search(std::string_view query,
                                                  const SearchFilter& filter = {}) const;
  // The same counted, by the index of words; of two thousand at most, the newest. Three words or
  // more in quotes are counted where each two of them stand one right after the other.
  [[nodiscard]] Result<SearchCounts> search_counts(std::string_view query,
                                                   const SearchFilter& filter = {}) const;

 private:
  struct Connection;
  explicit Record(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace dragoman
