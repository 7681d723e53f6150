#include "record/find_parties.h"

#include <fmt/format.h>

#include "record/release_head.h"

namespace dragoman {

namespace {

std::vector<PartyCount> counted(store::Statement& rows) {
  std::vector<PartyCount> counts;
  while (rows.step()) {
    counts.push_back({rows.text(0), static_cast<std::size_t>(rows.number(1))});
  }
  return counts;
}

}  // namespace

std::vector<PartyCount> find_party_counts(const store::Database& database) {
  auto rows = database.prepare(
      "SELECT party, count(DISTINCT happening) FROM happening_party GROUP BY party ORDER BY party");
  return counted(rows);
}

std::vector<PartyCount> find_met(const store::Database& database, std::string_view party,
                                 std::size_t at_most) {
  auto rows = database.prepare(fmt::format(
      "SELECT other.party, count(DISTINCT h.id) AS times FROM happening_party one"
      " JOIN happening h ON h.id = one.happening AND h.status = 'occurred'"
      " AND h.kind IN ('meeting', 'call', 'visit')"
      " JOIN happening_party other ON other.happening = h.id AND other.party <> one.party"
      " WHERE one.party = ? GROUP BY other.party ORDER BY times DESC, other.party LIMIT {}",
      at_most));
  rows.with(party);
  return counted(rows);
}

std::vector<ReleaseHead> find_releases_of(const store::Database& database,
                                          std::string_view publisher, std::size_t at_most) {
  auto rows = database.prepare(fmt::format(
      "{} AND r.read_publisher = ? ORDER BY coalesce(r.read_published, '') DESC, r.name LIMIT {}",
      newest_heads, at_most));
  rows.with(publisher);
  std::vector<ReleaseHead> heads;
  while (rows.step()) heads.push_back(head_of_row(rows));
  return heads;
}

}  // namespace dragoman
