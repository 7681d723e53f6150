// How good a model is on a treebank: with the treebank's own tokens, and from raw text.
// Scores are those of the CoNLL 2018 shared task, written anew: words are matched by their
// place in the text, and the scores of words are F1 over the matched ones.
#pragma once

#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "treebank.h"

namespace dragoman::train {

// A few lines of figures, in percent.
std::string evaluate(const std::vector<TreeSentence>& sentences, const Model& model);

}  // namespace dragoman::train
