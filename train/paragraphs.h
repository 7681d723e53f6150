// Treebank sentences put back into running text: paragraphs as blocks, with the gold tokens
// and sentence ends by offset.
#pragma once

#include <string>
#include <vector>

#include "dragoman/release.h"
#include "treebank.h"

namespace dragoman::train {

struct RunningText {
  Release release;  // text and blocks only
  struct GoldSentence {
    const TreeSentence* sentence = nullptr;
    std::size_t offset = 0;  // of its text in release.text
    std::size_t block = 0;
  };
  std::vector<GoldSentence> sentences;
};

RunningText run_together(const std::vector<TreeSentence>& sentences);

}  // namespace dragoman::train
