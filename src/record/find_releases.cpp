#include "record/find_releases.h"

#include <fmt/format.h>

namespace dragoman {

namespace {

std::optional<When> when_at(const store::Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : parse_edtf(row.text(column));
}

std::size_t count_at(const store::Statement& row, int column) {
  return static_cast<std::size_t>(row.number(column));
}

}  // namespace

const char* const newest_heads =
    "SELECT r.name, r.version, r.title, r.read_publisher, r.read_published, s.address,"
    " r.people, r.events, r.facts, r.gone FROM release r JOIN source s ON s.id = r.source"
    " WHERE r.newest = 1";

const char* const newest_in_order =
    "SELECT id FROM release WHERE newest = 1 ORDER BY coalesce(read_published, ''), name";

ReleaseHead head_of_row(const store::Statement& row) {
  return {.id = row.text(0),
          .version = static_cast<unsigned>(row.number(1)),
          .title = row.text(2),
          .publisher = row.text(3),
          .published = when_at(row, 4),
          .address = row.text(5),
          .people = count_at(row, 6),
          .events = count_at(row, 7),
          .facts = count_at(row, 8),
          .gone = row.is_null(9) ? std::nullopt : parse_date(row.text(9))};
}

std::vector<ReleaseHead> find_heads(const store::Database& database, const ReleaseFilter& filter) {
  std::string sql = newest_heads;
  std::vector<std::string> values;
  const auto require = [&](std::string_view condition, std::string value) {
    values.push_back(std::move(value));
    sql += fmt::format(fmt::runtime(condition), values.size());
  };
  if (filter.publisher) require(" AND r.read_publisher = ?{}", *filter.publisher);
  if (filter.gone) sql += " AND r.gone IS NOT NULL";
  if (!filter.after.empty()) {
    const auto published = published_of(database, filter.after);
    if (!published) return {};
    const std::string_view way = filter.newest_first ? "<" : ">";
    require(fmt::format(" AND coalesce(r.read_published, '') {0}= ?{{0}}"
                        " AND (coalesce(r.read_published, '') {0} ?{{0}}",
                        way),
            *published);
    require(" OR r.name > ?{})", filter.after);
  }
  sql += filter.newest_first ? " ORDER BY coalesce(r.read_published, '') DESC, r.name"
                             : " ORDER BY coalesce(r.read_published, ''), r.name";
  if (filter.at_most) sql += fmt::format(" LIMIT {}", *filter.at_most);
  auto rows = database.prepare(sql);
  rows.with_all(values);
  std::vector<ReleaseHead> heads;
  while (rows.step()) heads.push_back(head_of_row(rows));
  return heads;
}

std::optional<std::string> published_of(const store::Database& database, std::string_view id) {
  auto rows = database.prepare(
      "SELECT coalesce(read_published, '') FROM release WHERE newest = 1 AND name = ?");
  if (!rows.with(id).step()) return {};
  return rows.text(0);
}

std::vector<std::string> find_ids(const store::Database& database, std::string_view word) {
  std::vector<std::string> ids;
  if (word.empty()) return ids;
  for (const auto* condition :
       {"r.name = ?1",
        "r.source IN (SELECT s.id FROM source s WHERE substr(s.address, 1, 250) ="
        " substr(?1, 1, 250) AND s.address = ?1)",
        "r.name >= ?1 AND substr(r.name, 1, length(?1)) = ?1",
        "replace(r.name, ?1, '') <> r.name"}) {
    auto rows = database.prepare(fmt::format(
        "SELECT r.name FROM release r WHERE r.newest = 1 AND {} ORDER BY r.name", condition));
    rows.with(word);
    while (rows.step()) ids.push_back(rows.text(0));
    if (!ids.empty()) break;
  }
  return ids;
}

std::vector<std::pair<PartyCode, std::optional<When>>> find_publication_days(
    const store::Database& database) {
  auto rows = database.prepare(
      "SELECT read_publisher, read_published FROM release WHERE newest = 1"
      " ORDER BY read_publisher, read_published NULLS FIRST, name");
  std::vector<std::pair<PartyCode, std::optional<When>>> days;
  while (rows.step()) days.emplace_back(rows.text(0), when_at(rows, 1));
  return days;
}

std::vector<PublisherCount> find_publishers(const store::Database& database) {
  auto rows = database.prepare(
      "SELECT read_publisher, count(*), max(read_published) FROM release WHERE newest = 1"
      " GROUP BY read_publisher ORDER BY read_publisher");
  std::vector<PublisherCount> publishers;
  while (rows.step()) {
    publishers.push_back(
        {.publisher = rows.text(0), .releases = count_at(rows, 1), .last = when_at(rows, 2)});
  }
  return publishers;
}

std::vector<PartyCount> find_parties(const store::Database& database) {
  auto rows = database.prepare(
      "SELECT t.party, t.releases, coalesce(o.happenings, 0) FROM"
      " (SELECT party, count(*) AS releases FROM release_party GROUP BY party) t LEFT JOIN"
      " (SELECT a, count(*) AS happenings FROM happening_order WHERE a > '' AND b = '' GROUP BY a)"
      " o ON o.a = t.party ORDER BY t.party");
  std::vector<PartyCount> parties;
  while (rows.step()) parties.push_back({rows.text(0), count_at(rows, 1), count_at(rows, 2)});
  return parties;
}

std::vector<PartyCount> find_partners(const store::Database& database, const PartyCode& party) {
  auto rows = database.prepare(
      "SELECT two.a, count(*) AS happenings FROM happening_order one"
      " JOIN happening_order two ON two.happening = one.happening AND two.b = '' AND two.a > ''"
      " AND two.a <> one.a WHERE one.a = ? AND one.b = '' GROUP BY two.a"
      " ORDER BY happenings DESC, two.a");
  std::vector<PartyCount> partners;
  rows.with(party);
  while (rows.step()) partners.push_back({rows.text(0), 0, count_at(rows, 1)});
  return partners;
}

bool store_gone(const store::Database& database, std::string_view id,
                const std::optional<Date>& since) {
  auto find = database.prepare("SELECT id FROM release WHERE newest = 1 AND name = ?");
  if (!find.with(id).step()) return false;
  const auto release = find.number(0);
  find.reset();
  const auto day = since ? std::optional(to_edtf(*since)) : std::nullopt;
  database.prepare("UPDATE release SET gone = ? WHERE id = ?").with(day, release).run();
  return true;
}

}  // namespace dragoman
