#include "record/store_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "record/derive.h"
#include "record/find_people.h"
#include "record/lookups.h"
#include "record/store_happenings.h"
#include "record/words.h"

namespace dragoman {

namespace {

using store::Database;

void forget_contents(const Database& database, std::int64_t release) {
  for (const auto* sql :
       {"DELETE FROM block WHERE release = ?", "DELETE FROM person WHERE release = ?",
        "DELETE FROM event_party WHERE event IN (SELECT id FROM event WHERE release = ?)",
        "DELETE FROM event WHERE release = ?",
        "DELETE FROM fact_party WHERE fact IN (SELECT id FROM fact WHERE release = ?)",
        "DELETE FROM fact WHERE release = ?"}) {
    database.prepare(sql).with(release).run();
  }
}

void store_blocks(const Database& database, std::int64_t release,
                  const std::vector<Block>& blocks) {
  auto insert = database.prepare("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    insert
        .with(release, i, block_word(block.kind), block.span.begin, block.span.end, block.number,
              block.marker, block.depth)
        .run();
  }
}

void store_people(const Database& database, std::int64_t release,
                  const std::vector<Person>& people) {
  auto insert = database.prepare("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& person = people[i];
    insert.with(release, i, person.name, person.post, person.of, person.span.begin, person.span.end)
        .run();
  }
}

void store_events(const Database& database, std::int64_t release, const std::vector<Event>& events,
                  std::int64_t first_id) {
  auto insert = database.prepare(fmt::format(
      "INSERT INTO event (id, release, ordinal, act, when_, where_, status, about_begin,"
      " about_end, begin_, end_, rule, confidence) {}"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      database.with_given_id()));
  auto insert_party =
      database.prepare("INSERT INTO event_party (event, role, ordinal, party) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    const auto id = first_id + static_cast<std::int64_t>(i);
    const auto when = edtf_of(event.when);
    std::optional<std::size_t> about_begin;
    std::optional<std::size_t> about_end;
    if (event.about) {
      about_begin = event.about->begin;
      about_end = event.about->end;
    }
    insert
        .with(id, release, i, to_string(event.act), when, event.where, to_string(event.status),
              about_begin, about_end, event.quote.begin, event.quote.end, event.rule,
              std::lround(event.confidence * 100))
        .run();
    for (std::size_t j = 0; j < event.actors.size(); ++j) {
      insert_party.with(id, "actor", j, event.actors[j]).run();
    }
    for (std::size_t j = 0; j < event.recipients.size(); ++j) {
      insert_party.with(id, "recipient", j, event.recipients[j]).run();
    }
  }
}

void store_facts(const Database& database, std::int64_t release, const std::vector<Fact>& facts,
                 std::int64_t first_id) {
  auto insert = database.prepare(fmt::format(
      "INSERT INTO fact (id, release, ordinal, kind, name, nth, of_, year, state, since,"
      " when_, where_, begin_, end_, rule) {}"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      database.with_given_id()));
  auto insert_party =
      database.prepare("INSERT INTO fact_party (fact, role, ordinal, party) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    const auto id = first_id + static_cast<std::int64_t>(i);
    const auto since = edtf_of(fact.since);
    const auto when = edtf_of(fact.when);
    insert
        .with(id, release, i, to_string(fact.kind), fact.name, fact.nth, fact.of, fact.year,
              fact.state, since, when, fact.where, fact.quote.begin, fact.quote.end, fact.rule)
        .run();
    if (!fact.a.empty()) insert_party.with(id, "a", 0, fact.a).run();
    if (!fact.b.empty()) insert_party.with(id, "b", 0, fact.b).run();
    for (std::size_t j = 0; j < fact.members.size(); ++j) {
      insert_party.with(id, "member", j, fact.members[j]).run();
    }
  }
}

// The columns of a release that its text and its reading fill, with parameters for them.
constexpr std::string_view head_columns =
    "title, publisher, published, published_basis, language, url, read_publisher, read_published,"
    " read_basis, people, events, facts, derived";
constexpr std::string_view head_values = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

// Runs a statement that has parameters for these columns and others after them.
template <class... Others>
void run_with_head(store::Statement statement, const Entry& entry, const Others&... others) {
  const auto& release = entry.release;
  const auto& reading = entry.reading;
  const auto published = edtf_of(release.published);
  const auto read_published = edtf_of(reading.published);
  statement
      .with(release.title, release.publisher, published, to_string(release.published_basis),
            release.language, release.url, reading.publisher, read_published,
            to_string(reading.published_basis), reading.people.size(), reading.events.size(),
            reading.facts.size(), derived_version, others...)
      .run();
}

void store_contents(const Database& database, std::int64_t release, const Entry& entry,
                    const Addition& addition) {
  database
      .prepare(
          "INSERT INTO release_text (release, text) VALUES (?, ?)"
          " ON CONFLICT (release) DO UPDATE SET text = excluded.text")
      .with(release, entry.release.text)
      .run();
  store_blocks(database, release, entry.release.blocks);
  store_people(database, release, entry.reading.people);
  store_events(database, release, entry.reading.events, addition.event);
  store_facts(database, release, entry.reading.facts, addition.fact);
}

void store_source(const Database& database, const Entry& entry, const ReadyEntry& ready,
                  std::int64_t id) {
  const auto& source = entry.source;
  database
      .prepare(fmt::format(
          "INSERT INTO source (id, key, sha256, media_type, charset, address, retrieved) {}"
          " VALUES (?, ?, ?, ?, ?, ?, ?)",
          database.with_given_id()))
      .with(id, ready.source_key, ready.sha256, source.media_type, source.charset, source.address,
            entry.retrieved)
      .run();
  database.prepare("INSERT INTO source_bytes (source, bytes) VALUES (?, ?)")
      .with(id, store::Blob{source.bytes})
      .run();
}

struct Known {
  std::string name;
  std::int64_t newest = 0;
};

// The id of the release that last came from that address.
std::optional<std::string> name_at(const Database& database, const std::string& address) {
  auto rows = database.prepare(
      "SELECT r.name, s.address FROM source s JOIN release r ON r.source = s.id"
      " WHERE substr(s.address, 1, 250) = substr(?, 1, 250) ORDER BY s.id DESC");
  rows.with(address);
  while (rows.step()) {
    if (rows.text(1) == address) return rows.text(0);
  }
  return {};
}

// The release this is a version of: the one with the id that was given for it or, if none
// was given, with its address.
std::optional<Known> find_known(const Database& database, const Entry& entry) {
  std::optional<std::string> name;
  if (!entry.hints.id.empty()) {
    name = entry.hints.id;
  } else if (!entry.source.address.empty()) {
    name = name_at(database, entry.source.address);
  }
  if (!name) return {};
  auto rows = database.prepare("SELECT version FROM release WHERE newest = 1 AND name = ?");
  if (!rows.with(*name).step()) return {};
  return Known{*name, rows.number(0)};
}

// The id of a release that is new. One that nobody gave may be taken by another release.
std::string new_name(const Database& database, const Entry& entry, const std::string& source_key) {
  const auto& id = entry.release.id;
  auto taken = database.prepare("SELECT 1 FROM release WHERE name = ?");
  if (!taken.with(id).step()) return id;
  constexpr std::size_t digits = 8;
  return id + "-" + source_key.substr(0, digits);
}

// What a release tells as the newest version: its tellings and the lookups.
void store_derived(const Database& database, std::int64_t release, const std::string& name,
                   const Entry& entry, const ReadyEntry& ready, Addition& addition) {
  const auto published = edtf_of(entry.reading.published).value_or("");
  store_lookups(database, {release, name, published}, entry.reading, addition.event, addition.fact);
  store_deadlines(database, release, entry.deadlines);
  store_mentions(database, release, name, published, entry.reading.people, ready.people);
  if (name == entry.release.id) {
    store_tellings(database, release, ready.tellings, addition.unsettled);
  } else {
    store_tellings(database, release, ready_tellings(entry.tellings, name), addition.unsettled);
  }
}

void forget_derived(const Database& database, std::int64_t release, Unsettled& unsettled) {
  forget_tellings(database, release, unsettled);
  forget_lookups(database, release);
  forget_mentions(database, release);
}

}  // namespace

Addition begin_addition(const Database& database, std::span<const Entry> entries) {
  std::size_t events = 0;
  std::size_t facts = 0;
  for (const auto& entry : entries) {
    events += entry.reading.events.size();
    facts += entry.reading.facts.size();
  }
  return {.source = database.new_ids("source", entries.size()),
          .release = database.new_ids("release", entries.size()),
          .event = database.new_ids("event", events),
          .fact = database.new_ids("fact", facts),
          .unsettled = {},
          .words = {}};
}

Added store_entry(const Database& database, const Entry& entry, ReadyEntry ready, IfThere if_there,
                  Addition& addition) {
  auto find = database.prepare(
      "SELECT release.id, release.name, release.newest FROM source"
      " JOIN release ON release.source = source.id WHERE key = ?");
  const bool there = find.with(ready.source_key).step();
  if (there && if_there == IfThere::keep) return Added::already_there;
  const auto store_rest = [&](std::int64_t release, const std::string& name, bool newest) {
    store_contents(database, release, entry, addition);
    if (newest) store_derived(database, release, name, entry, ready, addition);
    addition.event += static_cast<std::int64_t>(entry.reading.events.size());
    addition.fact += static_cast<std::int64_t>(entry.reading.facts.size());
    addition.words.emplace_back(release, std::move(ready.words));
  };
  if (there) {
    const auto release = find.number(0);
    // What an older version told, the newest tells in its place.
    const bool is_newest = find.number(2) == 1;
    const auto name = find.text(1);
    find.reset();
    if (is_newest) forget_derived(database, release, addition.unsettled);
    forget_contents(database, release);
    run_with_head(database.prepare(fmt::format("UPDATE release SET ({}) = ({}) WHERE id = ?",
                                               head_columns, head_values)),
                  entry, release);
    store_rest(release, name, is_newest);
    return Added::reread;
  }

  const auto known = find_known(database, entry);
  const auto name = known ? known->name : new_name(database, entry, ready.source_key);
  const auto source = addition.source++;
  store_source(database, entry, ready, source);
  if (known) {
    auto newest = database.prepare("SELECT id FROM release WHERE newest = 1 AND name = ?");
    if (newest.with(name).step()) forget_derived(database, newest.number(0), addition.unsettled);
    newest.reset();
    database.prepare("UPDATE release SET newest = 0, gone = NULL WHERE name = ?").with(name).run();
  }
  const auto release = addition.release++;
  run_with_head(
      database.prepare(fmt::format("INSERT INTO release ({}, id, source, name, version, newest) {}"
                                   " VALUES ({}, ?, ?, ?, ?, 1)",
                                   head_columns, database.with_given_id(), head_values)),
      entry, release, source, name, known ? known->newest + 1 : 1);
  store_rest(release, name, true);
  return known ? Added::new_version : Added::added;
}

void end_addition(const Database& database, const Addition& addition) {
  settle(database, addition.unsettled);
  // At the end: SQLite writes what it has of the index whenever a statement comes that it may have
  // to take back by itself.
  for (const auto& [release, words] : addition.words) database.index_words(release, words);
}

}  // namespace dragoman
