#include "knowledge/terms.h"

namespace dragoman {
namespace {

// How far a term is trusted beyond what its row says. A row without `to` counts
// until a year after it was last seen, one without `from` from two years before
// it was first seen or ended: ministers last longer than a year more often than
// not, and not for ever.
constexpr int years_after_last_seen = 1;
constexpr int years_before_first_seen = 2;

Date years_later(Date date, int years) {
  date.year += years;
  return date;
}

}  // namespace

bool is_within(const std::optional<Date>& from, const std::optional<Date>& to, const Date& day) {
  return (!from || first_day(*from) <= last_day(day)) && (!to || first_day(day) <= last_day(*to));
}

bool holds_at(const Holder& holder, const Date& day) {
  auto from = holder.from;
  auto to = holder.to;
  if (!from) {
    const auto& seen = to ? to : holder.as_of;
    if (seen) from = years_later(*seen, -years_before_first_seen);
  }
  if (!to && holder.as_of) to = years_later(*holder.as_of, years_after_last_seen);
  // 29 February moves to a year that has none: the month will do.
  for (auto* bound : {&from, &to}) {
    if (*bound && !is_valid(**bound)) (**bound).day = 0;
  }
  return is_within(from, to, day);
}

}  // namespace dragoman
