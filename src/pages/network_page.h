// Who met whom how often: a list of pairs first, then the same as a picture, in which those who met
// most often stand side by side on a circle.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view.h"

namespace dragoman::pages {

// Two parties in the order of their codes.
struct MetPair {
  PartyCode a;
  PartyCode b;
  std::size_t meetings = 0;
  std::size_t calls = 0;
  std::size_t visits = 0;
  std::optional<When> last;

  [[nodiscard]] std::size_t all() const { return meetings + calls + visits; }
};

// How often two met, by what took place; the most often first. A meeting of more than eight is no
// meeting of pairs and does not count.
std::vector<MetPair> pairs_that_met(const std::vector<Happening>& happenings);

struct Network {
  When between;
  PartyCode with;              // of whom; empty: of everybody
  std::vector<MetPair> pairs;  // those listed
  std::size_t all_pairs = 0;
  bool cut = false;  // there was more than was counted
  std::string previous;
  std::string next;
};

Html network_page(const View& view, const Network& network);

// Dates and a party to choose, as network and map have them.
Html span_filters(const View& view, std::string_view path, const When& between,
                  std::string_view with);

}  // namespace dragoman::pages
