// The steps of the analysis for one sentence, shared by analyse() and the evaluation of the
// trainer, which hands in tokens of its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/analysis.h"
#include "language/arc_eager.h"
#include "language/encoder/read_sentences.h"
#include "language/label.h"
#include "language/parse.h"
#include "language/tag.h"
#include "language/word.h"

namespace dragoman::language {

// Room that sentences work in one after another, so that each needs no memory of its own.
struct Workspace {
  std::vector<Word> words;
  std::vector<TagIndex> tags;
  std::vector<std::uint16_t> syntactic_tags;
  std::vector<WordKind> kinds;
  std::vector<WordIndex> heads;
  std::vector<RelationIndex> relations;
  std::vector<std::int32_t> scores;
  ArcEager state;
};

// Appends tags, lemmas, heads, relations and entities of the tokens from `begin` to the end
// of analysis.span, by the perceptrons; the other arrays end at `begin`.
void analyse_sentence(std::string_view text, TokenIndex begin, const Model::Tables& model,
                      Workspace& work, Analysis& analysis);

// Appends tokens and sentences of blocks as the encoder reads them. Needs model.encoder;
// blocks[i] is the block `i` of the release.
void analyse_blocks(std::string_view text, const std::vector<TokenBlock>& blocks,
                    const Model::Tables& model, Analysis& analysis);

}  // namespace dragoman::language
