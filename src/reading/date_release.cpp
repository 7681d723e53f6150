#include "reading/date_release.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "reading/release_year.h"

namespace dragoman {

namespace {

// Days from first to last, both included.
struct Term {
  Date first;
  Date last;
};

constexpr Date first_of_all{1, 1, 1};
constexpr Date last_of_all{9999, 12, 31};

// When the person held the office that the text gives them. Nothing if the tables do not
// know the person.
std::vector<Term> terms_of(const Person& person, const Knowledge& knowledge) {
  std::vector<Term> terms;
  const auto office = knowledge.office(person.post, person.of);
  if (office.empty()) return terms;
  for (const auto* holder : knowledge.people_named(person.name)) {
    if (holder->of != person.of || holder->office != office) continue;
    // "Other" is any office: its terms say little, and only where both ends are known.
    if (office == "other" && !(holder->from && holder->to)) return {};
    terms.push_back({holder->from ? first_day(*holder->from) : first_of_all,
                     holder->to ? last_day(*holder->to) : last_of_all});
  }
  return terms;
}

std::vector<Term> common(const std::vector<Term>& a, const std::vector<Term>& b) {
  std::vector<Term> terms;
  for (const auto& x : a) {
    for (const auto& y : b) {
      const Term both{std::max(x.first, y.first), std::min(x.last, y.last)};
      if (both.first <= both.last) terms.push_back(both);
    }
  }
  return terms;
}

// The day of a point in that year is a day of the terms, on its weekday.
bool fits(const DatePoint& point, int year, const std::vector<Term>& terms) {
  const Date date{year, point.month, point.day};
  if (!is_valid(date)) return false;
  if (point.day != 0 && point.weekday != 0 && weekday(date) != point.weekday) return false;
  // "In May this year" may lie before the people named took office; a bare day is the meeting’s.
  return std::ranges::any_of(terms, [&](const Term& term) {
    const bool begun = point.years_on || term.first <= last_day(date);
    return begun && first_day(date) <= term.last;
  });
}

// A date that belongs to the release's year by its words, or by custom: a day without a year.
bool is_of_this_year(const DatePoint& point) {
  if (point.month == 0 || point.last_month != 0 || point.year != 0 || point.turn) return false;
  return point.years_on ? *point.years_on == 0 : point.day != 0;
}

}  // namespace

ReleaseDay date_release(const Release& release, const People& people,
                        const std::vector<DateMention>& dates, const Knowledge& knowledge,
                        const Patterns::Tables& patterns) {
  if (release.published) return {release.published, release.published_basis};

  std::vector<Term> terms{{first_of_all, last_of_all}};
  for (const auto& person : people.people) {
    const auto held = terms_of(person, knowledge);
    if (!held.empty()) terms = common(terms, held);
  }

  auto evidence = years_by_anniversaries(release, dates, knowledge, patterns);
  std::ranges::move(years_by_sessions(release, knowledge, patterns), std::back_inserter(evidence));
  const auto agree = [&](int year) {
    return std::ranges::all_of(evidence, [&](const PossibleYears& possible) {
      return std::ranges::find(possible, year) != possible.end();
    });
  };

  std::vector<int> years;
  for (const auto& term : terms) {
    if (term.first == first_of_all || term.last == last_of_all) return {};  // open on one side
    for (int year = term.first.year; year <= term.last.year; ++year) {
      const bool possible = std::ranges::all_of(dates, [&](const DateMention& mention) {
        const auto& point = mention.expression.from;
        return !is_of_this_year(point) || fits(point, year, terms);
      });
      if (possible && agree(year)) years.push_back(year);
    }
  }
  std::ranges::sort(years);
  years.erase(std::unique(years.begin(), years.end()), years.end());
  if (years.size() != 1) return {};
  return {on({years.front(), 0, 0}), DateBasis::inferred};
}

When not_before_what_it_tells(const When& published, const std::vector<Event>& events) {
  if (published.from != published.to || published.from.month != 0) return published;
  const int year = published.from.year;
  Date latest;
  for (const auto& event : events) {
    if (event.status != Status::occurred || !event.when) continue;
    const Date last = event.when->to;
    if (last.year == year && last.day != 0) latest = std::max(latest, last);
  }
  return latest.day == 0 ? published : When{latest, {year, 12, 31}};
}

}  // namespace dragoman
