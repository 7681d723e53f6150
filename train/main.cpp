// dragoman_train: from treebanks to a model file, and how good one is. See README.md.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

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
  unsigned tagger_rounds = 8;
  unsigned parser_rounds = 12;
  unsigned labeller_rounds = 8;
  unsigned entity_rounds = 8;
  bool unpruned = false;
};

struct EvaluateOptions {
  std::string treebank;
  std::string entities;
  std::string words = "data/language";
  std::string model = "model/english.model";
};

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

// What is left out of each model's file, found by measuring: see model/README.md.
struct Prunings {
  TrainingWeights::Pruning tagger{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  TrainingWeights::Pruning parser{.step = 0.1F, .least = 0.1F, .least_updates = 3};
  TrainingWeights::Pruning labeller{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  TrainingWeights::Pruning entities{.step = 0.1F, .least = 0.05F, .least_updates = 1};
  TrainingWeights::Pruning breaks{.step = 0.1F, .least = 0.05F, .least_updates = 1};
};

language::WeightRows finish(std::string_view name, const TrainingWeights& weights,
                            TrainingWeights::Pruning pruning, bool unpruned) {
  if (unpruned) pruning = {.step = pruning.step, .least = 0, .least_updates = 1};
  auto rows = weights.average(pruning);
  say(fmt::format("{}: {} rows with {} weights of {} with {}", name, rows.keys.size(),
                  rows.cells.size(), weights.row_count(), weights.cell_count()));
  return rows;
}

Result<void> run_train(const TrainOptions& options) {
  const auto sentences = read_sentences(options.treebanks, options.entities, options.words);
  if (!sentences) return tl::unexpected(sentences.error());
  auto lexicon = read_lexicon(options.words);
  if (!lexicon) return tl::unexpected(lexicon.error());
  const Inventory inventory = take_inventory(*sentences, 3);
  auto examples = make_examples(*sentences, inventory);
  say(fmt::format("{} sentences, {} tags, {} relations", examples.size(), inventory.tags.size(),
                  inventory.relations.size()));

  const Prunings prunings;
  language::ModelData data;
  data.tags = inventory.tags;
  data.relations = inventory.relations;
  learn_lexicon(*sentences, *lexicon);
  data.lexicon = std::move(*lexicon);
  data.lemmas = learn_lemmas(*sentences);
  say(fmt::format("lemmas: {} scripts, {} keys; {} exceptions of the tokeniser",
                  data.lemmas.scripts.size(), data.lemmas.keys.size(),
                  data.lexicon.exceptions.cut_forms().size()));
  data.breaks = finish("breaks", train_breaks(*sentences, data.lexicon, 10), prunings.breaks,
                       options.unpruned);
  data.tagger = finish("tagger", train_tagger(examples, inventory, options.tagger_rounds),
                       prunings.tagger, options.unpruned);
  jackknife_tags(examples, inventory);
  data.entities = finish("entities", train_entities(examples, options.entity_rounds),
                         prunings.entities, options.unpruned);
  data.labeller = finish("labeller", train_labeller(examples, inventory, options.labeller_rounds),
                         prunings.labeller, options.unpruned);
  data.parser = finish("parser", train_parser(examples, options.parser_rounds), prunings.parser,
                       options.unpruned);
  const std::string bytes = language::write_model(data);
  say(fmt::format("{}: {} bytes", options.model, bytes.size()));
  return write_file(options.model, bytes);
}

Result<void> run_evaluate(const EvaluateOptions& options) {
  std::vector<std::string> entities;
  if (!options.entities.empty()) entities.push_back(options.entities);
  const auto sentences = read_sentences({options.treebank}, entities, options.words);
  if (!sentences) return tl::unexpected(sentences.error());
  const auto model = Model::load(options.model);
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
  train_command->add_option("--words", train.words, "Folder of the word lists");
  train_command->add_option("--model", train.model, "File to write");
  train_command->add_option("--tagger-rounds", train.tagger_rounds);
  train_command->add_option("--parser-rounds", train.parser_rounds);
  train_command->add_option("--labeller-rounds", train.labeller_rounds);
  train_command->add_option("--entity-rounds", train.entity_rounds);
  train_command->add_flag("--unpruned", train.unpruned,
                          "Keep every weight, to measure what pruning costs");
  EvaluateOptions measure;
  auto* measure_command = app.add_subcommand("evaluate", "How good a model is on a treebank");
  measure_command->add_option("treebank", measure.treebank, "CoNLL-U file")->required();
  measure_command->add_option("--entities", measure.entities, "UNER file of the same sentences");
  measure_command->add_option("--words", measure.words, "Folder of the word lists");
  measure_command->add_option("--model", measure.model, "File to read");
  CLI11_PARSE(app, argc, argv);
  const auto done = train_command->parsed() ? run_train(train) : run_evaluate(measure);
  if (done) return 0;
  say(done.error().message);
  return 2;
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) {
  return dragoman::train::run(argc, argv);
}
