#include "dragoman/date.h"

#include <array>
#include <charconv>
#include <chrono>

namespace dragoman {

namespace {

namespace chr = std::chrono;

chr::year_month_day ymd(const Date& date) {
  return chr::year(date.year) / chr::month(date.month) / chr::day(date.day);
}

Date date_of(const chr::year_month_day& day) {
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

// All of `text` as digits; nothing if anything else is in it.
std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::string padded(unsigned value, std::size_t width) {
  auto text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

}  // namespace

// std::chrono keeps months and days in small integers: 261 would pass for the 5th.
bool is_valid(const Date& date) {
  if (date.year < 1 || date.year > 9999) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month > 12 || date.day > 31) return false;
  return date.day == 0 || ymd(date).ok();
}

std::string to_edtf(const Date& date) {
  auto text = padded(static_cast<unsigned>(date.year), 4);
  if (date.month != 0) text += "-" + padded(date.month, 2);
  if (date.day != 0) text += "-" + padded(date.day, 2);
  return text;
}

std::string to_edtf(const When& when) {
  if (when.from == when.to) return to_edtf(when.from);
  const auto end = [](const Date& date) {
    return date.year == 0 ? std::string("..") : to_edtf(date);
  };
  return end(when.from) + "/" + end(when.to);
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
  if (text.size() > 4 && text[4] != '-') return {};
  if (text.size() > 7 && text[7] != '-') return {};
  const auto year = digits(text.substr(0, 4));
  const auto month = text.size() > 4 ? digits(text.substr(5, 2)) : 0;
  const auto day = text.size() > 7 ? digits(text.substr(8, 2)) : 0;
  if (!year || !month || !day) return {};
  const Date date{static_cast<int>(*year), *month, *day};
  if (!is_valid(date)) return {};
  if ((text.size() > 4 && *month == 0) || (text.size() > 7 && *day == 0)) return {};
  return date;
}

std::optional<When> parse_edtf(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto date = parse_date(text);
    return date ? std::optional(on(*date)) : std::nullopt;
  }
  const auto end = [](std::string_view part) -> std::optional<Date> {
    return part == ".." || part.empty() ? Date{} : parse_date(part);
  };
  const auto from = end(text.substr(0, slash));
  const auto to = end(text.substr(slash + 1));
  if (!from || !to || (from->year == 0 && to->year == 0)) return {};
  if (from->year != 0 && to->year != 0 && last_day(*to) < first_day(*from)) return {};
  return When{*from, *to};
}

Date first_day(const Date& date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

Date last_day(const Date& date) {
  if (date.day != 0) return date;
  const unsigned month = date.month == 0 ? 12 : date.month;
  const auto last = chr::year(date.year) / chr::month(month) / chr::last;
  return {date.year, month, static_cast<unsigned>(last.day())};
}

Date add_days(const Date& date, int days) {
  return date_of(chr::year_month_day(chr::sys_days(ymd(date)) + chr::days(days)));
}

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((chr::sys_days(ymd(to)) - chr::sys_days(ymd(from))).count());
}

unsigned weekday(const Date& date) {
  return chr::weekday(chr::sys_days(ymd(date))).iso_encoding();
}

}  // namespace dragoman
