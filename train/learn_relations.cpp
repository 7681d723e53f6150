#include "learn_relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "learn_meanings.h"
#include "random.h"

namespace dragoman::train {

namespace {

constexpr double top_weight = 127;  // of a signed byte
constexpr int smallest = 3;         // steps of a row that is kept

// Indices of features in place of their hashes.
struct Indexed {
  std::vector<std::uint32_t> keys;
  std::vector<std::vector<std::size_t>> examples;
};

Indexed index_features(const std::vector<Example>& examples, std::size_t least) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const auto& example : examples) {
    for (const auto key : example.evidence.features) ++counts[key];
  }
  Indexed indexed;
  indexed.keys.push_back(0);  // the bias
  for (const auto& [key, count] : counts) {
    if (key != 0 && count >= least) indexed.keys.push_back(key);
  }
  for (const auto& example : examples) {
    std::vector<std::size_t> features = {0};
    for (const auto key : example.evidence.features) {
      const auto found = std::ranges::lower_bound(indexed.keys, key);
      if (key != 0 && found != indexed.keys.end() && *found == key) {
        features.push_back(static_cast<std::size_t>(found - indexed.keys.begin()));
      }
    }
    indexed.examples.push_back(std::move(features));
  }
  return indexed;
}

void to_shares(std::vector<double>& scores) {
  const auto top = *std::ranges::max_element(scores);
  double total = 0;
  for (auto& score : scores) total += score = std::exp(score - top);
  for (auto& score : scores) score /= total;
}

// What a step stands for where the largest weight is 127 of them.
double step_of(const std::vector<double>& weights) {
  double largest = 0;
  for (const auto weight : weights) largest = std::max(largest, std::abs(weight));
  return largest == 0 ? 1 : largest / top_weight;
}

// The root's share in the learning: rare roots weigh more, for each counts alike in the macro-F1.
double weight_of(std::size_t count, std::size_t examples, std::size_t labels) {
  const auto mean = static_cast<double>(examples) / static_cast<double>(labels);
  return std::sqrt(mean / static_cast<double>(count));
}

// Weights as bytes. Rows in which none comes to `smallest` steps are left out, but for the bias.
void pack(const std::vector<std::uint32_t>& keys, const std::vector<double>& weights,
          RelateModel::Tables& model) {
  const auto labels = model.labels.size();
  model.step = step_of(weights);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::vector<std::int8_t> row;
    for (std::size_t l = 0; l < labels; ++l) {
      row.push_back(static_cast<std::int8_t>(std::lround(weights[i * labels + l] / model.step)));
    }
    const bool counts =
        std::ranges::any_of(row, [](std::int8_t steps) { return std::abs(steps) >= smallest; });
    if (!counts && keys[i] != 0) continue;
    model.keys.push_back(keys[i]);
    model.weights.insert(model.weights.end(), row.begin(), row.end());
  }
}

void add_meanings(const std::vector<Example>& examples,
                  const std::map<std::string, std::size_t>& counts, const Learning& learning,
                  RelateModel::Tables& model) {
  std::vector<MeaningExample> meanings;
  for (const auto& example : examples) {
    const auto label = std::ranges::lower_bound(model.labels, example.root) - model.labels.begin();
    meanings.push_back({example.evidence.meanings, static_cast<std::size_t>(label),
                        weight_of(counts.at(example.root), examples.size(), counts.size())});
  }
  auto weights = learn_meanings(meanings, model.labels.size(), learning.ridge);
  for (auto& weight : weights) weight *= learning.meaning_share;
  model.meaning_step = step_of(weights);
  for (const auto weight : weights) {
    model.meaning_weights.push_back(
        static_cast<std::int8_t>(std::lround(weight / model.meaning_step)));
  }
}

}  // namespace

RelateModel::Tables learn(const std::vector<Example>& examples, const Learning& learning) {
  RelateModel::Tables model;
  std::map<std::string, std::size_t> counts;
  for (const auto& example : examples) ++counts[example.root];
  for (const auto& [root, count] : counts) model.labels.push_back(root);
  const auto labels = model.labels.size();
  const auto indexed = index_features(examples, learning.least);

  std::vector<double> weights(indexed.keys.size() * labels, 0);
  std::vector<double> squares(weights.size(), 1e-8);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(learning.seed);
  std::vector<double> shares(labels);
  for (unsigned round = 0; round < learning.rounds; ++round) {
    random.shuffle(order);
    for (const auto i : order) {
      const auto& features = indexed.examples[i];
      const auto length = 1 / std::sqrt(static_cast<double>(features.size()));
      std::ranges::fill(shares, 0);
      for (const auto feature : features) {
        for (std::size_t l = 0; l < labels; ++l) shares[l] += weights[feature * labels + l];
      }
      to_shares(shares);
      const auto weight = weight_of(counts[examples[i].root], examples.size(), labels);
      for (const auto feature : features) {
        for (std::size_t l = 0; l < labels; ++l) {
          const auto at = feature * labels + l;
          const double wanted = model.labels[l] == examples[i].root ? 1 : 0;
          const auto gradient =
              weight * length * (shares[l] - wanted) + learning.decay * weights[at];
          squares[at] += gradient * gradient;
          weights[at] -= learning.rate * gradient / std::sqrt(squares[at]);
        }
      }
    }
  }
  pack(indexed.keys, weights, model);
  add_meanings(examples, counts, learning, model);
  return model;
}

std::vector<std::string> cross_validate(const std::vector<Example>& examples, std::size_t folds,
                                        const Learning& learning) {
  // Dealt out root by root, so that every fold has its share of each.
  std::map<std::string, std::size_t> dealt;
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random(learning.seed).shuffle(order);
  std::vector<std::size_t> fold(examples.size());
  std::map<std::string, std::size_t> fold_of;  // by sentence
  for (const auto i : order) {
    const auto [place, is_new] = fold_of.try_emplace(examples[i].sentence, 0);
    if (is_new) place->second = dealt[examples[i].root]++ % folds;
    fold[i] = place->second;
  }

  std::vector<std::string> answers(examples.size());
  for (std::size_t f = 0; f < folds; ++f) {
    std::vector<Example> known;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold[i] != f) known.push_back(examples[i]);
    }
    const auto model = learn(known, learning);
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (fold[i] != f) continue;
      const auto shares = probabilities(model, examples[i].evidence);
      answers[i] =
          model.labels[static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin())];
    }
  }
  return answers;
}

std::string score_table(const std::vector<std::string>& gold,
                        const std::vector<std::string>& answers) {
  const std::set<std::string> roots(gold.begin(), gold.end());
  std::string table;
  double sum = 0;
  std::size_t right = 0;
  for (const auto& root : roots) {
    std::size_t both = 0, there = 0, said = 0;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      there += gold[i] == root ? 1 : 0;
      said += answers[i] == root ? 1 : 0;
      both += gold[i] == root && answers[i] == root ? 1 : 0;
    }
    const auto share = [&](std::size_t of) {
      return of == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(of);
    };
    const auto precision = share(said), recall = share(there);
    const auto f1 = both == 0 ? 0.0 : 2 * precision * recall / (precision + recall);
    table += fmt::format("{:<10} {:>4}  precision {:.3f}  recall {:.3f}  F1 {:.3f}\n", root, there,
                         precision, recall, f1);
    sum += f1;
    right += both;
  }
  return table + fmt::format("macro-F1 {:.3f}, accuracy {:.3f}\n",
                             sum / static_cast<double>(roots.size()),
                             static_cast<double>(right) / static_cast<double>(gold.size()));
}

}  // namespace dragoman::train
