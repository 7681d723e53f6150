#include "reading/date_grammar.h"

namespace dragoman {

namespace {

using Kind = CalendarKind;

DateExpression single(const DatePoint& point) {
  return {.from = point, .to = point};
}

DateExpression between(const DatePoint& from, const DatePoint& to) {
  return {.kind = DateExpression::Kind::range, .from = from, .to = to};
}

DateExpression counted(TimeUnit unit, int count) {
  return {.kind = DateExpression::Kind::counted, .unit = unit, .count = count};
}

DateExpression told_now(int days) {
  auto told = counted(TimeUnit::day, days);
  told.now = true;
  return told;
}

DateExpression vague() {
  return {.kind = DateExpression::Kind::vague};
}

// Whether a bare number may be a year.
bool may_be_year(int year) {
  return year >= 1600 && year <= 2100;
}

}  // namespace

// Several days of one month: "29-30 November 2021", "November 29 and 30", "3 to 5 May".
std::optional<DateExpression> DateGrammar::days(std::size_t& at) const {
  auto next = at;
  const auto months = month(next);
  const auto first = day(next);
  if (!first) return {};
  DatePoint from{.day = *first};
  weekday_note(next, from);
  const bool after_between = at > 0 && sense(at - 1, Kind::between) != nullptr;
  const bool joined = sense(next, Kind::joiner) != nullptr;
  if (!separator(next, true)) {
    if (!skip_mark(next, '/')) return {};
  }
  const auto last = day(next);
  if (!last || *last > 31 || *last <= *first) return {};
  if (joined && !after_between && *last != *first + 1) return {};
  DatePoint to{.day = *last};
  weekday_note(next, to);
  auto m = months;
  if (months) {
    auto other = next;
    if (month(other)) return {};  // "May 3 - 5 June" is two dates
  } else {
    skip(next, Kind::of);
    m = month(next);
    if (!m) return {};
  }
  from.month = to.month = *m;
  year_tail(next, to);
  from.year = to.year;
  from.years_on = to.years_on;
  at = next;
  return between(from, to);
}

std::optional<DateGrammar::Pair> DateGrammar::pair(std::size_t& at) const {
  Pair found;
  auto next = at;
  const auto before = month(next);
  const auto first = day(next);
  if (!first) return {};
  found.first_end = next;
  if (!skip(next, Kind::joiner)) return {};
  found.second_begin = next;
  const auto second = day(next);
  if (!second || *second > 31 || *second == *first + 1) return {};
  if (at > 0 && sense(at - 1, Kind::between) != nullptr) return {};
  auto m = before;
  auto after = next;
  const auto other = month(after);
  if (before ? other.has_value() : !other.has_value()) return {};
  if (!before) {
    m = other;
    next = after;
  }
  found.first = {.month = *m, .day = *first};
  found.second = {.month = *m, .day = *second};
  year_tail(next, found.second);
  found.first.year = found.second.year;
  found.first.years_on = found.second.years_on;
  at = next;
  return found;
}

// "November 30 to December 2, 2021", "between May 3 and May 5", "March-May 2022".
std::optional<DateExpression> DateGrammar::range(std::size_t& at) const {
  auto next = at;
  const auto from = point(next);
  if (!from) return {};
  const auto one = next;
  if (separator(next, at > 0 && sense(at - 1, Kind::between) != nullptr)) {
    skip(next, Kind::article);
    if (const auto to = point(next)) {
      at = next;
      return between(*from, *to);
    }
  }
  at = one;
  return single(*from);
}

// "2021", where its surroundings say that it is a year; "2021-2023", "the 1990s".
std::optional<DateExpression> DateGrammar::years(std::size_t& at) const {
  const auto* w = word(at);
  if (w == nullptr || w->kind != DateWord::Kind::number) return {};
  if (w->decade && !w->part_of && w->number % 10 == 0) {
    ++at;
    return between({.year = w->number}, {.year = w->number + 9});
  }
  auto next = at;
  const auto first = year(next);
  if (!first || !may_be_year(*first)) return {};
  const bool after_between = at > 0 && sense(at - 1, Kind::between) != nullptr;
  auto second = next;
  const bool dash = is_mark(second, '-');
  if (separator(second, after_between)) {
    auto end = second;
    if (const auto last = year(end);
        last && may_be_year(*last) && *last > *first && (dash || led(at))) {
      at = end;
      return between({.year = *first}, {.year = *last});
    }
    end = second;
    if (const auto* short_year = word(end);
        dash && short_year != nullptr && short_year->kind == DateWord::Kind::number &&
        short_year->digits == 2 && !short_year->spaced &&
        short_year->number == (*first + 1) % 100 && !is_mark(end + 1, '-')) {
      at = end + 1;
      return between({.year = *first}, {.year = *first + 1});
    }
  }
  const bool bracketed = at > 0 && is_mark(at - 1, '(') && is_mark(next, ')');
  const bool follows_year = at > 1 && sense(at - 1, Kind::joiner) != nullptr &&
                            words_[at - 2].digits == 4 && !words_[at - 2].part_of;
  // "the 2015 agreement", but not "the 2030 Agenda".
  const auto* after = word(next);
  const bool described = at > 0 && sense(at - 1, Kind::article) != nullptr && after != nullptr &&
                         after->kind == DateWord::Kind::word && !after->capital;
  const bool likely = *first >= oldest_likely_year && (bracketed || follows_year || described);
  if (!led(at) && !likely) return {};
  at = next;
  return single({.year = *first});
}

// "last month", "this Friday", "the past three years", "this August", "recent weeks".
std::optional<DateExpression> DateGrammar::turned(std::size_t& at) const {
  auto next = at;
  const bool article = skip(next, Kind::article);
  const auto* turn = sense(next, Kind::turn);
  if (turn == nullptr) return {};
  ++next;
  if (const auto* second = sense(next, Kind::turn); second != nullptr && turn->value == 0) {
    turn = second;  // "this past August", "this coming Monday"
    ++next;
  }
  auto after = next;
  if (turn->rank != CalendarRank::unit && turn->rank != CalendarRank::vague) {
    if (const auto found = point(after)) {
      if (found->year != 0 || found->years_on || found->day != 0) return {};
      // "the last quarter" and the like are units.
      const bool fits = found->weekday != 0 || found->month != 0;
      if (!fits) return {};
      auto turned_point = *found;
      turned_point.turn = turn->value;
      at = after;
      return single(turned_point);
    }
    if (const auto* season = sense(next, Kind::season)) {
      at = next + 1;
      return single({.month = static_cast<unsigned>(season->value),
                     .last_month = season->last_month,
                     .turn = turn->value});
    }
  }
  if (sense(next, Kind::day_part) != nullptr && turn->value == 0) {
    at = next + 1;
    return told_now(0);
  }
  if (const auto* unit = sense(next, Kind::unit)) {
    if (turn->rank == CalendarRank::vague) return {};
    at = next + 1;
    auto found = counted(unit->unit, turn->value);
    if (article && turn->rank == CalendarRank::stretch && unit->unit != TimeUnit::day &&
        unit->unit != TimeUnit::weekend) {
      found.kind = DateExpression::Kind::stretch;
    }
    return found;
  }
  const auto number = count(after);
  const auto* units = sense(number ? after : next, Kind::units);
  if (units == nullptr || turn->value == 0) return {};
  at = (number ? after : next) + 1;
  if (!number || *number == 0 || turn->rank == CalendarRank::vague) return vague();
  auto found = counted(units->unit, turn->value * *number);
  found.kind = DateExpression::Kind::stretch;
  return found;
}

// "two days ago", "a year ago", "several weeks ago".
std::optional<DateExpression> DateGrammar::ago(std::size_t& at) const {
  auto next = at;
  const auto number = count(next);
  if (!number) return {};
  const auto* unit = sense(next, Kind::units);
  if (unit == nullptr) unit = sense(next, Kind::unit);
  const auto* direction = sense(next + 1, Kind::ago);
  if (unit == nullptr || direction == nullptr) return {};
  at = next + 2;
  return *number == 0 ? vague() : counted(unit->unit, direction->value * *number);
}

std::optional<DateExpression> DateGrammar::plain(std::size_t& at) const {
  if (const auto* named_day = sense(at, Kind::day)) {
    ++at;
    return told_now(named_day->value);
  }
  if (auto found = days(at)) return found;
  if (auto found = turned(at)) return found;
  if (auto found = range(at)) return found;
  if (auto found = years(at)) return found;
  return ago(at);
}

// "early next year", "the end of 2023", "mid-August", "later this week", "late in the year".
std::optional<DateExpression> DateGrammar::part_of(std::size_t& at) const {
  auto next = at;
  skip(next, Kind::article);
  const auto* rest = sense(next, Kind::rest);
  if (rest == nullptr && sense(next, Kind::part) == nullptr) return {};
  ++next;
  if (!skip(next, Kind::of) && !skip(next, Kind::inside)) skip_mark(next, '-');
  auto after = next;
  auto found = plain(after);
  if (!found) {
    skip(next, Kind::article);
    const auto* unit = sense(next, Kind::unit);
    if (unit == nullptr || unit->unit == TimeUnit::day) return {};
    found = counted(unit->unit, 0);
    after = next + 1;
  }
  if (rest != nullptr) {
    found->rest = rest->value < 0 ? DateExpression::Rest::earlier : DateExpression::Rest::later;
  }
  at = after;
  return found;
}

std::optional<DateExpression> DateGrammar::expression(std::size_t& at) const {
  if (auto found = part_of(at)) return found;
  return plain(at);
}

}  // namespace dragoman
