// How much speaks for two tellings being of one happening, and what.
//
// Nothing is trained: the weights below say what a careful reader goes by. A tie is the sum of
// what is alike, 0..1, unless something bars it: other kinds, parties, dates, cities, levels,
// people or session numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dragoman/happening.h"

namespace dragoman {

// How near the dates of two tellings are, nearest first.
enum class Nearness : std::uint8_t {
  same_day,     // both told to the day, or the same few days
  overlapping,  // some days in common
  next_day,     // a day apart; of a visit, which goes on for days, up to day_slack
  within,       // one is told to the month, the year or not at all, and may be the other
  apart,
};

struct Days {
  Date first;
  Date last;
  bool told_to_the_day = false;
};

// The days a telling may be about. One without a date was before its release, by a year at most.
// Nothing if neither is told.
std::optional<Days> days_of(const Telling& telling);
Nearness nearness(const Telling& a, const Telling& b);

struct Tie {
  double score = 0;    // 0..1; enough for one happening from `enough` on
  std::string reason;  // "same parties, same day, both ministers"
};

inline constexpr double enough = 0.6;

// True if two names, however full, may be one person's: "Foreign Minister CHUNG Eui-yong" and
// "Chung Eui-yong", "Abdulaziz Kamilov" and "Kamilov".
bool is_one_person(const std::string& a, const std::string& b);

// Nothing if something bars it. Symmetric.
std::optional<Tie> tie_between(const Telling& a, const Telling& b);

}  // namespace dragoman
