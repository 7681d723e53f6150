// The linear model of `relate`: multinomial logistic regression over hashed features, and ridge
// regression over what the words mean (see word_meanings.h), whose scores are added. Weights are
// whole numbers, to be multiplied by a step.
//
// The file: the line "DRAGOMAN relate 2", a line with the labels, blanks between them, lines with
// the step of each part, a line with the number of rows; then the rows, each a key (4 bytes, the
// lowest first) and a byte a label, signed; sorted by key; then for each number of the meanings a
// byte a label, signed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/relate.h"
#include "relate/evidence.h"

namespace dragoman {

struct RelateModel::Tables {
  std::vector<std::string> labels;
  double step = 1;
  std::vector<std::uint32_t> keys;   // sorted; key 0 is the bias, always there in a question
  std::vector<std::int8_t> weights;  // of key i: from i * labels.size() on
  double meaning_step = 1;
  std::vector<std::int8_t> meaning_weights;  // of number i: from i * labels.size() on
};

// Of each label, by its place; they add up to 1. `meanings` may be empty: then the features decide
// alone.
std::vector<double> probabilities(const RelateModel::Tables& model, const Evidence& evidence);

std::string write_relate_model(const RelateModel::Tables& model);
// Errors name `path`.
Result<RelateModel::Tables> read_relate_model(std::string_view bytes, std::string_view path);

}  // namespace dragoman
