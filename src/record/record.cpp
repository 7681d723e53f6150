#include "dragoman/record.h"

#include <fmt/format.h>

#include "record/derive.h"
#include "record/find_beginnings.h"
#include "record/find_between.h"
#include "record/find_due.h"
#include "record/find_happenings.h"
#include "record/find_people.h"
#include "record/find_releases.h"
#include "record/happening_text.h"
#include "record/schema.h"
#include "record/search.h"
#include "record/store_entry.h"
#include "record/stored_release.h"
#include "record/words.h"

namespace dragoman {

struct Record::Connection {
  std::string name;  // as it may be shown
  std::unique_ptr<store::Database> database;
};

namespace {

// The one place where what a database says becomes an error for people.
Error error_of(const std::string& name, const store::Failure& failure) {
  using store::Trouble;
  switch (failure.trouble()) {
    case Trouble::busy:
      return {ErrorCode::unreadable,
              name + ": another program is writing it; try again when it is done"};
    case Trouble::read_only:
      return {ErrorCode::unreadable,
              name + ": must not be written to; change its permissions or give another"};
    case Trouble::not_there:
      return {ErrorCode::not_found,
              name +
                  ": no such record; make one with `dragoman read PATH`, or say "
                  "where it is with --record FILE"};
    case Trouble::cannot_open:
      return {ErrorCode::unreadable,
              name + ": cannot be opened; is its folder there, and may you read and write in it?"};
    case Trouble::is_folder:
      return {ErrorCode::unreadable, name + ": is a folder; give the record's file"};
    case Trouble::not_a_record:
      return {ErrorCode::incompatible, name + ": is no record; give another file"};
    case Trouble::damaged:
      return {
          ErrorCode::unreadable,
          name + ": is damaged; take a copy from before, or read the releases into a new record"};
    case Trouble::full:
      return {
          ErrorCode::unreadable,
          fmt::format("{}: the disk is full or fails ({}); what was under way was not added, so "
                      "make room and do it again",
                      name, failure.what())};
    case Trouble::too_long:
      return {ErrorCode::unreadable,
              name + ": an id or address is too long for it; nothing was added"};
    case Trouble::no_address:
      return {ErrorCode::bad_input,
              name + ": cannot be understood; write it as postgresql://user@host/database"};
    case Trouble::no_server:
      return {ErrorCode::unreadable, fmt::format("{}: its server does not answer ({}); is it "
                                                 "running, and is the address right?",
                                                 name, failure.what())};
    case Trouble::refused:
      return {ErrorCode::unreadable,
              fmt::format("{}: its server refuses ({}); are user and database right, and may the "
                          "one use the other?",
                          name, failure.what())};
    case Trouble::given_up:
      return {ErrorCode::unreadable,
              name + ": it took too long and was given up; ask for less, such as fewer days"};
    case Trouble::lost:
      return {ErrorCode::unreadable,
              name +
                  ": the connection to its server was lost; what was acknowledged is kept, "
                  "so do it again when the server is back"};
    case Trouble::unsuitable:
    case Trouble::other:
      break;
  }
  return {ErrorCode::unreadable, name + ": " + failure.what()};
}

template <class Work>
auto guarded(const std::string& name, Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const store::Failure& failure) {
    return tl::unexpected(error_of(name, failure));
  }
}

// What is asked is asked as of one moment.
template <class Connection, class Work>
auto asked(const Connection& connection, Work work) {
  return guarded(connection.name, [&] {
    const store::Transaction transaction(*connection.database, store::Access::read);
    return work(*connection.database);
  });
}

// What is written is written as a whole.
template <class Connection, class Work>
auto written(const Connection& connection, Work work) {
  return guarded(connection.name, [&] {
    store::Transaction transaction(*connection.database, store::Access::write);
    if constexpr (std::is_void_v<decltype(work(*connection.database))>) {
      work(*connection.database);
      transaction.commit();
    } else {
      auto result = work(*connection.database);
      transaction.commit();
      return result;
    }
  });
}

}  // namespace

Record::Record(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const std::string& name, Access access,
                            std::chrono::milliseconds patience) {
  const auto shown = store::shown_name(name);
  auto opened = guarded(shown, [&]() -> Result<Record> {
    const bool writes = access == Access::write;
    auto database =
        store::open(name, writes ? store::Access::write : store::Access::read, patience);
    const auto ready = writes ? bring_up_to_date(*database, patience) : check_schema(*database);
    if (!ready) return fail(ready.error().code, shown + ": " + ready.error().message);
    return Record(std::make_unique<Connection>(Connection{shown, std::move(database)}));
  });
  if (!opened) return tl::unexpected(opened.error());
  return std::move(*opened);
}

Result<bool> Record::holds(const Source& source, const ReleaseHints& hints) const {
  return guarded(connection_->name, [&] {
    const auto key = source_key(source, hints);
    return connection_->database->prepare("SELECT 1 FROM source WHERE key = ?").with(key).step();
  });
}

Result<std::optional<std::string>> Record::id_of(const Source& source,
                                                 const ReleaseHints& hints) const {
  return guarded(connection_->name, [&] {
    auto rows = connection_->database->prepare(
        "SELECT release.name FROM source JOIN release ON release.source = source.id"
        " WHERE key = ?");
    const bool there = rows.with(source_key(source, hints)).step();
    return there ? std::optional(rows.text(0)) : std::nullopt;
  });
}

Result<std::vector<Added>> Record::add(std::span<const Entry> entries, IfThere if_there) {
  return written(*connection_, [&](const auto& database) {
    std::vector<Added> added;
    auto addition = begin_addition(database, entries);
    use_ready(entries, [&](const Entry& entry, ReadyEntry ready) {
      added.push_back(store_entry(database, entry, std::move(ready), if_there, addition));
    });
    end_addition(database, addition);
    return added;
  });
}

Result<std::vector<ReleaseHead>> Record::releases() const {
  return releases(ReleaseFilter());
}

Result<std::vector<ReleaseHead>> Record::releases(const ReleaseFilter& filter) const {
  return asked(*connection_, [&](const auto& database) { return find_heads(database, filter); });
}

Result<std::vector<std::string>> Record::ids_like(std::string_view word) const {
  return asked(*connection_, [&](const auto& database) { return find_ids(database, word); });
}

Result<bool> Record::mark_gone(std::string_view id, const std::optional<Date>& since) {
  return written(*connection_,
                 [&](const auto& database) { return store_gone(database, id, since); });
}

Result<std::optional<StoredRelease>> Record::release(std::string_view id,
                                                     std::optional<unsigned> version) const {
  return asked(*connection_, [&](const auto& database) -> std::optional<StoredRelease> {
    auto find = database.prepare(version ? "SELECT id FROM release WHERE name = ? AND version = ?"
                                         : "SELECT id FROM release WHERE name = ? AND newest = 1");
    version ? find.with(id, *version) : find.with(id);
    if (!find.step()) return {};
    return ReleaseLoader(database).load(find.number(0));
  });
}

Result<void> Record::each_release(const std::function<void(const StoredRelease&)>& visit) const {
  return asked(*connection_, [&](const auto& database) {
    ReleaseLoader loader(database);
    auto rows = database.prepare(newest_in_order);
    while (rows.step()) visit(loader.load(rows.number(0)));
  });
}

Result<Between> Record::pair(std::string_view a, std::string_view b) const {
  return told_of({PartyCode(a), PartyCode(b)});
}

Result<Between> Record::told_of(const std::vector<PartyCode>& all_of) const {
  return asked(*connection_, [&](const auto& database) { return find_between(database, all_of); });
}

Result<Between> Record::bonds_of(std::string_view a, std::string_view b) const {
  return asked(*connection_, [&](const auto& database) {
    return find_bonds(database, PartyCode(a), PartyCode(b));
  });
}

Result<Between> Record::told_only_of(const PartyCode& party) const {
  return asked(*connection_, [&](const auto& database) { return find_alone(database, party); });
}

Result<std::vector<Told<Fact>>> Record::matters_of(const PartyCode& party) const {
  return asked(*connection_, [&](const auto& database) { return find_matters(database, party); });
}

Result<std::vector<std::pair<PartyCode, PartyCode>>> Record::pairs_with_bonds() const {
  return asked(*connection_, find_pairs_with_bonds);
}

Result<std::vector<Beginning>> Record::beginnings(const Date& from, int days, KnownTo known_to,
                                                  const std::optional<PartyCode>& party) const {
  return asked(*connection_, [&](const auto& database) {
    return find_beginnings(database, {from, days, known_to == KnownTo::day, party});
  });
}

Result<std::vector<Promised>> Record::promised(const PromisedFilter& filter) const {
  return asked(*connection_, [&](const auto& database) { return find_promised(database, filter); });
}

Result<std::vector<Due>> Record::due(const DueFilter& filter) const {
  return asked(*connection_, [&](const auto& database) { return find_due(database, filter); });
}

Result<std::vector<PartyCount>> Record::parties() const {
  return asked(*connection_, find_parties);
}

Result<std::vector<PartyCount>> Record::partners_of(const PartyCode& party) const {
  return asked(*connection_, [&](const auto& database) { return find_partners(database, party); });
}

Result<std::vector<PublisherCount>> Record::publishers() const {
  return asked(*connection_, find_publishers);
}

Result<std::vector<Happening>> Record::happenings(const HappeningFilter& filter) const {
  return asked(*connection_,
               [&](const auto& database) { return find_happenings(database, filter); });
}

Result<std::optional<Happening>> Record::happening(std::string_view id) const {
  return asked(*connection_, [&](const auto& database) { return find_happening(database, id); });
}

Result<std::vector<NamedPost>> Record::people_named(std::string_view name,
                                                    const NamedFilter& filter) const {
  return asked(*connection_,
               [&](const auto& database) { return find_people(database, name, filter); });
}

Result<std::vector<std::pair<PartyCode, std::optional<When>>>> Record::publication_days() const {
  return asked(*connection_, find_publication_days);
}

Result<void> Record::give_up_when(std::function<bool()> tired,
                                  std::chrono::milliseconds at_most) const {
  return guarded(connection_->name,
                 [&] { connection_->database->give_up_when(std::move(tired), at_most); });
}

Result<std::string> Record::stamp() const {
  return guarded(connection_->name, [&] { return connection_->database->stamp(); });
}

Result<std::optional<Decision::Side>> Record::side(const Citation& citation) const {
  return asked(*connection_, [&](const auto& database) -> std::optional<Decision::Side> {
    auto rows = database.prepare(
        "SELECT telling.data FROM telling JOIN release r ON r.id = telling.release"
        " WHERE r.newest = 1 AND r.name = ? AND telling.number = ?");
    if (!rows.with(citation.release, citation.number).step()) return {};
    return side_of(telling_of_text(rows.text(0)));
  });
}

Result<void> Record::decide(const Decision& decision) {
  return written(*connection_, [&](const auto& database) { store_decision(database, decision); });
}

Result<bool> Record::undo_decision(const Decision::Side& a, const Decision::Side& b) {
  return written(*connection_,
                 [&](const auto& database) { return forget_decision(database, a, b); });
}

Result<std::vector<Decision>> Record::decisions() const {
  return asked(*connection_, load_decisions);
}

Result<std::vector<Told<Event>>> Record::events(std::span<const Citation> citations) const {
  return asked(*connection_,
               [&](const auto& database) { return find_events(database, citations); });
}

Result<std::size_t> Record::outdated() const {
  return asked(*connection_, count_outdated);
}

Result<std::size_t> Record::refresh(const Knowledge& knowledge, const HistoryWords& words,
                                    WhichReadings which,
                                    const std::function<void(std::size_t)>& progress) {
  std::size_t done = 0;
  if (which == WhichReadings::all) {
    const auto marked = written(*connection_, mark_outdated);
    if (!marked) return tl::unexpected(marked.error());
  }
  while (true) {
    const auto some = written(*connection_, [&](const auto& database) {
      return derive_some(database, knowledge, words);
    });
    if (!some) return tl::unexpected(some.error());
    if (*some == 0) return done;
    done += *some;
    if (progress) progress(done);
  }
}

namespace {

Result<std::vector<Phrase>> phrases_of(std::string_view query) {
  auto phrases = parse_search(query);
  std::size_t words = 0;
  for (const auto& phrase : phrases) words += phrase.words.size();
  constexpr std::size_t most_words = 64;
  if (words == 0) {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' has no word to search for; give some, such as \"joint "
                            "committee\" or minist*",
                            query));
  }
  if (words > most_words) {
    return fail(ErrorCode::bad_input,
                fmt::format("is a search for {} words; give at most {}", words, most_words));
  }
  return phrases;
}

}  // namespace

Result<SearchCounts> Record::search_counts(std::string_view query,
                                           const SearchFilter& filter) const {
  const auto phrases = phrases_of(query);
  if (!phrases) return tl::unexpected(phrases.error());
  return asked(*connection_,
               [&](const auto& database) { return count_found(database, *phrases, filter); });
}

Result<std::vector<Found>> Record::search(std::string_view query,
                                          const SearchFilter& filter) const {
  const auto phrases = phrases_of(query);
  if (!phrases) return tl::unexpected(phrases.error());
  return asked(*connection_,
               [&](const auto& database) { return dragoman::search(database, *phrases, filter); });
}

}  // namespace dragoman
