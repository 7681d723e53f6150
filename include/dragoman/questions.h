// What desk officers, researchers and archivists ask a record, beyond what one table answers.
// Every answer cites the releases it is from. Nothing is read from the clock: where "today"
// matters, the caller says which day it is.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/commitment.h"
#include "dragoman/comparison.h"
#include "dragoman/record.h"
#include "dragoman/relation.h"

namespace dragoman {

// What stands between two states on a day, from all that was published of them by then.
Result<RelationOfTwo> relation_between(const Record& record, std::string_view a, std::string_view b,
                                       const Knowledge& knowledge, const RelationWords& words,
                                       const Date& day);

// The commitments in which all these parties have a part; with none, all there are.
Result<std::vector<Commitment>> commitments_of(const Record& record,
                                               const std::vector<PartyCode>& parties,
                                               const CommitmentWords& words);

// Which commitments, and which part of them.
struct CommitmentFilter {
  std::vector<PartyCode> with = {};                  // all have a part in it
  std::function<bool(const Commitment&)> fits = {};  // empty: all do
  std::optional<Citation> after = {};                // `next` of the part before
  std::size_t at_most = 50;
};
struct SomeCommitments {
  std::vector<Commitment> commitments;
  std::optional<Citation> next;  // nothing: there are no more
};
// A part of commitments_of: by date of the release that first tells them, newest first. Where a
// list may be long, of nobody or one party that more than `most_promises_at_once` events promise
// of, what became of each is told as commitments_of all its parties tells it or, where it has but
// one, by what is told of that one alone; and a part looks only so far: it may have fewer, or none,
// and `next` all the same.
inline constexpr std::size_t most_promises_at_once = 500;
Result<SomeCommitments> some_commitments(const Record& record, const CommitmentWords& words,
                                         const CommitmentFilter& filter);

// The anniversaries of all pairs, of which `party` is one if it is given, from a day on; by day.
Result<std::vector<AnniversaryDay>> anniversaries_of(const Record& record,
                                                     const std::optional<PartyCode>& party,
                                                     const Knowledge& knowledge,
                                                     const RelationWords& words, const Date& from,
                                                     int days);

// Which anniversaries, and which part of them.
struct AnniversaryFilter {
  // Behind the anniversaries of a pair that are on a day; without a day, of which no day is known.
  struct Place {
    std::optional<Date> day;
    PartyCode a;
    PartyCode b;
  };
  std::optional<PartyCode> party = {};
  Date from;  // a whole date
  int days = 90;
  std::optional<Place> after = {};  // `next` of the part before
  std::size_t at_most = 50;         // a few more, where a pair has several on a day
};
struct SomeAnniversaries {
  std::vector<AnniversaryDay> anniversaries;
  std::optional<AnniversaryFilter::Place> next;  // nothing: there are no more
};
// A part of a list that may be long: those of anniversaries_of by day, then those of which only the
// year is known, by pair. A part looks only so far, as some_commitments does.
Result<SomeAnniversaries> some_anniversaries(const Record& record, const Knowledge& knowledge,
                                             const RelationWords& words,
                                             const AnniversaryFilter& filter);

// Of these the first `at_most` whose day is known.
Result<std::vector<AnniversaryDay>> next_anniversaries(const Record& record,
                                                       const Knowledge& knowledge,
                                                       const RelationWords& words, const Date& from,
                                                       int days, std::size_t at_most);

// Commitments of two parties or more whose time was over by a day, with nothing to say that they
// were done or declined: the `at_most` whose time ended last, the last first. What became of each
// is told as commitments_of all its parties tells it.
Result<std::vector<Commitment>> overdue_commitments(const Record& record,
                                                    const CommitmentWords& words, const Date& day,
                                                    std::size_t at_most);
// Likewise those whose time ends on `from`, a whole date, or one of the `days` after it and that
// are neither done nor declined; the first `at_most`.
Result<std::vector<Commitment>> commitments_due(const Record& record, const CommitmentWords& words,
                                                const Date& from, int days, std::size_t at_most);

// The accounts of a happening side by side; nothing if there is none of that id.
Result<std::optional<Comparison>> comparison_of(const Record& record, std::string_view happening,
                                                const Knowledge& knowledge,
                                                const ComparisonWords& words);

// The last meeting, call and visit of two parties that took place, one of each kind and level;
// newest first. With `on` as of the evening of that day.
Result<std::vector<Happening>> last_met(const Record& record, std::string_view a,
                                        std::string_view b, std::optional<Date> on = {});

// What happened between two parties since they last met in person.
struct SinceLastMet {
  std::optional<Happening> last;    // nothing: they never did, as far as the record tells
  std::vector<Told<Event>> events;  // after it, oldest first
};
Result<SinceLastMet> since_last_met(const Record& record, std::string_view a, std::string_view b,
                                    std::optional<Date> on = {});

// Somebody as releases name them.
struct PersonTold {
  struct Post {
    std::string post;  // may be empty
    PartyCode of;
    std::size_t told = 0;       // how often
    std::optional<When> first;  // published, of the releases that tell it
    std::optional<When> last;
    std::vector<std::string> releases;  // ids, by date; if not all, those told last
  };
  std::string name;         // at its fullest
  std::vector<Post> posts;  // the one told last first
};
// Everybody whose name has all the words of `name`, whatever their case and accents; by party.
// Names that may be one person's ("Kamilov", "Abdulaziz Kamilov" of one state) are told together.
Result<std::vector<PersonTold>> find_person(const Record& record, std::string_view name);

struct SomePeople {
  std::vector<PersonTold> people;
  std::optional<PartyCode> next;  // the last party told; nothing: there are no more
};
// A part of the same: people of the parties after that of `filter`.
Result<SomePeople> some_people(const Record& record, std::string_view name,
                               const NamedFilter& filter);

// What a record cannot know: where a publisher's releases are missing.
struct Coverage {
  struct Gap {
    Date from;  // the day after one release
    Date to;    // the day before the next
    int days = 0;
  };
  PartyCode publisher;  // empty: not known
  std::size_t releases = 0;
  std::size_t undated = 0;
  std::optional<Date> first;
  std::optional<Date> last;
  std::vector<Gap> gaps;  // far longer than this publisher's pauses are, longest first
};
// By publisher. A gap is a pause of `shortest_gap` days or more that is also five times as long
// as the publisher's pauses mostly (in the median) are.
Result<std::vector<Coverage>> coverage(const Record& record, int shortest_gap = 14);

// How two records differ.
struct RecordDifference {
  struct Changed {
    std::string release;
    bool other_source = false;         // the bytes differ
    std::vector<std::string> removed;  // findings of the first only, each as a line
    std::vector<std::string> added;    // of the second only
  };
  std::vector<std::string> only_first;  // ids of releases
  std::vector<std::string> only_second;
  std::vector<Changed> changed;  // by id
  std::size_t same = 0;
};
Result<RecordDifference> difference(const Record& first, const Record& second);

}  // namespace dragoman
