#include <algorithm>
#include <map>

#include "train_models.h"

namespace dragoman::train {
namespace {

using language::LemmaKeys;
using language::LemmaScript;

// Endings seen less often say too little of words not seen.
constexpr std::size_t least_ending_count = 2;

using ScriptCounts = std::map<LemmaScript, std::size_t>;

// The most frequent script; of equals the first in order.
const LemmaScript& most_frequent(const ScriptCounts& counts) {
  return std::ranges::max_element(counts, {}, &ScriptCounts::value_type::second)->first;
}

std::size_t total(const ScriptCounts& counts) {
  std::size_t sum = 0;
  for (const auto& [script, count] : counts) sum += count;
  return sum;
}

}  // namespace

language::LemmaTable learn_lemmas(const std::vector<TreeSentence>& sentences) {
  // By position in LemmaKeys, then by key: which scripts were seen. For endings every word
  // counts once, or frequent irregular words would rule their endings.
  std::array<std::map<std::uint32_t, ScriptCounts>, std::tuple_size_v<LemmaKeys>> seen;
  std::map<std::uint32_t, LemmaKeys> keys_of_form;
  for (const TreeSentence& sentence : sentences) {
    for (const TreeToken& token : sentence.tokens) {
      if (token.typo) continue;
      const LemmaKeys keys = language::lemma_keys(token.form, token.xpos);
      ++seen[0][keys[0]][language::make_script(token.form, token.lemma)];
      keys_of_form.try_emplace(keys[0], keys);
    }
  }
  for (const auto& [form_key, keys] : keys_of_form) {
    const LemmaScript& script = most_frequent(seen[0][form_key]);
    for (std::size_t i = 1; i < keys.size(); ++i)
      if (keys[i] != 0) ++seen[i][keys[i]][script];
  }

  // From the shortest ending to the whole form, a key is kept only if it changes what the
  // shorter ones say.
  std::map<std::uint32_t, LemmaScript> kept;
  const auto said_by_shorter = [&](const LemmaKeys& keys, std::size_t position) {
    for (std::size_t i = position + 1; i < keys.size(); ++i)
      if (const auto found = kept.find(keys[i]); keys[i] != 0 && found != kept.end())
        return found->second;
    return LemmaScript{};
  };
  for (std::size_t position = std::tuple_size_v<LemmaKeys>; position-- > 0;) {
    for (const auto& [form_key, keys] : keys_of_form) {
      const std::uint32_t key = keys[position];
      if (key == 0 || kept.contains(key)) continue;
      const ScriptCounts& counts = seen[position][key];
      if (position > 0 && total(counts) < least_ending_count) continue;
      const LemmaScript& script = most_frequent(counts);
      if (script != said_by_shorter(keys, position)) kept.emplace(key, script);
    }
  }

  language::LemmaTable table;
  std::map<LemmaScript, std::uint16_t> numbers;
  for (const auto& [key, script] : kept) {
    const auto next = static_cast<std::uint16_t>(table.scripts.size());
    const auto [number, is_new] = numbers.try_emplace(script, next);
    if (is_new) table.scripts.push_back(script);
    table.keys.push_back(key);
    table.script_of.push_back(number->second);
  }
  return table;
}

}  // namespace dragoman::train
