// Treebanks in CoNLL-U and the entity labels of Universal NER, as the trainer needs them.
// Faults of these files end the training: they are fixed inputs, not a user's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "dragoman/error.h"
#include "dragoman/span.h"
#include "language/arc_eager.h"
#include "language/find_entities.h"

namespace dragoman::train {

struct TreeToken {
  std::string form;
  std::string lemma;
  Upos upos = Upos::x;
  std::string xpos;
  std::string features;  // "" for "_"
  language::WordIndex head = language::root_head;
  std::string relation;
  bool typo = false;
  Span span;  // in the text of the sentence
};

struct TreeSentence {
  std::string id;
  std::string text;
  bool begins_paragraph = false;
  std::vector<TreeToken> tokens;
  std::vector<language::EntityLabel> entities;  // empty: not labelled
};

Result<std::vector<TreeSentence>> read_treebank(const std::filesystem::path& path);

// Adds the entity labels of a UNER file to the sentences with the same id and words.
// Nationalities, which UNER leaves in OTH, are the words of `demonyms` that it has so.
Result<void> add_entities(const std::filesystem::path& path,
                          const std::vector<std::string>& demonyms,
                          std::vector<TreeSentence>& sentences);

}  // namespace dragoman::train
