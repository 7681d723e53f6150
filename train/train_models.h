// The training steps, one function a model. All are deterministic: seeds are fixed and no
// order depends on memory or threads.
#pragma once

#include <vector>

#include "examples.h"
#include "language/lemmatise.h"
#include "language/lexicon.h"
#include "language/weights.h"
#include "training_weights.h"

namespace dragoman::train {

// How often the examples are gone through, and in what orders.
struct Training {
  unsigned rounds = 1;
  std::uint64_t seed = 1;
};

// Learns joint tags from the examples, or only from those not in `fold` of `folds`.
struct Fold {
  std::size_t fold = 0;
  std::size_t folds = 0;  // 0: learn from all
  [[nodiscard]] bool holds(std::size_t example) const {
    return folds != 0 && example % folds == fold;
  }
};
TrainingWeights train_tagger(const std::vector<Example>& examples, const Inventory& inventory,
                             Training training, Fold held_out = {});

// Fills syntactic_tags and kinds of every example by a tagger that did not see it, so that
// the parser learns to live with the tagger's mistakes.
void jackknife_tags(std::vector<Example>& examples, const Inventory& inventory);

TrainingWeights train_parser(const std::vector<Example>& examples, Training training);
TrainingWeights train_labeller(const std::vector<Example>& examples, const Inventory& inventory,
                               Training training);
TrainingWeights train_entities(const std::vector<Example>& examples, Training training);

language::LemmaTable learn_lemmas(const std::vector<TreeSentence>& sentences);

// The word lists of data/language/.
Result<language::Lexicon> read_lexicon(const std::filesystem::path& folder);
// Adds what the treebanks show: common words, abbreviations, words cut unlike the rules say.
void learn_lexicon(const std::vector<TreeSentence>& sentences, language::Lexicon& lexicon);

// Learns where sentences end, from treebank sentences in their paragraphs.
TrainingWeights train_breaks(const std::vector<TreeSentence>& sentences,
                             const language::Lexicon& lexicon, unsigned rounds);

}  // namespace dragoman::train
