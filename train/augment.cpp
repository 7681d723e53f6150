#include "augment.h"

#include <algorithm>

#include "language/word.h"

namespace dragoman::train {
namespace {

constexpr std::size_t shortest_name = 4;  // shorter ones may be initials or "II"

bool is_person(language::EntityLabel label) {
  return label != language::outside && language::kind_of(label) == EntityKind::person;
}

// The last words of names of two words and more.
std::vector<std::size_t> family_names(const TreeSentence& sentence) {
  std::vector<std::size_t> found;
  const auto& labels = sentence.entities;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const bool continues = labels[i] == language::goes_on(EntityKind::person);
    const bool ends = i + 1 == labels.size() || labels[i + 1] != labels[i];
    if (continues && ends && is_person(labels[i - 1]) &&
        sentence.tokens[i].form.size() >= shortest_name)
      found.push_back(i);
  }
  return found;
}

}  // namespace

std::vector<TreeSentence> with_capital_names(const std::vector<TreeSentence>& sentences) {
  std::vector<TreeSentence> copies;
  bool take = false;
  for (const TreeSentence& sentence : sentences) {
    const auto names = family_names(sentence);
    if (names.empty()) continue;
    take = !take;
    if (!take) continue;
    copies.push_back(sentence);
    for (const std::size_t name : names) {
      std::ranges::transform(
          copies.back().tokens[name].form, copies.back().tokens[name].form.begin(),
          [](char c) { return language::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
    }
  }
  return copies;
}

}  // namespace dragoman::train
