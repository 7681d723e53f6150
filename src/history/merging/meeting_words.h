// The words of data/vocabulary/meetings.tsv: at what level a meeting was, in which capacity
// somebody came, the number of a session, and words that say nothing of a meeting's content.
// All keys are folded (knowledge/fold.h). Immutable once loaded.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dragoman/happening.h"

namespace dragoman {

struct MeetingWords {
  struct Title {
    Level level = Level::unknown;
    bool of_all = false;  // "the Foreign Ministers", "summit": of everybody who met
  };

  std::unordered_map<std::string, Level> offices;               // as Knowledge::office names them
  std::unordered_map<std::string, Title> titles;                // a title may have several words
  std::size_t longest_title = 1;                                // in words
  std::vector<std::pair<std::string, std::string>> capacities;  // in the order of the table
  std::unordered_map<std::string, int> ordinals;
  std::unordered_set<std::string> unnumbered;  // an ordinal before it counts no session
  std::unordered_set<std::string> idle;
};

// The titles in `text` from left to right, the longest at each place, not overlapping.
struct TitleAt {
  MeetingWords::Title title;
  std::size_t begin = 0;
  std::size_t size = 0;
};
std::vector<TitleAt> find_levels(const MeetingWords& words, const std::vector<std::string>& text);

// The words of a text, folded: "Côte d’Ivoire’s 4th talks" → cote divoires 4th talks.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace dragoman
