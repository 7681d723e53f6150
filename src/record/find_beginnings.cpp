#include "record/find_beginnings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace dragoman {

namespace {

// A condition, in SQL: begun on a day of which an anniversary is on `from` or one of the `days`
// after it.
std::string days_asked(const Date& from, int days) {
  constexpr int year = 366;
  std::set<std::pair<unsigned, unsigned>> asked;
  for (int i = 0; i <= std::min(days, year); ++i) {
    const auto day = add_days(from, i);
    asked.emplace(day.month, day.day);
    // On which the anniversaries of the next are where there is none.
    if (day.month == 2 && day.day == 28) asked.emplace(2, 29);
  }
  std::string sql;
  for (auto first = asked.begin(); first != asked.end();) {
    auto last = first;
    auto next = std::next(first);
    for (; next != asked.end() && next->first == first->first && next->second == last->second + 1;
         ++next) {
      last = next;
    }
    sql += fmt::format("{}g.month = {} AND g.day BETWEEN {} AND {}", sql.empty() ? "" : " OR ",
                       first->first, first->second, last->second);
    first = next;
  }
  return sql;
}

// The same of what is known to the month or the year alone. Of the latter every fifth counts, if no
// release tells of another.
std::string vaguely_asked(const Date& from, int days) {
  constexpr int round = 5;
  const auto until = add_days(from, days);
  std::set<unsigned> months;
  for (int day = 0; day <= days && months.size() < 12; ++day) {
    months.insert(add_days(from, day).month);
  }
  std::string years;
  for (int year = from.year; year <= until.year && year < from.year + round; ++year) {
    years += fmt::format("{}({} - g.year) % {} = 0", years.empty() ? "" : " OR ", year, round);
  }
  return fmt::format(
      "g.day = 0 AND g.year BETWEEN 1 AND {} AND (g.month IN ({}) OR (g.month = 0 AND ({})))",
      until.year - 1, fmt::join(months, ", "), years);
}

}  // namespace

std::vector<Beginning> find_beginnings(const store::Database& database,
                                       const BeginningFilter& filter) {
  const auto until = add_days(filter.from, filter.days);
  const auto told =
      fmt::format("g.told > 0 AND g.told BETWEEN {} AND {}", filter.from.year, until.year);
  const auto of_days = fmt::format("({}) AND g.year BETWEEN 1 AND {}",
                                   days_asked(filter.from, filter.days), until.year - 1);
  std::set<std::tuple<PartyCode, PartyCode, Date, int>> found;
  const auto look = [&](std::string_view table, std::string_view condition) {
    std::string of_party;
    std::string of_two;
    if (filter.party) {
      of_party = " AND (g.a = ?1 OR g.b = ?1)";
      of_two = " AND (one.party = ?1 OR two.party = ?1)";
    }
    auto rows = database.prepare(
        fmt::format("SELECT g.a, g.b, g.year, g.month, g.day, g.told FROM {0}_beginning g"
                    " WHERE {1} AND g.a > ''{2}"
                    " UNION ALL SELECT one.party, two.party, g.year, g.month, g.day, g.told"
                    " FROM {0}_beginning g JOIN {0}_party one ON one.{0} = g.{0}"
                    " JOIN {0}_party two ON two.{0} = g.{0} AND two.party > one.party"
                    " WHERE {1} AND g.a = ''{3}",
                    table, condition, of_party, of_two));
    if (filter.party) rows.with(*filter.party);
    const auto number = [&rows](int column) { return static_cast<unsigned>(rows.number(column)); };
    while (rows.step()) {
      const Date date{static_cast<int>(rows.number(2)), number(3), number(4)};
      found.emplace(rows.text(0), rows.text(1), date, static_cast<int>(rows.number(5)));
    }
  };
  look("fact", told);
  for (const std::string_view table : {"fact", "event"}) {
    look(table, of_days);
    if (!filter.known_to_the_day) look(table, vaguely_asked(filter.from, filter.days));
  }
  std::vector<Beginning> beginnings;
  for (const auto& [a, b, date, year] : found) beginnings.push_back({a, b, date, year});
  return beginnings;
}

}  // namespace dragoman
