#include "record/find_between.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "record/stored_release.h"

namespace dragoman {

namespace {

// The texts of releases, one after the other as the rows that quote them come: each is
// loaded once.
class Texts {
 public:
  // `rows`: names of releases and their texts, by name.
  explicit Texts(store::Statement& rows) : rows_(rows) {}

  // The words at a span of a release; the names must be asked for in their order.
  std::string cut(const std::string& name, Span span) {
    while (name_ != name && rows_.step()) {
      name_ = rows_.text(0);
      text_ = rows_.text(1);
    }
    const bool there = name_ == name && span.begin <= span.end && span.end <= text_.size();
    return there ? std::string(slice(text_, span)) : std::string();
  }

 private:
  store::Statement& rows_;
  std::string name_;
  std::string text_;
};

// How the tables of events and of facts differ.
struct Table {
  std::string_view name;  // its parties are in NAME_party, their column NAME
  std::string_view columns;
};

Event finding_of_row(const store::Statement& row, int column, const Event* /*kind*/) {
  return event_of_row(row, column);
}
Fact finding_of_row(const store::Statement& row, int column, const Fact* /*kind*/) {
  return fact_of_row(row, column);
}

std::optional<Span> about_of(const Event& event) {
  return event.about;
}
std::optional<Span> about_of(const Fact& /*fact*/) {
  return {};
}

// Which rows of a table have all of the parties; every '?' is one of them.
std::string rows_with(const Table& table, std::size_t parties) {
  if (parties == 0) return fmt::format("(SELECT id FROM {})", table.name);
  std::string sql;
  for (std::size_t i = 1; i <= parties; ++i) {
    sql += fmt::format("{0}SELECT {1} FROM {1}_party WHERE party = ?{2}",
                       i == 1 ? "" : " INTERSECT ", table.name, i);
  }
  return "(" + sql + ")";
}

// What has all of the parties, by release and place in it; with `only` what also meets that
// condition.
template <class Finding>
std::vector<Told<Finding>> find_shared(const store::Database& database, const Table& table,
                                       const std::vector<PartyCode>& all_of,
                                       const std::string& only = "1 = 1") {
  const auto shared = fmt::format("(SELECT id FROM {0} WHERE {1} AND id IN {2})", table.name, only,
                                  rows_with(table, all_of.size()));
  auto text_rows = database.prepare(
      fmt::format("SELECT r.name, r.text FROM release r WHERE r.newest = 1"
                  " AND r.id IN (SELECT release FROM {} WHERE id IN {}) ORDER BY r.name",
                  table.name, shared));
  Texts texts(text_rows.with_all(all_of));
  auto rows =
      database.prepare(fmt::format("SELECT {0}.id, r.name, r.read_publisher, r.read_published,"
                                   " {0}.ordinal, {1}"
                                   " FROM {0} JOIN release r ON r.id = {0}.release AND r.newest = 1"
                                   " WHERE {0}.id IN {2} ORDER BY r.name, {0}.ordinal",
                                   table.name, table.columns, shared));
  constexpr int own_columns = 5;
  std::vector<std::int64_t> ids;
  std::vector<Told<Finding>> found;
  rows.with_all(all_of);
  while (rows.step()) {
    const Finding* const kind = nullptr;
    Told<Finding> told{.what = finding_of_row(rows, own_columns, kind),
                       .quote = {},
                       .about = {},
                       .at = {rows.text(1), static_cast<std::size_t>(rows.number(4)) + 1},
                       .publisher = rows.text(2),
                       .published = rows.is_null(3) ? std::nullopt : parse_edtf(rows.text(3))};
    told.quote = texts.cut(told.at.release, told.what.quote);
    if (const auto about = about_of(told.what)) told.about = texts.cut(told.at.release, *about);
    ids.push_back(rows.number(0));
    found.push_back(std::move(told));
  }
  std::map<std::int64_t, Finding*> by_id;
  for (std::size_t i = 0; i < ids.size(); ++i) by_id.emplace(ids[i], &found[i].what);
  auto parties = database.prepare(
      fmt::format("SELECT {0}, role, party FROM {0}_party WHERE {0} IN {1} ORDER BY role, ordinal",
                  table.name, shared));
  add_parties(parties.with_all(all_of), by_id);
  return found;
}

}  // namespace

Between find_between(const store::Database& database, const std::vector<PartyCode>& all_of) {
  Between between{.facts = find_shared<Fact>(database, {"fact", fact_columns}, all_of),
                  .events = find_shared<Event>(database, {"event", event_columns}, all_of)};
  // The order they come in stands among equals.
  std::ranges::stable_sort(between.facts, {}, [](const Told<Fact>& told) {
    return std::tuple(told.what.kind, told.what.name);
  });
  std::ranges::stable_sort(between.events, std::ranges::greater(), [](const Told<Event>& told) {
    return told.what.when.value_or(told.published.value_or(When{}));
  });
  return between;
}

std::vector<Told<Fact>> find_matters(const store::Database& database, const PartyCode& party) {
  return find_shared<Fact>(database, {"fact", fact_columns}, {party}, "kind IN ('policy', 'bid')");
}

}  // namespace dragoman
