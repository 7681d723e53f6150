// Which tellings are worth comparing at all.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "dragoman/happening.h"

namespace dragoman {

// Under what a telling is looked for. Two tellings are candidates if they share a key, lie near
// in time, and, where the key is `wide`, one of them is `open`: it names one party only, or more
// than `few` of them, so that its pairs would not find it.
struct CandidateKeys {
  std::vector<std::string> pairs;  // "meeting|KOR|UZB"; a gathering: a longer word of its name
  std::vector<std::string> wide;   // "meeting|KOR"
  bool open = false;
};

CandidateKeys candidate_keys(const Telling& telling);

// For each telling the others it may be of one happening with, sorted.
std::vector<std::vector<std::size_t>> find_candidates(std::span<const Telling> tellings);

// How many days a telling may be about.
int spread(const Telling& telling);

}  // namespace dragoman
