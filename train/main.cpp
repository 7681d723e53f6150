// dragoman_train: from treebanks to a model file, and how good one is. See README.md.
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
  unsigned tagger_rounds = 10;
  unsigned parser_rounds = 12;
  unsigned labeller_rounds = 8;
  unsigned entity_rounds = 8;
  std::string unpruned;
};

struct EvaluateOptions {
  std::string treebank;
  std::string entities;
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

// What is left out of each model's file, found by measuring: see model/README.md.
struct Prunings {
  TrainingWeights::Pruning tagger{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  TrainingWeights::Pruning parser{.step = 0.1F, .least = 0.1F, .least_updates = 3};
  TrainingWeights::Pruning labeller{.step = 0.1F, .least = 0.1F, .least_updates = 2};
  TrainingWeights::Pruning entities{.step = 0.1F, .least = 0.05F, .least_updates = 1};
  TrainingWeights::Pruning breaks{.step = 0.1F, .least = 0.05F, .least_updates = 1};
};

// The models of a training, once as they are shipped and once with every weight.
class ModelPair {
 public:
  language::ModelData pruned;
  language::ModelData unpruned;

  void set(std::string_view name, language::WeightRows language::ModelData::*rows,
           const TrainingWeights& weights, const TrainingWeights::Pruning& pruning) {
    pruned.*rows = weights.average(pruning);
    unpruned.*rows = weights.average({.step = pruning.step, .least = 0, .least_updates = 1});
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
  const auto breaks = train_breaks(*sentences, *lexicon, options.break_rounds);
  std::ranges::move(with_capital_names(*sentences), std::back_inserter(*sentences));
  auto examples = make_examples(*sentences, inventory);
  say(fmt::format("{} sentences, {} tags, {} relations", examples.size(), inventory.tags.size(),
                  inventory.relations.size()));
  jackknife_tags(examples, inventory);
  models.unpruned = models.pruned;

  using language::ModelData;
  models.set("sentence ends", &ModelData::breaks, breaks, prunings.breaks);
  models.set("tagger", &ModelData::tagger, train_tagger(examples, inventory, options.tagger_rounds),
             prunings.tagger);
  models.set("entities", &ModelData::entities, train_entities(examples, options.entity_rounds),
             prunings.entities);
  models.set("relations", &ModelData::labeller,
             train_labeller(examples, inventory, options.labeller_rounds), prunings.labeller);
  models.set("arcs", &ModelData::parser, train_parser(examples, options.parser_rounds),
             prunings.parser);
  if (!options.unpruned.empty()) {
    if (const auto written = write(models.unpruned, options.unpruned); !written) return written;
  }
  return write(models.pruned, options.model);
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
  train_command->add_option("--unpruned", train.unpruned,
                            "File to write with every weight, to measure what pruning costs");
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
