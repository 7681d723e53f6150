#include "record/store_entry.h"

#include <algorithm>
#include <cmath>

#include "base/sha256.h"
#include "record/derive.h"
#include "record/find_people.h"
#include "record/lookups.h"
#include "record/search.h"
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

// The parties are put to an event or a fact by its place in the release rather than by its id: no
// statement has to wait for what another gives back.
void store_events(const Database& database, std::int64_t release,
                  const std::vector<Event>& events) {
  auto insert = database.prepare(
      "INSERT INTO event (release, ordinal, act, when_, where_, status, about_begin, about_end,"
      " begin_, end_, rule, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  auto insert_party = database.prepare(
      "INSERT INTO event_party (event, role, ordinal, party)"
      " VALUES ((SELECT id FROM event WHERE release = ? AND ordinal = ?), ?, ?, ?)");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    const auto when = edtf_of(event.when);
    std::optional<std::size_t> about_begin;
    std::optional<std::size_t> about_end;
    if (event.about) {
      about_begin = event.about->begin;
      about_end = event.about->end;
    }
    insert
        .with(release, i, to_string(event.act), when, event.where, to_string(event.status),
              about_begin, about_end, event.quote.begin, event.quote.end, event.rule,
              std::lround(event.confidence * 100))
        .run();
    for (std::size_t j = 0; j < event.actors.size(); ++j) {
      insert_party.with(release, i, "actor", j, event.actors[j]).run();
    }
    for (std::size_t j = 0; j < event.recipients.size(); ++j) {
      insert_party.with(release, i, "recipient", j, event.recipients[j]).run();
    }
  }
}

void store_facts(const Database& database, std::int64_t release, const std::vector<Fact>& facts) {
  auto insert = database.prepare(
      "INSERT INTO fact (release, ordinal, kind, name, nth, of_, year, state, since, when_, where_,"
      " begin_, end_, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  auto insert_party = database.prepare(
      "INSERT INTO fact_party (fact, role, ordinal, party)"
      " VALUES ((SELECT id FROM fact WHERE release = ? AND ordinal = ?), ?, ?, ?)");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& fact = facts[i];
    const auto since = edtf_of(fact.since);
    const auto when = edtf_of(fact.when);
    insert
        .with(release, i, to_string(fact.kind), fact.name, fact.nth, fact.of, fact.year, fact.state,
              since, when, fact.where, fact.quote.begin, fact.quote.end, fact.rule)
        .run();
    if (!fact.a.empty()) insert_party.with(release, i, "a", 0, fact.a).run();
    if (!fact.b.empty()) insert_party.with(release, i, "b", 0, fact.b).run();
    for (std::size_t j = 0; j < fact.members.size(); ++j) {
      insert_party.with(release, i, "member", j, fact.members[j]).run();
    }
  }
}

void store_contents(const Database& database, std::int64_t release, const Entry& entry) {
  const auto published = edtf_of(entry.release.published);
  const auto read_published = edtf_of(entry.reading.published);
  database
      .prepare(
          "UPDATE release SET title = ?, publisher = ?, published = ?, published_basis = ?,"
          " language = ?, url = ?, read_publisher = ?, read_published = ?, read_basis = ?,"
          " people = ?, events = ?, facts = ?, derived = ? WHERE id = ?")
      .with(entry.release.title, entry.release.publisher, published,
            to_string(entry.release.published_basis), entry.release.language, entry.release.url,
            entry.reading.publisher, read_published, to_string(entry.reading.published_basis),
            entry.reading.people.size(), entry.reading.events.size(), entry.reading.facts.size(),
            derived_version, release)
      .run();
  database
      .prepare(
          "INSERT INTO release_text (release, text) VALUES (?, ?)"
          " ON CONFLICT (release) DO UPDATE SET text = excluded.text")
      .with(release, entry.release.text)
      .run();
  store_blocks(database, release, entry.release.blocks);
  store_people(database, release, entry.reading.people);
  store_events(database, release, entry.reading.events);
  store_facts(database, release, entry.reading.facts);
  index_release(database, release, entry.release);
}

std::int64_t store_source(const Database& database, const Entry& entry, std::string_view key) {
  const auto& source = entry.source;
  const auto digest = sha256(source.bytes);
  auto insert = database.prepare(
      "INSERT INTO source (key, sha256, media_type, charset, address, retrieved)"
      " VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
  insert.with(key, digest, source.media_type, source.charset, source.address, entry.retrieved)
      .step();
  const auto id = insert.number(0);
  insert.reset();
  database.prepare("INSERT INTO source_bytes (source, bytes) VALUES (?, ?)")
      .with(id, store::Blob{source.bytes})
      .run();
  return id;
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
std::string new_name(const Database& database, const Entry& entry) {
  const auto& id = entry.release.id;
  auto taken = database.prepare("SELECT 1 FROM release WHERE name = ?");
  if (!taken.with(id).step()) return id;
  constexpr std::size_t digits = 8;
  return id + "-" + source_key(entry.source, entry.hints).substr(0, digits);
}

// What a release tells as the newest version: its tellings and the lookups.
void store_derived(const Database& database, std::int64_t release, const std::string& name,
                   const Entry& entry, Unsettled& unsettled) {
  store_lookups(database, release, entry);
  store_mentions(database, release, name, edtf_of(entry.reading.published).value_or(""),
                 entry.reading.people);
  store_tellings(database, release, name, entry.tellings, unsettled);
}

void forget_derived(const Database& database, std::int64_t release, Unsettled& unsettled) {
  forget_tellings(database, release, unsettled);
  forget_lookups(database, release);
  forget_mentions(database, release);
}

}  // namespace

std::string source_key(const Source& source, const ReleaseHints& hints) {
  const auto published = hints.published ? to_edtf(*hints.published) : std::string();
  std::string all;
  // Each with its size before it: no two lists of texts run together to the same.
  for (const std::string* part : {&source.bytes, &source.media_type, &source.charset, &hints.id,
                                  &hints.title, &hints.publisher, &published, &hints.url}) {
    all += std::to_string(part->size()) + ':' + *part;
  }
  return sha256(all);
}

Added store_entry(const Database& database, const Entry& entry, IfThere if_there,
                  Unsettled& unsettled) {
  const auto key = source_key(entry.source, entry.hints);
  auto find = database.prepare(
      "SELECT release.id, release.name, release.newest FROM source"
      " JOIN release ON release.source = source.id WHERE key = ?");
  if (find.with(key).step()) {
    if (if_there == IfThere::keep) return Added::already_there;
    const auto release = find.number(0);
    // What an older version told, the newest tells in its place.
    const bool is_newest = find.number(2) == 1;
    const auto name = find.text(1);
    find.reset();
    if (is_newest) forget_derived(database, release, unsettled);
    forget_contents(database, release);
    store_contents(database, release, entry);
    if (is_newest) store_derived(database, release, name, entry, unsettled);
    return Added::reread;
  }

  const auto known = find_known(database, entry);
  const auto name = known ? known->name : new_name(database, entry);
  const auto source = store_source(database, entry, key);
  auto newest = database.prepare("SELECT id FROM release WHERE newest = 1 AND name = ?");
  if (newest.with(name).step()) forget_derived(database, newest.number(0), unsettled);
  newest.reset();
  database.prepare("UPDATE release SET newest = 0, gone = NULL WHERE name = ?").with(name).run();
  auto insert = database.prepare(
      "INSERT INTO release (source, name, version, newest, title, publisher, published_basis,"
      " language, url, read_publisher, read_basis)"
      " VALUES (?, ?, ?, 1, '', '', '', '', '', '', '') RETURNING id");
  insert.with(source, name, known ? known->newest + 1 : 1).step();
  const auto release = insert.number(0);
  insert.reset();
  store_contents(database, release, entry);
  store_derived(database, release, name, entry, unsettled);
  return known ? Added::new_version : Added::added;
}

}  // namespace dragoman
