#include "record/stored_release.h"

#include "record/words.h"

namespace dragoman {

namespace {

Span span_at(const store::Statement& row, int column) {
  return {static_cast<std::size_t>(row.number(column)),
          static_cast<std::size_t>(row.number(column + 1))};
}

std::optional<When> when_at(const store::Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : parse_edtf(row.text(column));
}

std::optional<int> number_at(const store::Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(static_cast<int>(row.number(column)));
}

// The findings by their ids, which stand in the same order.
template <class Finding>
std::map<std::int64_t, Finding*> by_id(const std::vector<std::int64_t>& ids,
                                       std::vector<Finding>& findings) {
  std::map<std::int64_t, Finding*> found;
  for (std::size_t i = 0; i < ids.size(); ++i) found.emplace(ids[i], &findings[i]);
  return found;
}

}  // namespace

const char* const event_columns =
    "event.act, event.when_, event.where_, event.status, event.about_begin, event.about_end,"
    " event.begin_, event.end_, event.rule, event.confidence";
const char* const fact_columns =
    "fact.kind, fact.name, fact.nth, fact.of_, fact.year, fact.state, fact.since, fact.when_,"
    " fact.where_, fact.begin_, fact.end_, fact.rule";

Event event_of_row(const store::Statement& row, int column) {
  Event event;
  event.act = parse_act(row.text(column)).value_or(Act::state);
  event.when = when_at(row, column + 1);
  event.where = row.text(column + 2);
  event.status = parse_status(row.text(column + 3)).value_or(Status::occurred);
  if (!row.is_null(column + 4)) event.about = span_at(row, column + 4);
  event.quote = span_at(row, column + 6);
  event.rule = row.text(column + 8);
  event.confidence = static_cast<double>(row.number(column + 9)) / 100;
  return event;
}

Fact fact_of_row(const store::Statement& row, int column) {
  Fact fact;
  fact.kind = parse_fact_kind(row.text(column)).value_or(FactKind::mechanism);
  fact.name = row.text(column + 1);
  fact.nth = number_at(row, column + 2);
  fact.of = row.text(column + 3);
  fact.year = number_at(row, column + 4);
  fact.state = row.text(column + 5);
  fact.since = when_at(row, column + 6);
  fact.when = when_at(row, column + 7);
  fact.where = row.text(column + 8);
  fact.quote = span_at(row, column + 9);
  fact.rule = row.text(column + 11);
  return fact;
}

void add_parties(store::Statement& rows, const std::map<std::int64_t, Event*>& events) {
  while (rows.step()) {
    const auto found = events.find(rows.number(0));
    if (found == events.end()) continue;
    auto& event = *found->second;
    (rows.text(1) == "actor" ? event.actors : event.recipients).push_back(rows.text(2));
  }
}

void add_parties(store::Statement& rows, const std::map<std::int64_t, Fact*>& facts) {
  while (rows.step()) {
    const auto found = facts.find(rows.number(0));
    if (found == facts.end()) continue;
    auto& fact = *found->second;
    const auto role = rows.text(1);
    if (role == "a") {
      fact.a = rows.text(2);
    } else if (role == "b") {
      fact.b = rows.text(2);
    } else {
      fact.members.push_back(rows.text(2));
    }
  }
}

ReleaseLoader::ReleaseLoader(const store::Database& database)
    : release_(database.prepare(
          "SELECT r.version, n.version, b.bytes, s.media_type, s.charset, s.address, s.sha256,"
          " s.retrieved, r.name, r.title, t.text, r.publisher, r.published, r.published_basis,"
          " r.language, r.url, r.read_publisher, r.read_published, r.read_basis, n.gone"
          " FROM release r JOIN release n ON n.name = r.name AND n.newest = 1"
          " JOIN source s ON s.id = r.source JOIN source_bytes b ON b.source = s.id"
          " JOIN release_text t ON t.release = r.id WHERE r.id = ?")),
      blocks_(database.prepare("SELECT kind, begin_, end_, number, marker, depth FROM block"
                               " WHERE release = ? ORDER BY ordinal")),
      people_(database.prepare("SELECT name, post, party, begin_, end_ FROM person"
                               " WHERE release = ? ORDER BY ordinal")),
      events_(database.prepare(std::string("SELECT id, ") + event_columns +
                               " FROM event WHERE release = ? ORDER BY ordinal")),
      event_parties_(
          database.prepare("SELECT event, role, party FROM event_party WHERE event IN"
                           " (SELECT id FROM event WHERE release = ?) ORDER BY role, ordinal")),
      facts_(database.prepare(std::string("SELECT id, ") + fact_columns +
                              " FROM fact WHERE release = ? ORDER BY ordinal")),
      fact_parties_(
          database.prepare("SELECT fact, role, party FROM fact_party WHERE fact IN"
                           " (SELECT id FROM fact WHERE release = ?) ORDER BY role, ordinal")) {}

StoredRelease ReleaseLoader::load(std::int64_t row) {
  StoredRelease stored;
  if (!release_.with(row).step()) {
    throw store::Failure(store::Trouble::damaged, "a release is missing");
  }
  stored.version = static_cast<unsigned>(release_.number(0));
  stored.newest = static_cast<unsigned>(release_.number(1));
  stored.source = {.bytes = release_.text(2),
                   .media_type = release_.text(3),
                   .charset = release_.text(4),
                   .address = release_.text(5)};
  stored.sha256 = release_.text(6);
  stored.retrieved = release_.text(7);
  auto& release = stored.release;
  release.id = release_.text(8);
  release.title = release_.text(9);
  release.text = release_.text(10);
  release.publisher = release_.text(11);
  release.published = when_at(release_, 12);
  release.published_basis = parse_date_basis(release_.text(13)).value_or(DateBasis::unknown);
  release.language = release_.text(14);
  release.url = release_.text(15);
  auto& reading = stored.reading;
  reading.id = release.id;
  reading.publisher = release_.text(16);
  reading.published = when_at(release_, 17);
  reading.published_basis = parse_date_basis(release_.text(18)).value_or(DateBasis::unknown);
  if (!release_.is_null(19)) stored.gone = parse_date(release_.text(19));
  release_.reset();
  load_blocks(row, stored);
  load_people(row, stored);
  load_events(row, stored);
  load_facts(row, stored);
  return stored;
}

void ReleaseLoader::load_blocks(std::int64_t row, StoredRelease& stored) {
  blocks_.with(row);
  while (blocks_.step()) {
    stored.release.blocks.push_back({.kind = block_kind_of(blocks_.text(0)),
                                     .span = span_at(blocks_, 1),
                                     .number = blocks_.text(3),
                                     .marker = blocks_.text(4),
                                     .depth = static_cast<unsigned>(blocks_.number(5))});
  }
}

void ReleaseLoader::load_people(std::int64_t row, StoredRelease& stored) {
  people_.with(row);
  while (people_.step()) {
    stored.reading.people.push_back({.name = people_.text(0),
                                     .post = people_.text(1),
                                     .of = people_.text(2),
                                     .span = span_at(people_, 3)});
  }
}

void ReleaseLoader::load_events(std::int64_t row, StoredRelease& stored) {
  auto& events = stored.reading.events;
  std::vector<std::int64_t> ids;
  events_.with(row);
  while (events_.step()) {
    ids.push_back(events_.number(0));
    events.push_back(event_of_row(events_, 1));
  }
  if (!events.empty()) add_parties(event_parties_.with(row), by_id(ids, events));
}

void ReleaseLoader::load_facts(std::int64_t row, StoredRelease& stored) {
  auto& facts = stored.reading.facts;
  std::vector<std::int64_t> ids;
  facts_.with(row);
  while (facts_.step()) {
    ids.push_back(facts_.number(0));
    facts.push_back(fact_of_row(facts_, 1));
  }
  if (!facts.empty()) add_parties(fact_parties_.with(row), by_id(ids, facts));
}

}  // namespace dragoman
