#include "reading/date_expression.h"

#include <algorithm>
#include <chrono>

namespace dragoman {

namespace {

std::optional<When> valid(const When& when) {
  if (!is_valid(when.from) || !is_valid(when.to)) return {};
  return when;
}

// The month `count` on from a date known to the month.
Date add_months(const Date& date, int count) {
  const int months = date.year * 12 + static_cast<int>(date.month) - 1 + count;
  return {months / 12, static_cast<unsigned>(months % 12) + 1, 0};
}

// The dates of a point in a given year. "Winter 2022" ends in the year after.
std::optional<When> in_year(const DatePoint& point, int year) {
  const Date from{year, point.month, point.day};
  if (point.last_month == 0) return valid(on(from));
  const int last_year = point.last_month < point.month ? year + 1 : year;
  return valid({from, {last_year, point.last_month, 0}});
}

// Days between the nearest ends of two times; 0 where they touch.
int days_apart(const When& a, const When& b) {
  const auto day = [](const Date& date) {
    return std::chrono::sys_days(std::chrono::year(date.year) / static_cast<int>(date.month) /
                                 static_cast<int>(date.day));
  };
  const auto gap = std::max(day(first_day(a.from)) - day(last_day(b.to)),
                            day(first_day(b.from)) - day(last_day(a.to)));
  return std::max(0, static_cast<int>(gap.count()));
}

// A date without a year: the nearest on that side; the anchor itself counts as either,
// unless the words say "last" or "next".
std::optional<When> nearest(const DatePoint& point, const When& anchor, Direction direction) {
  if (direction == Direction::either && !point.turn) {
    const auto before = nearest(point, anchor, Direction::past);
    const auto after = nearest(point, anchor, Direction::future);
    if (!before || !after) return before ? before : after;
    return days_apart(*after, anchor) < days_apart(*before, anchor) ? after : before;
  }
  const bool past = point.turn ? *point.turn < 0 : direction != Direction::future;
  const int near = past ? anchor.to.year : anchor.from.year;
  const int step = past ? -1 : 1;
  for (int year = near - step; year != near + 2 * step; year += step) {
    const auto when = in_year(point, year);
    if (!when) continue;
    const bool fits = point.turn ? past ? last_day(when->to) < first_day(anchor.to)
                                        : first_day(when->from) > last_day(anchor.from)
                      : past ? first_day(when->from) <= last_day(anchor.to)
                                 : last_day(when->to) >= first_day(anchor.from);
    if (fits) return when;
  }
  return {};
}

std::optional<When> on_weekday(const DatePoint& point, const When& anchor, Direction direction) {
  const auto today = direction != Direction::future ? anchor.to : anchor.from;
  if (today.day == 0) return {};  // no telling which Monday of a month
  const int days = static_cast<int>(point.weekday) - static_cast<int>(weekday(today));
  if (point.turn == 0) return on(add_days(today, days));  // "this Tuesday": of the same week
  if (point.turn)
    return on(add_days(today, *point.turn < 0 ? days < 0 ? days : days - 7
                              : days > 0      ? days
                                              : days + 7));
  if (direction != Direction::future) return on(add_days(today, days > 0 ? days - 7 : days));
  return on(add_days(today, days < 0 ? days + 7 : days));
}

std::optional<When> resolve_point(const DatePoint& point, const std::optional<When>& anchor,
                                  Direction direction) {
  if (point.year != 0) return in_year(point, point.year);
  if (!anchor || !is_valid(anchor->from) || !is_valid(anchor->to)) return {};
  if (point.years_on) return in_year(point, anchor->to.year + *point.years_on);
  if (point.month != 0) {
    return point.turn == 0 ? in_year(point, anchor->to.year) : nearest(point, *anchor, direction);
  }
  if (point.weekday != 0) return on_weekday(point, *anchor, direction);
  return {};
}

std::optional<When> resolve_range(DatePoint from, DatePoint to, const std::optional<When>& anchor,
                                  Direction direction) {
  const auto bare = [](const DatePoint& point) {
    return point.year == 0 && !point.years_on && !point.turn && point.month != 0;
  };
  // One that is under way has begun: "from 30 May to 1 June", told on the 31st.
  if (direction != Direction::future && bare(from) && bare(to)) {
    if (const auto first = resolve_point(from, anchor, direction))
      to.year = to.month < from.month ? first->from.year + 1 : first->from.year;
  }
  const auto last = resolve_point(to, anchor, direction);
  if (from.year == 0 && !from.years_on && from.month != 0 && last) {
    from.year = from.month > last->to.month ? last->to.year - 1 : last->to.year;
  }
  const auto first = resolve_point(from, anchor, direction);
  if (!first || !last) return {};
  const When when{first->from, last->to};
  if (last_day(when.to) < first_day(when.from)) return {};
  return when;
}

std::optional<When> resolve_counted(const DateExpression& expression, const When& anchor,
                                    Direction direction) {
  const auto today = anchor.to;
  const int count = expression.count;
  switch (expression.unit) {
    case TimeUnit::day:
      if (count == 0) return anchor;
      if (today.day == 0) return {};
      return on(add_days(count < 0 ? anchor.from.day != 0 ? anchor.from : today : today, count));
    case TimeUnit::week:
    case TimeUnit::weekend: {
      if (today.day == 0) return {};
      const auto sunday = add_days(today, 7 - static_cast<int>(weekday(today)) + 7 * count);
      if (expression.unit == TimeUnit::weekend) return When{add_days(sunday, -1), sunday};
      const auto monday = add_days(sunday, -6);
      if (count != 0) return When{monday, sunday};
      if (expression.rest == DateExpression::Rest::later) {
        return When{std::min(add_days(today, 1), sunday), sunday};
      }
      const bool past =
          direction != Direction::future || expression.rest == DateExpression::Rest::earlier;
      return When{monday, past ? today : sunday};
    }
    case TimeUnit::month:
      if (today.month == 0) return {};
      return valid(on(add_months(today, count)));
    case TimeUnit::quarter: {
      if (today.month == 0) return {};
      const auto into = static_cast<int>((today.month - 1) % 3);
      const auto first = add_months(today, 3 * count - into);
      return valid({first, add_months(first, 2)});
    }
    case TimeUnit::year:
      return valid(on({today.year + count, 0, 0}));
    case TimeUnit::decade: {
      const int first = today.year / 10 * 10 + 10 * count;
      return valid({{first, 0, 0}, {first + 9, 0, 0}});
    }
  }
  return {};
}

std::optional<When> resolve_stretch(const DateExpression& expression, const When& anchor) {
  const auto today = anchor.to;
  const auto between = [](const Date& a, const Date& b) {
    return When{std::min(a, b), std::max(a, b)};
  };
  switch (expression.unit) {
    case TimeUnit::day:
    case TimeUnit::week:
    case TimeUnit::weekend: {
      if (today.day == 0) return {};
      const int days = expression.count * (expression.unit == TimeUnit::day ? 1 : 7);
      return valid(between(today, add_days(today, days)));
    }
    default: {
      int months = expression.count;
      if (expression.unit == TimeUnit::quarter) months *= 3;
      if (expression.unit == TimeUnit::year) months *= 12;
      if (expression.unit == TimeUnit::decade) months *= 120;
      if (today.month == 0) {
        if (months % 12 != 0) return {};
        return valid(between({today.year, 0, 0}, {today.year + months / 12, 0, 0}));
      }
      return valid(between({today.year, today.month, 0}, add_months(today, months)));
    }
  }
}

}  // namespace

bool is_of_writing(const DateExpression& expression) {
  using Kind = DateExpression::Kind;
  const auto bare = [](const DatePoint& point) { return !point.turn && !point.years_on; };
  return expression.now || ((expression.kind == Kind::point || expression.kind == Kind::range) &&
                            bare(expression.from) && bare(expression.to));
}

std::optional<When> resolve(const DateExpression& expression, std::optional<When> anchor,
                            Direction direction) {
  using Kind = DateExpression::Kind;
  switch (expression.kind) {
    case Kind::point:
      return resolve_point(expression.from, anchor, direction);
    case Kind::range:
      return resolve_range(expression.from, expression.to, anchor, direction);
    case Kind::vague:
      return {};
    case Kind::counted:
    case Kind::stretch:
      if (!anchor || !is_valid(anchor->from) || !is_valid(anchor->to)) return {};
      return expression.kind == Kind::counted ? resolve_counted(expression, *anchor, direction)
                                              : resolve_stretch(expression, *anchor);
  }
  return {};
}

}  // namespace dragoman
