// What a loaded model holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dragoman/analysis.h"
#include "language/encoder/encoder.h"
#include "language/label.h"
#include "language/lemmatise.h"
#include "language/lexicon.h"
#include "language/tag.h"
#include "language/weights.h"

namespace dragoman {

namespace language {

// The model as plain values: what the file says and the trainer makes.
struct ModelData {
  Lexicon lexicon;
  std::vector<Tag> tags;               // by TagIndex
  std::vector<std::string> relations;  // by RelationIndex; the first is "root"
  LemmaTable lemmas;
  WeightRows tagger, parser, labeller, entities, breaks;
};

// For each joint tag its syntactic tag: the tags that share UPOS and Penn tag share one,
// numbered in the order in which they come.
std::vector<std::uint16_t> syntactic_tags(const std::vector<Tag>& tags);

}  // namespace language

struct Model::Tables {
  language::Lexicon lexicon;
  std::vector<language::Tag> tags;
  std::vector<std::uint16_t> syntactic_tag;  // by TagIndex
  std::vector<std::string> relations;
  language::LemmaTable lemmas;
  language::SparseWeights tagger, labeller, entities;
  language::DenseWeights parser, breaks;
  std::optional<language::Encoder> encoder;
  // For each of the encoder's tags the syntactic tag of the same UPOS and Penn tag; no_tag
  // where there is none.
  std::vector<std::uint16_t> encoder_syntactic_tag;

  // Needs data as read_model checks it.
  explicit Tables(language::ModelData data);
};

}  // namespace dragoman
