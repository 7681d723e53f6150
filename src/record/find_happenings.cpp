#include "record/find_happenings.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>

#include "record/happening_text.h"
#include "record/stored_release.h"

namespace dragoman {

namespace {

// What the data of a happening of that gathering have in them, as LIKE asks for it. Letters may
// be of the other case.
std::string with_gathering(const std::string& name) {
  std::string pattern = "%";
  for (const char c :
       "\"gathering\":" +
           nlohmann::json(name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace

std::vector<Happening> find_happenings(const store::Database& database,
                                       const HappeningFilter& filter) {
  // Conditions with their values in the order of the '?'.
  std::string where;
  std::vector<std::string> values;
  const auto require = [&](std::string_view condition, std::string value) {
    where += where.empty() ? " WHERE " : " AND ";
    where += condition;
    values.push_back(std::move(value));
  };
  for (const auto& party : filter.with) {
    require("id IN (SELECT happening FROM happening_party WHERE party = ?)", party);
  }
  if (filter.kind) require("kind = ?", std::string(to_string(*filter.kind)));
  if (filter.status) require("status = ?", std::string(to_string(*filter.status)));
  if (filter.level) require("level = ?", std::string(to_string(*filter.level)));
  if (filter.between && filter.between->to.year != 0) {
    require("first_day <= ?", to_edtf(last_day(filter.between->to)));
  }
  if (filter.between && filter.between->from.year != 0) {
    require("last_day >= ?", to_edtf(first_day(filter.between->from)));
  }
  const bool of_gathering = !filter.gathering.empty();
  if (of_gathering) require("data LIKE ? ESCAPE '\\'", with_gathering(filter.gathering));
  auto sql = "SELECT data FROM happening" + where + " ORDER BY first_day DESC, name";
  if (filter.at_most && !of_gathering) sql += fmt::format(" LIMIT {}", *filter.at_most);
  auto rows = database.prepare(sql);
  rows.with_all(values);
  std::vector<Happening> happenings;
  while (rows.step() && happenings.size() < filter.at_most.value_or(SIZE_MAX)) {
    auto happening = happening_of_text(rows.text(0));
    if (!of_gathering || happening.gathering == filter.gathering) {
      happenings.push_back(std::move(happening));
    }
  }
  return happenings;
}

std::optional<Happening> find_happening(const store::Database& database, std::string_view id) {
  auto rows = database.prepare("SELECT data FROM happening WHERE name = ?");
  rows.with(id);
  if (!rows.step()) return {};
  return happening_of_text(rows.text(0));
}

std::vector<Told<Event>> find_events(const store::Database& database,
                                     std::span<const Citation> citations) {
  auto find = database.prepare(
      fmt::format("SELECT event.id, r.text, r.read_publisher, r.read_published, {} FROM event"
                  " JOIN release r ON r.id = event.release AND r.newest = 1"
                  " WHERE r.name = ? AND event.ordinal = ?",
                  event_columns));
  auto parties = database.prepare(
      "SELECT event, role, party FROM event_party WHERE event = ? ORDER BY role, ordinal");
  std::vector<Told<Event>> events;
  for (const auto& citation : citations) {
    if (citation.number == 0) continue;
    find.with(citation.release, citation.number - 1);
    if (!find.step()) continue;
    constexpr int own_columns = 4;
    Told<Event> told{.what = event_of_row(find, own_columns),
                     .quote = {},
                     .about = {},
                     .at = citation,
                     .publisher = find.text(2),
                     .published = find.is_null(3) ? std::nullopt : parse_edtf(find.text(3))};
    const auto text = find.text(1);
    const auto cut = [&text](Span span) {
      const bool there = span.begin <= span.end && span.end <= text.size();
      return there ? std::string(slice(text, span)) : std::string();
    };
    told.quote = cut(told.what.quote);
    if (told.what.about) told.about = cut(*told.what.about);
    const auto id = find.number(0);
    add_parties(parties.with(id), {{id, &told.what}});
    events.push_back(std::move(told));
  }
  return events;
}

}  // namespace dragoman
