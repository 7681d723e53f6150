// Learns the model of `relate`: multinomial logistic regression, one step of AdaGrad a
// sentence, and apart from it what the meanings of words tell. The same sentences give the same
// model: seeds are fixed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "relate/evidence.h"
#include "relate/relate_model.h"

namespace dragoman::train {

struct Example {
  std::string sentence;
  Evidence evidence;
  std::string root;
  std::string by_patterns;  // the root that the patterns find; empty for none
};

struct Learning {
  unsigned rounds = 100;
  double rate = 0.05;
  double decay = 3e-3;       // of a weight's square
  std::size_t least = 1;     // sentences a feature must be in
  double ridge = 1;          // how strongly weights of meanings are kept small
  double meaning_share = 6;  // what their scores are multiplied by
  std::uint64_t seed = 1;    // of the order of the sentences, and of the folds
};

RelateModel::Tables learn(const std::vector<Example>& examples, const Learning& learning);

// The root of every example as a model says that has not seen its sentence. Every fold has
// about the same share of every root.
std::vector<std::string> cross_validate(const std::vector<Example>& examples, std::size_t folds,
                                        const Learning& learning);

// Precision, recall and F1 of every root, macro-F1 and accuracy, as a table to print.
std::string score_table(const std::vector<std::string>& gold,
                        const std::vector<std::string>& answers);

}  // namespace dragoman::train
