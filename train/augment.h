// More text of kinds that releases have and the treebanks lack.
#pragma once

#include <vector>

#include "treebank.h"

namespace dragoman::train {

// Copies of the sentences that name a person in full, with the family name in capitals
// ("Ana BERG"), as many ministries print it. Every other such sentence is copied.
std::vector<TreeSentence> with_capital_names(const std::vector<TreeSentence>& sentences);

}  // namespace dragoman::train
