#include "examples.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dragoman::train {
namespace {

using TagKey = std::tuple<Upos, std::string, std::string>;

// Typo=Yes says that the writer slipped, which no tagger needs to tell.
std::string without_typo(std::string features) {
  for (const std::string_view mark : {"|Typo=Yes", "Typo=Yes|", "Typo=Yes"}) {
    const auto at = features.find(mark);
    if (at != std::string::npos) features.erase(at, mark.size());
  }
  return features;
}

TagKey key_of(const TreeToken& token) {
  return {token.upos, token.xpos, without_typo(token.features)};
}

}  // namespace

Inventory take_inventory(const std::vector<TreeSentence>& sentences, std::size_t least_count) {
  std::map<TagKey, std::size_t> tag_counts;
  std::map<std::string, std::size_t> relation_counts;
  for (const TreeSentence& sentence : sentences) {
    for (const TreeToken& token : sentence.tokens) {
      ++tag_counts[key_of(token)];
      ++relation_counts[token.relation];
    }
  }
  // Every UPOS and Penn tag keeps at least its most frequent features.
  std::map<std::pair<Upos, std::string>, std::pair<std::size_t, TagKey>> most;
  for (const auto& [key, count] : tag_counts) {
    auto& best = most[{std::get<0>(key), std::get<1>(key)}];
    if (count > best.first) best = {count, key};
  }
  std::vector<std::pair<std::size_t, TagKey>> kept;
  for (const auto& [key, count] : tag_counts) {
    const auto& best = most[{std::get<0>(key), std::get<1>(key)}];
    if (count >= least_count || (best.second == key && count >= 2)) kept.emplace_back(count, key);
  }
  std::ranges::stable_sort(kept, std::greater{}, &std::pair<std::size_t, TagKey>::first);
  Inventory inventory;
  for (const auto& [count, key] : kept)
    inventory.tags.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key)});
  inventory.relations.emplace_back("root");
  for (const auto& [relation, count] : relation_counts)
    if (relation != "root") inventory.relations.push_back(relation);
  return inventory;
}

std::vector<Example> make_examples(const std::vector<TreeSentence>& sentences,
                                   const Inventory& inventory) {
  std::map<TagKey, language::TagIndex> tags;
  std::map<std::pair<Upos, std::string>, language::TagIndex> first_of_pair;
  std::map<Upos, language::TagIndex> first_of_upos;
  for (std::size_t i = 0; i < inventory.tags.size(); ++i) {
    const auto& tag = inventory.tags[i];
    const auto index = static_cast<language::TagIndex>(i);
    tags[{tag.upos, tag.xpos, tag.features}] = index;
    first_of_pair.try_emplace({tag.upos, tag.xpos}, index);
    first_of_upos.try_emplace(tag.upos, index);
  }
  std::map<std::string, language::RelationIndex> relations;
  for (std::size_t i = 0; i < inventory.relations.size(); ++i)
    relations[inventory.relations[i]] = static_cast<language::RelationIndex>(i);

  std::vector<Example> examples;
  examples.reserve(sentences.size());
  for (const TreeSentence& sentence : sentences) {
    Example example;
    for (const TreeToken& token : sentence.tokens) {
      example.words.push_back(language::describe_word(token.form));
      if (const auto found = tags.find(key_of(token)); found != tags.end())
        example.gold_tags.push_back(found->second);
      else if (const auto pair = first_of_pair.find({token.upos, token.xpos});
               pair != first_of_pair.end())
        example.gold_tags.push_back(pair->second);
      else
        example.gold_tags.push_back(first_of_upos[token.upos]);
      example.gold_heads.push_back(token.head);
      example.gold_relations.push_back(relations[token.relation]);
    }
    example.gold_entities = sentence.entities;
    examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace dragoman::train
