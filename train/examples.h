// Sentences of the treebanks as the models see them: words as hashes, gold answers as
// indices. Shared by all training steps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/label.h"
#include "language/parse.h"
#include "language/tag.h"
#include "language/word.h"
#include "treebank.h"

namespace dragoman::train {

struct Example {
  std::vector<language::Word> words;
  std::vector<language::TagIndex> gold_tags;
  std::vector<language::WordIndex> gold_heads;
  std::vector<language::RelationIndex> gold_relations;
  std::vector<language::EntityLabel> gold_entities;  // empty: not labelled
  // What the tagger says that never saw this sentence; filled by jackknifing.
  std::vector<std::uint16_t> syntactic_tags;
  std::vector<language::WordKind> kinds;

  [[nodiscard]] language::TaggedWords tagged() const { return {words, syntactic_tags, kinds}; }
  [[nodiscard]] std::size_t size() const { return words.size(); }
};

// The tags and relations that models choose from.
struct Inventory {
  std::vector<language::Tag> tags;
  std::vector<std::string> relations;
};

// Tags seen at least `least_count` times, the most frequent first; all relations, "root" first.
Inventory take_inventory(const std::vector<TreeSentence>& sentences, std::size_t least_count);

// A rare tag becomes the most frequent one with its UPOS and Penn tag.
std::vector<Example> make_examples(const std::vector<TreeSentence>& sentences,
                                   const Inventory& inventory);

}  // namespace dragoman::train
