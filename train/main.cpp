// dragoman_train: from treebanks to a model file, new words in one, and how good one is. See
// README.md.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iterator>

#include "augment.h"
#include "base/files.h"
#include "base/tsv.h"
#include "evaluate.h"
#include "language/model_file.h"
#include "language/tables.h"
#include "train_models.h"

namespace dragoman::train {
namespace {

struct TrainOptions {
  std::vector<std::string> treebanks;
  std::vector<std::string> entities;
  std::string words = "data/language";
  std::string model = "model/english.model";
  unsigned break_rounds = 10;
  unsigned tagger_rounds = 7;
  unsigned parser_rounds = 8;
  unsigned labeller_rounds = 6;
  unsigned entity_rounds = 6;
  unsigned trainings = 3;
  std::vector<std::string> own;
  std::size_t own_weight = 5;
  std::string unpruned;
};

struct EvaluateOptions {
  std::string treebank;
  std::string entities;
  std::string words = "data/language";
  std::string model = "model/english.model";
  std::string encoder;
};

struct WordsOptions {
  std::string words = "data/language";
  std::string model = "model/english.model";
};

// Joint tags seen less often are put down as the most frequent ones of their Penn tag.
constexpr std::size_t least_tag_count = 3;

void say(std::string_view text) {
  fmt::print(stderr, "{}\n", text);
}

Result<std::vector<std::string>> read_demonyms(const std::string& folder) {
  const auto table = read_tsv(std::filesystem::path(folder) / "nationalities.tsv", {"word"});
  if (!table) return tl::unexpected(table.error());
  std::vector<std::string> words;
  for (const TsvRow& row : table->rows) words.emplace_back(row.cells[0]);
  return words;
}

Result<std::vector<TreeSentence>> read_sentences(const std::vector<std::string>& treebanks,
                                                 const std::vector<std::string>& entities,
                                                 const std::string& words) {
  std::vector<TreeSentence> sentences;
  for (const std::string& path : treebanks) {
    auto read = read_treebank(path);
    if (!read) return tl::unexpected(read.error());
    std::ranges::move(*read, std::back_inserter(sentences));
  }
  const auto demonyms = read_demonyms(words);
  if (!demonyms) return tl::unexpected(demonyms.error());
  for (const std::string& path : entities) {
    if (const auto added = add_entities(path, *demonyms, sentences); !added)
      return tl::unexpected(added.error());
  }
  return sentences;
}

// The mean of trainings with seeds 1, 2, 3 …
MeanWeights repeat(std::size_t labels, unsigned rounds, unsigned trainings, const auto& train) {
  MeanWeights mean(labels);
  for (unsigned seed = 1; seed <= trainings; ++seed)
    mean.add(train(Training{.rounds = rounds, .seed = seed}));
  return mean;
}

// What is left out of each model's file, found by measuring: see model/README.md.
struct Prunings {
  MeanWeights::Pruning tagger{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  MeanWeights::Pruning parser{.step = 0.1F, .least = 0.1F, .least_updates = 3};
  MeanWeights::Pruning labeller{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  MeanWeights::Pruning entities{.step = 0.1F, .least = 0.05F, .least_updates = 1};
  MeanWeights::Pruning breaks{.step = 0.1F, .least = 0.05F, .least_updates = 1};
};

// The models of a training, once as they are shipped and once with every weight.
class ModelPair {
 public:
  language::ModelData pruned;
  language::ModelData unpruned;

  void set(std::string_view name, language::WeightRows language::ModelData::*rows,
           const MeanWeights& weights, const MeanWeights::Pruning& pruning) {
    pruned.*rows = weights.rounded(pruning);
    unpruned.*rows = weights.rounded({.step = pruning.step, .least = 0, .least_updates = 0});
    say(fmt::format("{}: {} rows with {} weights kept of {} with {}", name,
                    (pruned.*rows).keys.size(), (pruned.*rows).cells.size(),
                    (unpruned.*rows).keys.size(), (unpruned.*rows).cells.size()));
  }
};

Result<void> write(const language::ModelData& data, const std::string& path) {
  const std::string bytes = language::write_model(data);
  say(fmt::format("{}: {} bytes", path, bytes.size()));
  return write_file(path, bytes);
}

Result<void> run_train(const TrainOptions& options) {
  auto sentences = read_sentences(options.treebanks, options.entities, options.words);
  if (!sentences) return tl::unexpected(sentences.error());
  auto own = read_sentences(options.own, {}, options.words);
  if (!own) return tl::unexpected(own.error());
  auto lexicon = read_lexicon(options.words);
  if (!lexicon) return tl::unexpected(lexicon.error());
  learn_lexicon(*sentences, *lexicon);

  const Prunings prunings;
  ModelPair models;
  const Inventory inventory = take_inventory(*sentences, least_tag_count);
  models.pruned.lexicon = *lexicon;
  models.pruned.tags = inventory.tags;
  models.pruned.relations = inventory.relations;
  models.pruned.lemmas = learn_lemmas(*sentences);
  MeanWeights breaks(2);
  breaks.add(train_breaks(*sentences, *lexicon, options.break_rounds));
  std::ranges::move(with_capital_names(*sentences), std::back_inserter(*sentences));
  const std::size_t own_count = own->size();
  std::ranges::move(*own, std::back_inserter(*sentences));
  auto examples = make_examples(*sentences, inventory);
  say(fmt::format("{} sentences, {} tags, {} relations", examples.size(), inventory.tags.size(),
                  inventory.relations.size()));
  jackknife_tags(examples, inventory);
  // Only now, so that no tagger of the jackknife sees a copy of what it is to tag.
  const std::vector<Example> own_examples(examples.end() - static_cast<std::ptrdiff_t>(own_count),
                                          examples.end());
  for (std::size_t copy = 1; copy < options.own_weight; ++copy)
    std::ranges::copy(own_examples, std::back_inserter(examples));
  models.unpruned = models.pruned;

  using language::ModelData;
  models.set("sentence ends", &ModelData::breaks, breaks, prunings.breaks);
  models.set("tagger", &ModelData::tagger,
             repeat(inventory.tags.size(), options.tagger_rounds, options.trainings,
                    [&](Training training) { return train_tagger(examples, inventory, training); }),
             prunings.tagger);
  models.set("entities", &ModelData::entities,
             repeat(language::entity_labels, options.entity_rounds, options.trainings,
                    [&](Training training) { return train_entities(examples, training); }),
             prunings.entities);
  models.set(
      "relations", &ModelData::labeller,
      repeat(inventory.relations.size(), options.labeller_rounds, options.trainings,
             [&](Training training) { return train_labeller(examples, inventory, training); }),
      prunings.labeller);
  models.set("arcs", &ModelData::parser,
             repeat(language::transition_count, options.parser_rounds, options.trainings,
                    [&](Training training) { return train_parser(examples, training); }),
             prunings.parser);
  if (!options.unpruned.empty()) {
    if (const auto written = write(models.unpruned, options.unpruned); !written) return written;
  }
  return write(models.pruned, options.model);
}

// Words added to the lists need no training: nothing is learnt of them but what the treebanks
// say of common words and exceptions, which stay.
Result<void> run_words(const WordsOptions& options) {
  const auto bytes = read_file(options.model);
  if (!bytes) return tl::unexpected(bytes.error());
  auto data = language::read_model(*bytes, options.model);
  if (!data) return tl::unexpected(data.error());
  auto lexicon = read_lexicon(options.words);
  if (!lexicon) return tl::unexpected(lexicon.error());
  lexicon->common_words = data->lexicon.common_words;
  lexicon->exceptions = data->lexicon.exceptions;
  data->lexicon = std::move(*lexicon);
  return write(*data, options.model);
}

Result<void> run_evaluate(const EvaluateOptions& options) {
  std::vector<std::string> entities;
  if (!options.entities.empty()) entities.push_back(options.entities);
  const auto sentences = read_sentences({options.treebank}, entities, options.words);
  if (!sentences) return tl::unexpected(sentences.error());
  const auto model = options.encoder.empty() ? Model::load(options.model)
                                             : Model::load(options.model, options.encoder);
  if (!model) return tl::unexpected(model.error());
  fmt::print("{}", evaluate(*sentences, *model));
  return {};
}

int run(int argc, char** argv) {
  CLI::App app("Trains and measures the model of English.");
  app.require_subcommand(1);
  TrainOptions train;
  auto* train_command = app.add_subcommand("train", "From treebanks to a model file");
  train_command->add_option("--treebank", train.treebanks, "CoNLL-U files")->required();
  train_command->add_option("--entities", train.entities, "UNER files of the same sentences");
  train_command->add_option("--own", train.own, "CoNLL-U files that count more than once");
  train_command->add_option("--own-weight", train.own_weight, "How often they count");
  train_command->add_option("--trainings", train.trainings,
                            "How many trainings the weights are the mean of");
  train_command->add_option("--words", train.words, "Folder of the word lists");
  train_command->add_option("--model", train.model, "File to write");
  train_command->add_option("--tagger-rounds", train.tagger_rounds);
  train_command->add_option("--parser-rounds", train.parser_rounds);
  train_command->add_option("--labeller-rounds", train.labeller_rounds);
  train_command->add_option("--entity-rounds", train.entity_rounds);
  train_command->add_option("--unpruned", train.unpruned,
                            "File to write with every weight, to measure what pruning costs");
  EvaluateOptions measure;
  auto* measure_command = app.add_subcommand("evaluate", "How good a model is on a treebank");
  measure_command->add_option("treebank", measure.treebank, "CoNLL-U file")->required();
  measure_command->add_option("--entities", measure.entities, "UNER file of the same sentences");
  measure_command->add_option("--words", measure.words, "Folder of the word lists");
  measure_command->add_option("--model", measure.model, "File to read");
  measure_command->add_option("--encoder", measure.encoder, "The encoder's file, to measure it");
  WordsOptions words;
  auto* words_command =
      app.add_subcommand("words", "Puts the word lists as they are now into a model file");
  words_command->add_option("--words", words.words, "Folder of the word lists");
  words_command->add_option("--model", words.model, "File to change");
  CLI11_PARSE(app, argc, argv);
  const auto done = train_command->parsed()   ? run_train(train)
                    : words_command->parsed() ? run_words(words)
                                              : run_evaluate(measure);
  if (done) return 0;
  say(done.error().message);
  return 2;
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) {
  return dragoman::train::run(argc, argv);
}
