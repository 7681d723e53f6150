// Which lines of several accounts are of one topic.
#pragma once

#include <vector>

#include "history/comparison/comparison_words.h"

namespace dragoman {

// What a line is compared by.
struct ComparedLine {
  std::size_t readout = 0;
  std::size_t number = 0;  // of the event in it
  const Event* event = nullptr;
  std::vector<std::string> content;  // stems, no doubles
  std::vector<Figure> figures;
  bool denied = false;
};

std::vector<ComparedLine> lines_of(const std::vector<Readout>& readouts, const Knowledge& knowledge,
                                   const ComparisonTables& tables);

// Groups of indices into `lines`, each sorted; every line is in one. Of a group at most one line
// is of each readout, but for those that another has told together.
std::vector<std::vector<std::size_t>> align(const std::vector<ComparedLine>& lines,
                                            const ComparisonTables& tables);

}  // namespace dragoman
