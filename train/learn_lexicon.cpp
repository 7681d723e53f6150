#include <algorithm>
#include <map>

#include "base/tsv.h"
#include "language/features.h"
#include "language/split_sentences.h"
#include "language/tokenise.h"
#include "language/word.h"
#include "paragraphs.h"
#include "random.h"
#include "train_models.h"

namespace dragoman::train {
namespace {

constexpr std::size_t longest_common_word = 5;  // as far as name parts are looked at
constexpr std::size_t least_count = 2;          // of what is learnt from the treebanks

std::string spell(std::string_view word) {
  return language::lower_case(language::plain_quotes(word));
}

bool is_plain_word(std::string_view word) {
  return std::ranges::all_of(word, language::is_lower);
}

// The stretch between blanks that holds the byte.
Span stretch_at(std::string_view text, std::size_t at) {
  const auto before = text.rfind(' ', at);
  const auto after = text.find(' ', at);
  return {before == std::string_view::npos ? 0 : before + 1,
          after == std::string_view::npos ? text.size() : after};
}

std::string cut_form(std::string_view text, const std::vector<Span>& tokens) {
  std::string cut;
  for (const Span token : tokens) {
    if (!cut.empty()) cut += ' ';
    cut += spell(slice(text, token));
  }
  return cut;
}

bool is_mark(std::string_view token) {
  return std::ranges::none_of(
      token, [](char c) { return language::is_letter(c) || language::is_digit(c); });
}

// How each stretch was cut by the treebank, marks around it left out.
using Cuts = std::map<std::string, std::map<std::string, std::size_t>>;

Cuts gather_cuts(const std::vector<TreeSentence>& sentences) {
  Cuts cuts;
  for (const TreeSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size();) {
      const Span stretch = stretch_at(sentence.text, sentence.tokens[i].span.begin);
      std::vector<Span> tokens;
      for (; i < sentence.tokens.size() && stretch.contains(sentence.tokens[i].span); ++i)
        tokens.push_back(sentence.tokens[i].span);
      if (tokens.empty()) ++i;
      while (tokens.size() > 1 && is_mark(slice(sentence.text, tokens.back()))) tokens.pop_back();
      while (tokens.size() > 1 && is_mark(slice(sentence.text, tokens.front())))
        tokens.erase(tokens.begin());
      if (tokens.empty()) continue;
      const Span whole{tokens.front().begin, tokens.back().end};
      ++cuts[spell(slice(sentence.text, whole))][cut_form(sentence.text, tokens)];
    }
  }
  return cuts;
}

}  // namespace

Result<language::Lexicon> read_lexicon(const std::filesystem::path& folder) {
  language::Lexicon lexicon;
  Faults faults;
  const auto read = [&](std::string_view file, language::WordList& words) {
    const auto table = read_tsv(folder / file, {"word"});
    if (!table) return faults.add(table.error());
    std::vector<std::string> found = words.words();
    for (const TsvRow& row : table->rows) found.emplace_back(row.cells[0]);
    words = language::WordList(std::move(found));
  };
  read("abbreviations.tsv", lexicon.abbreviations);
  read("titles.tsv", lexicon.titles);
  read("titles.tsv", lexicon.abbreviations);
  read("clitics.tsv", lexicon.clitics);
  read("hyphen_prefixes.tsv", lexicon.hyphen_prefixes);
  read("units.tsv", lexicon.units);
  if (!faults.none()) return tl::unexpected(faults.error());
  return lexicon;
}

void learn_lexicon(const std::vector<TreeSentence>& sentences, language::Lexicon& lexicon) {
  std::map<std::string, std::size_t> common;
  for (const TreeSentence& sentence : sentences) {
    for (const TreeToken& token : sentence.tokens)
      if (token.form.size() <= longest_common_word && is_plain_word(token.form))
        ++common[token.form];
  }
  std::vector<std::string> words;
  for (const auto& [word, count] : common)
    if (count >= least_count) words.push_back(word);
  lexicon.common_words = language::WordList(std::move(words));

  std::vector<std::string> exceptions;
  for (const auto& [word, forms] : gather_cuts(sentences)) {
    const auto& [cut, count] = *std::ranges::max_element(
        forms, {}, &std::map<std::string, std::size_t>::value_type::second);
    if (count < least_count || word.find('.') != std::string::npos) continue;
    const auto by_rule = language::tokenise(word, {0, word.size()}, lexicon);
    if (cut_form(word, by_rule) != cut) exceptions.push_back(cut);
  }
  lexicon.exceptions = language::CutWords(exceptions);
}

TrainingWeights train_breaks(const std::vector<TreeSentence>& sentences,
                             const language::Lexicon& lexicon, unsigned rounds) {
  const RunningText running = run_together(sentences);
  const std::string& text = running.release.text;
  std::vector<bool> ends_at(text.size() + 1);
  for (const auto& gold : running.sentences)
    ends_at[gold.offset + gold.sentence->tokens.back().span.end] = true;

  struct Decision {
    std::vector<std::uint32_t> features;
    std::size_t ends = 0;
  };
  std::vector<Decision> decisions;
  language::FeatureList features;
  for (const Block& block : running.release.blocks) {
    const auto tokens = language::tokenise(text, block.span, lexicon);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!language::may_end_after(text, tokens, i, lexicon)) continue;
      language::break_features(text, tokens, i, features);
      const auto keys = features.keys();
      decisions.push_back(
          {{keys.begin(), keys.end()}, ends_at[tokens[i].end] ? std::size_t{1} : 0});
    }
  }
  TrainingWeights weights(2);
  Random random(13);
  std::array<float, 2> scores{};
  for (unsigned round = 0; round < rounds; ++round) {
    random.shuffle(decisions);
    for (const Decision& decision : decisions) {
      weights.score(decision.features, scores);
      const std::size_t best = scores[1] > scores[0] ? 1 : 0;
      if (best != decision.ends) weights.update(decision.features, decision.ends, best);
      weights.tick();
    }
  }
  return weights;
}

}  // namespace dragoman::train
