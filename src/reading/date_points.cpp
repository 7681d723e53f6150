#include "reading/date_grammar.h"

namespace dragoman {

namespace {

using Kind = CalendarKind;

}  // namespace

const CalendarSense* DateGrammar::sense(std::size_t at, CalendarKind kind) const {
  return at < words_.size() ? words_[at].as(kind) : nullptr;
}

bool DateGrammar::is_mark(std::size_t at, char mark) const {
  return at < words_.size() && words_[at].mark == mark;
}

bool DateGrammar::skip(std::size_t& at, CalendarKind kind) const {
  if (sense(at, kind) == nullptr) return false;
  ++at;
  return true;
}

bool DateGrammar::skip_mark(std::size_t& at, char mark) const {
  if (!is_mark(at, mark)) return false;
  ++at;
  return true;
}

bool DateGrammar::led(std::size_t at) const {
  if (at == 0) return false;
  const bool hyphen = is_mark(at - 1, '-') && at > 1 && sense(at - 2, Kind::part) != nullptr;
  const auto before = hyphen ? at - 2 : at - 1;  // "mid-2022"
  return sense(before, Kind::lead) != nullptr || sense(before, Kind::range) != nullptr ||
         sense(before, Kind::between) != nullptr || sense(before, Kind::of) != nullptr ||
         sense(before, Kind::part) != nullptr || sense(before, Kind::turn) != nullptr;
}

// Numbers past 31 are taken too, so that "261 March 2024" is no date at all rather than
// March 2024.
std::optional<unsigned> DateGrammar::day(std::size_t& at) const {
  const auto* w = word(at);
  if (w == nullptr || w->kind != DateWord::Kind::number || w->digits > 3 || w->part_of) return {};
  if (w->number == 0) return {};
  if (at > 0 && w->number <= 31) {
    const auto before = is_mark(at - 1, '.') && at > 1 ? at - 2 : at - 1;
    if (sense(before, Kind::numbered) != nullptr) return {};
  }
  ++at;
  return static_cast<unsigned>(w->number);
}

std::optional<unsigned> DateGrammar::month(std::size_t& at) const {
  const auto* month = sense(at, Kind::month);
  if (month == nullptr || !words_[at].capital) return {};
  ++at;
  if (month->rank == CalendarRank::abbreviation && is_mark(at, '.') && !words_[at].spaced) ++at;
  return static_cast<unsigned>(month->value);
}

std::optional<int> DateGrammar::year(std::size_t& at) const {
  const auto* w = word(at);
  if (w == nullptr || w->kind != DateWord::Kind::number || w->digits != 4 || w->part_of ||
      w->ordinal || w->decade || w->number < 1000 || w->number > 2999) {
    return {};
  }
  ++at;
  return w->number;
}

// "three", "12"; 0 for "several".
std::optional<int> DateGrammar::count(std::size_t& at) const {
  const auto* w = word(at);
  if (w == nullptr) return {};
  if (const auto* number = w->as(Kind::number)) {
    ++at;
    // "a few", "a couple": the second word tells.
    if (const auto* more = sense(at, Kind::number); more != nullptr && number->value == 1) {
      ++at;
      return more->value;
    }
    return number->value;
  }
  if (w->kind != DateWord::Kind::number || w->digits > 3 || w->part_of || w->ordinal) return {};
  ++at;
  return w->number;
}

// ", 2021", "of 2021", "2021", "this year", "of last year".
void DateGrammar::year_tail(std::size_t& at, DatePoint& point) const {
  auto next = at;
  if (!skip_mark(next, ',')) skip(next, Kind::of);
  if (const auto told = year(next)) {
    point.year = *told;
    at = next;
    return;
  }
  next = at;
  skip(next, Kind::of);
  const auto of_year = next;
  skip(next, Kind::article);
  const auto* turn = sense(next, Kind::turn);
  const auto* unit = turn != nullptr ? sense(next + 1, Kind::unit) : sense(next, Kind::unit);
  if (unit == nullptr || unit->unit != TimeUnit::year) return;
  if (turn == nullptr && (of_year == at || next == of_year)) return;  // only "of the year"
  point.years_on = turn != nullptr ? turn->value : 0;
  at = next + (turn != nullptr ? 2 : 1);
}

// "(Tue.)" after a date.
void DateGrammar::weekday_note(std::size_t& at, DatePoint& point) const {
  auto next = at;
  if (!skip_mark(next, '(')) return;
  const auto* weekday = sense(next, Kind::weekday);
  if (weekday == nullptr) return;
  ++next;
  skip_mark(next, '.');
  if (!skip_mark(next, ')')) return;
  point.weekday = static_cast<unsigned>(weekday->value);
  at = next;
}

bool DateGrammar::separator(std::size_t& at, bool after_between) const {
  return skip_mark(at, '-') || skip(at, Kind::range) || (after_between && skip(at, Kind::joiner));
}

// 2021-11-30, 2021.11.30, 30.11.2021; 30/11/2021 where it cannot be read in two ways.
std::optional<DatePoint> DateGrammar::digits(std::size_t& at) const {
  if (at + 4 >= words_.size()) return {};
  const auto& a = words_[at];
  const auto& b = words_[at + 2];
  const auto& c = words_[at + 4];
  const char mark = words_[at + 1].mark;
  if (words_[at + 3].mark != mark || (mark != '-' && mark != '.' && mark != '/')) return {};
  for (const auto* w : {&a, &b, &c}) {
    if (w->kind != DateWord::Kind::number || w->ordinal || w->decade) return {};
  }
  // Korean and German pages set blanks after the dots: "2021. 11. 30."
  if (mark != '.' && (words_[at + 1].spaced || b.spaced || words_[at + 3].spaced || c.spaced)) {
    return {};
  }
  DatePoint point;
  if (a.digits == 4 && b.digits <= 2 && c.digits <= 2) {
    point = {.year = a.number,
             .month = static_cast<unsigned>(b.number),
             .day = static_cast<unsigned>(c.number)};
  } else if (c.digits == 4 && a.digits <= 2 && b.digits <= 2 && mark != '-') {
    if (mark == '/' && a.number <= 12 && b.number <= 12 && a.number != b.number) return {};
    const bool month_first = mark == '/' && b.number > 12;
    point = {.year = c.number,
             .month = static_cast<unsigned>(month_first ? a.number : b.number),
             .day = static_cast<unsigned>(month_first ? b.number : a.number)};
  } else {
    return {};
  }
  if (point.month == 0 || point.day == 0) return {};
  at += 5;
  return point;
}

// "30 November 2021", "the 30th of November".
std::optional<DatePoint> DateGrammar::day_first(std::size_t& at) const {
  auto next = at;
  const auto d = day(next);
  if (!d) return {};
  skip(next, Kind::of);
  const auto m = month(next);
  if (!m) return {};
  DatePoint point{.month = *m, .day = *d};
  year_tail(next, point);
  at = next;
  return point;
}

// "November 30, 2021", "November 2021", "August this year", "in March".
std::optional<DatePoint> DateGrammar::month_first(std::size_t& at) const {
  auto next = at;
  const auto m = month(next);
  if (!m) return {};
  DatePoint point{.month = *m};
  auto after_day = next;
  if (const auto d = day(after_day); d && *d <= 31) {
    point.day = *d;
    next = after_day;
  }
  year_tail(next, point);
  const bool ordinary_word = sense(at, Kind::month)->rank != CalendarRank::plain;
  if (ordinary_word && point == DatePoint{.month = *m} && !led(at)) return {};
  at = next;
  return point;
}

// "the first half of 2022", "the fourth quarter", "Q3 2022", "spring of 2022".
std::optional<DatePoint> DateGrammar::months_of_year(std::size_t& at) const {
  auto next = at;
  skip(next, Kind::article);
  DatePoint point;
  bool needs_year = false;
  if (const auto* nth = sense(next, Kind::ordinal)) {
    const auto* half = sense(next + 1, Kind::half);
    const auto* unit = sense(next + 1, Kind::unit);
    const bool quarter = unit != nullptr && unit->unit == TimeUnit::quarter;
    if (!quarter && (half == nullptr || nth->value > 2)) return {};
    const auto length = quarter ? 3U : 6U;
    point.last_month = static_cast<unsigned>(nth->value) * length;
    point.month = point.last_month - length + 1;
    needs_year = !quarter;
    next += 2;
  } else if (const auto* season = sense(next, Kind::season)) {
    point.month = static_cast<unsigned>(season->value);
    point.last_month = season->last_month;
    // "Summer Olympics" is a name.
    const auto* after = word(next + 1);
    const bool in_name = words_[next].capital && after != nullptr && after->capital;
    needs_year = season->rank == CalendarRank::word || in_name || (next == at && !led(at));
    ++next;
  } else {
    return {};
  }
  year_tail(next, point);
  if (needs_year && point.year == 0 && !point.years_on) return {};
  at = next;
  return point;
}

std::optional<DatePoint> DateGrammar::dated(std::size_t& at) const {
  auto point = digits(at);
  if (!point) point = day_first(at);
  if (!point) point = month_first(at);
  if (!point) return {};
  weekday_note(at, *point);
  if (point->weekday != 0 && point->year == 0 && !point->years_on) year_tail(at, *point);
  return point;
}

// A date, with its weekday before it if told ("Monday, 29 November"); or a weekday alone.
std::optional<DatePoint> DateGrammar::point(std::size_t& at) const {
  const auto* weekday = sense(at, Kind::weekday);
  if (weekday == nullptr || !words_[at].capital) {
    if (auto found = dated(at)) return found;
    return months_of_year(at);
  }
  auto next = at + 1;
  skip_mark(next, '.');
  skip_mark(next, ',');
  skip(next, Kind::article);
  if (auto found = dated(next)) {
    found->weekday = static_cast<unsigned>(weekday->value);
    at = next;
    return found;
  }
  if (weekday->rank != CalendarRank::plain) return {};
  ++at;
  return DatePoint{.weekday = static_cast<unsigned>(weekday->value)};
}

}  // namespace dragoman
