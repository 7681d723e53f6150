#include "paragraphs.h"

namespace dragoman::train {

RunningText run_together(const std::vector<TreeSentence>& sentences) {
  RunningText running;
  std::string& text = running.release.text;
  auto& blocks = running.release.blocks;
  for (const TreeSentence& sentence : sentences) {
    if (blocks.empty() || sentence.begins_paragraph) {
      text += blocks.empty() ? "" : "\n\n";
      blocks.push_back({.span = {text.size(), text.size()}, .number = {}, .marker = {}});
    } else {
      text += ' ';
    }
    running.sentences.push_back({&sentence, text.size(), blocks.size() - 1});
    text += sentence.text;
    blocks.back().span.end = text.size();
  }
  return running;
}

}  // namespace dragoman::train
