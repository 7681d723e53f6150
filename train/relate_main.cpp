// dragoman_train_relate: the model of `relate` from marked sentences, and how good it is by
// cross-validation. See README.md.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/files.h"
#include "base/tsv.h"
#include "learn_relations.h"
#include "relate/evidence.h"

namespace dragoman::train {
namespace {

struct Options {
  std::string sentences;
  std::string data = "data";
  std::string language = "model/english.model";
  std::string encoder = "model/english.safetensors";
  std::string model;
  std::size_t folds = 5;
  Learning learning;
};

int tell(const Error& error) {
  fmt::print(stderr, "dragoman_train_relate: {}\n", error.message);
  return 2;
}

Result<std::vector<Example>> read_examples(const Options& options) {
  const std::filesystem::path data = options.data;
  const auto table = read_tsv(options.sentences, {"sentence", "source", "target", "root"});
  if (!table) return tl::unexpected(table.error());
  const auto furniture = load_furniture(data);
  if (!furniture) return tl::unexpected(furniture.error());
  const auto knowledge = Knowledge::load(data);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto patterns = Patterns::load(data);
  if (!patterns) return tl::unexpected(patterns.error());
  const auto codes = Codes::load(data);
  if (!codes) return tl::unexpected(codes.error());
  const auto model = Model::load(options.language, options.encoder);
  if (!model) return tl::unexpected(model.error());
  const RelateParts parts{*furniture, *model, *knowledge, *patterns, *codes};

  std::vector<Example> examples;
  for (const auto& row : table->rows) {
    const Question question{std::string(row.cells[0]), std::string(row.cells[1]),
                            std::string(row.cells[2])};
    Example example{question.text, find_evidence(question, parts), std::string(row.cells[3]), {}};
    if (const auto& event = example.evidence.event) {
      const auto type = codes->event(*event, question.text, {}, *knowledge).type;
      example.by_patterns = codes->root_of(type);
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

int run(const Options& options) {
  const auto examples = read_examples(options);
  if (!examples) return tell(examples.error());
  std::vector<std::string> gold, patterns;
  for (const auto& example : *examples) {
    gold.push_back(example.root);
    patterns.push_back(example.by_patterns);
  }
  if (options.model.empty()) {
    fmt::print("By the patterns alone:\n{}\n", score_table(gold, patterns));
    const auto answers = cross_validate(*examples, options.folds, options.learning);
    fmt::print("By the model, {}-fold cross-validation:\n{}", options.folds,
               score_table(gold, answers));
    return 0;
  }
  const auto model = learn(*examples, options.learning);
  const auto written = write_file(options.model, write_relate_model(model));
  return written ? 0 : tell(written.error());
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) {
  dragoman::train::Options options;
  CLI::App app("Trains the model of `dragoman relate`, or without --model measures it.");
  app.add_option("SENTENCES", options.sentences,
                 "Tab-separated: sentence, source, target and root, with a header")
      ->required();
  app.add_option("--data", options.data, "Folder of the tables");
  app.add_option("--language", options.language, "Fast model of the language");
  app.add_option("--encoder", options.encoder, "Encoder of the language");
  app.add_option("--model", options.model, "File to write the trained model to");
  app.add_option("--folds", options.folds, "Parts to cross-validate over")
      ->check(CLI::Range(2, 100));
  app.add_option("--rounds", options.learning.rounds, "Passes over the sentences");
  app.add_option("--rate", options.learning.rate, "Step of the gradient");
  app.add_option("--decay", options.learning.decay, "How strongly weights are kept small");
  app.add_option("--ridge", options.learning.ridge,
                 "How strongly weights of meanings are kept small");
  app.add_option("--meaning-share", options.learning.meaning_share,
                 "What the scores by meanings are multiplied by");
  app.add_option("--least", options.learning.least, "Sentences a feature must be in");
  app.add_option("--seed", options.learning.seed,
                 "Of the order of the sentences, and of the folds");
  CLI11_PARSE(app, argc, argv);
  return dragoman::train::run(options);
}
