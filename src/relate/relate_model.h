// The linear model of `relate`: multinomial logistic regression over hashed features. Weights
// are whole numbers; the score of a label is their sum times `step`.
//
// The file: the line "DRAGOMAN relate 1", a line with the labels, blanks between them, a line
// with the step, and a line with the number of rows; then the rows, each a key (4 bytes, the
// lowest first) and a byte a label, signed; sorted by key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/relate.h"

namespace dragoman {

struct RelateModel::Tables {
  std::vector<std::string> labels;
  double step = 1;
  std::vector<std::uint32_t> keys;   // sorted; key 0 is the bias, always there in a question
  std::vector<std::int8_t> weights;  // of key i: from i * labels.size() on
};

// Of each label, by its place; they add up to 1.
std::vector<double> probabilities(const RelateModel::Tables& model,
                                  std::span<const std::uint32_t> features);

std::string write_relate_model(const RelateModel::Tables& model);
// Errors name `path`.
Result<RelateModel::Tables> read_relate_model(std::string_view bytes, std::string_view path);

}  // namespace dragoman
