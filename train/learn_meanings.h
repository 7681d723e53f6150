// Learns what the meanings of words tell of a relation: ridge regression of each root (1 where it
// is the right one, else 0), solved exactly.
#pragma once

#include <span>
#include <vector>

namespace dragoman::train {

struct MeaningExample {
  std::span<const float> meanings;  // all of one length
  std::size_t label = 0;
  double weight = 1;
};

// Weights of number i of the meanings for every label: from i * labels on. `ridge`: how strongly
// they are kept small, against numbers whose squares have the mean sum 1.
std::vector<double> learn_meanings(const std::vector<MeaningExample>& examples, std::size_t labels,
                                   double ridge);

}  // namespace dragoman::train
