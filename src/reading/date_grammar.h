// The grammar of date expressions, over the words of one block. Each reader takes the index
// of a word, and on success moves it past what was read; otherwise leaves it. Single dates
// are read in date_points.cpp, what is made of them in date_grammar.cpp.
#pragma once

#include <optional>
#include <vector>

#include "reading/date_words.h"

namespace dragoman {

// Years before are taken for years only where a word before them says so.
inline constexpr int oldest_likely_year = 1900;

class DateGrammar {
 public:
  explicit DateGrammar(const std::vector<DateWord>& words) : words_(words) {}

  // The longest date expression that begins exactly here.
  std::optional<DateExpression> expression(std::size_t& at) const;

  // "5 and 12 May", "May 5 and 12": two days apart from each other, in one expression.
  struct Pair {
    DatePoint first, second;
    std::size_t first_end = 0;     // words [at, first_end) tell the first …
    std::size_t second_begin = 0;  // … and those from here on the second
  };
  std::optional<Pair> pair(std::size_t& at) const;

 private:
  const DateWord* word(std::size_t at) const { return at < words_.size() ? &words_[at] : nullptr; }
  const CalendarSense* sense(std::size_t at, CalendarKind kind) const;
  bool is_mark(std::size_t at, char mark) const;
  bool skip(std::size_t& at, CalendarKind kind) const;
  bool skip_mark(std::size_t& at, char mark) const;
  bool led(std::size_t at) const;  // a preposition, "last", "early" … stands before it

  std::optional<unsigned> day(std::size_t& at) const;
  std::optional<unsigned> month(std::size_t& at) const;
  std::optional<int> year(std::size_t& at) const;
  std::optional<int> count(std::size_t& at) const;
  void year_tail(std::size_t& at, DatePoint& point) const;
  void weekday_note(std::size_t& at, DatePoint& point) const;
  bool separator(std::size_t& at, bool after_between) const;

  std::optional<DatePoint> digits(std::size_t& at) const;
  std::optional<DatePoint> day_first(std::size_t& at) const;
  std::optional<DatePoint> month_first(std::size_t& at) const;
  std::optional<DatePoint> months_of_year(std::size_t& at) const;
  std::optional<DatePoint> dated(std::size_t& at) const;
  std::optional<DatePoint> point(std::size_t& at) const;

  std::optional<DateExpression> days(std::size_t& at) const;
  std::optional<DateExpression> range(std::size_t& at) const;
  std::optional<DateExpression> years(std::size_t& at) const;
  std::optional<DateExpression> turned(std::size_t& at) const;
  std::optional<DateExpression> ago(std::size_t& at) const;
  std::optional<DateExpression> plain(std::size_t& at) const;
  std::optional<DateExpression> part_of(std::size_t& at) const;

  const std::vector<DateWord>& words_;
};

}  // namespace dragoman
