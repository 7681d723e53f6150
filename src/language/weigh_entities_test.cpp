#include "language/weigh_entities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "language/word.h"

namespace dragoman::language {
namespace {

constexpr EntityLabel person = begins(EntityKind::person);
constexpr EntityLabel more_person = goes_on(EntityKind::person);
constexpr EntityLabel place = begins(EntityKind::place);
constexpr EntityLabel more_place = goes_on(EntityKind::place);

// The share `share` for `label`, that of `other` what is left, hardly any for all others.
EntityShares shares_of(EntityLabel label, float share, EntityLabel other) {
  EntityShares shares;
  shares.fill(std::log(1e-6F));
  shares[label] = std::log(share);
  shares[other] = std::log(1 - share);
  return shares;
}

// Perceptrons that have seen the word `form` with one label alone.
SparseWeights perceptrons_that_know(std::string_view form, EntityLabel label, std::int16_t weight) {
  const std::vector<Word> words = {describe_word(form)};
  const std::vector<std::uint16_t> tags = {0};
  FeatureList features;
  entity_features({words, tags, {}}, 0, outside, outside, features);
  WeightRows rows;
  rows.labels = entity_labels;
  rows.keys = {features.keys()[1]};  // of the form
  rows.cells = {{label, weight}};
  rows.begins = {0, 1};
  return SparseWeights(rows);
}

std::vector<EntityLabel> weigh(const std::vector<std::string_view>& forms,
                               const std::vector<EntityShares>& shares,
                               const SparseWeights& perceptrons) {
  std::vector<Word> words;
  for (const auto form : forms) words.push_back(describe_word(form));
  const std::vector<std::uint16_t> tags(forms.size(), 0);
  return weigh_entities(shares, {words, tags, {}}, perceptrons);
}

using Labels = std::vector<EntityLabel>;

TEST(WeighEntities, AsksThePerceptronsWhereTheEncoderIsNotSure) {
  const auto knows_lorin = perceptrons_that_know("Lorin", place, 1000);
  const std::vector<EntityShares> unsure = {shares_of(person, 0.6F, place)};
  EXPECT_EQ(weigh({"Lorin"}, unsure, knows_lorin), Labels{place});
  EXPECT_EQ(weigh({"Marun"}, unsure, knows_lorin), Labels{person});
  EXPECT_EQ(weigh({"Lorin"}, {shares_of(outside, 0.98F, place)}, knows_lorin), Labels{place});
  EXPECT_EQ(weigh({"Lorin"}, {shares_of(outside, 0.995F, place)}, knows_lorin), Labels{outside});
}

TEST(WeighEntities, GoesOnOnlyWithItsOwnKind) {
  const auto knows_nothing = perceptrons_that_know("Lorin", place, 0);
  EXPECT_EQ(weigh({"Ana", "Berg"},
                  {shares_of(person, 0.9F, outside), shares_of(more_place, 0.6F, more_person)},
                  knows_nothing),
            (Labels{person, more_person}));
  EXPECT_EQ(weigh({"Berg"}, {shares_of(more_person, 0.9F, outside)}, knows_nothing),
            Labels{outside});
}

TEST(WeighEntities, TakesASentenceWithoutWords) {
  EXPECT_EQ(weigh({}, {}, perceptrons_that_know("Lorin", place, 0)), Labels{});
}

}  // namespace
}  // namespace dragoman::language
