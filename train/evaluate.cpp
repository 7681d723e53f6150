#include "evaluate.h"

#include <fmt/format.h>

#include <time.h>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "language/analyse.h"
#include "language/tables.h"
#include "paragraphs.h"

namespace dragoman::train {
namespace {

struct Counts {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  [[nodiscard]] double f1() const {
    return gold + found == 0
               ? 0
               : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

// Processor time of this thread in seconds: other work on the machine does not count.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The words of the treebank as an analysis, with its answers.
Analysis gold_analysis(const RunningText& running) {
  Analysis gold;
  for (const auto& [sentence, offset, block] : running.sentences) {
    const TokenIndex first = gold.size();
    for (const TreeToken& token : sentence->tokens) {
      gold.span.push_back({offset + token.span.begin, offset + token.span.end});
      gold.lemma.push_back(token.lemma);
      gold.upos.push_back(token.upos);
      gold.xpos.push_back(token.xpos);
      gold.features.push_back(token.features);
      gold.head.push_back(token.head < 0 ? no_token : first + token.head);
      gold.relation.push_back(token.relation);
    }
    gold.sentences.push_back({{first, gold.size()}, block});
    for (std::size_t i = 0; i < sentence->entities.size(); ++i) {
      const auto label = sentence->entities[i];
      const auto token = first + static_cast<TokenIndex>(i);
      if (label == language::outside) continue;
      if (label % 2 == 0)
        gold.entities.back().tokens.end = token + 1;
      else
        gold.entities.push_back({{token, token + 1}, language::kind_of(label)});
    }
  }
  return gold;
}

std::vector<language::TokenBlock> blocks_of(const Analysis& gold, std::size_t count) {
  std::vector<language::TokenBlock> blocks(count);
  for (const Sentence& sentence : gold.sentences) {
    language::TokenBlock& block = blocks[sentence.block];
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      block.tokens.push_back(gold.span[static_cast<std::size_t>(i)]);
    block.ends.push_back(block.tokens.size());
  }
  return blocks;
}

// The model's analysis of the gold tokens and sentences.
Analysis analyse_gold_tokens(const RunningText& running, const Analysis& gold, const Model& model) {
  Analysis analysis;
  if (model.tables().encoder) {
    language::analyse_blocks(running.release.text, blocks_of(gold, running.release.blocks.size()),
                             model.tables(), analysis);
    return analysis;
  }
  language::Workspace work;
  for (const Sentence& sentence : gold.sentences) {
    const TokenIndex first = analysis.size();
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      analysis.span.push_back(gold.span[static_cast<std::size_t>(i)]);
    language::analyse_sentence(running.release.text, first, model.tables(), work, analysis);
    analysis.sentences.push_back(sentence);
  }
  return analysis;
}

struct Scores {
  Counts words, sentences, upos, xpos, features, lemmas, heads, relations, relation_types;
};

// "nsubj" of "nsubj:pass": LAS of the shared task looks at it alone.
std::string_view without_subtype(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

std::set<Span> sentence_spans(const Analysis& analysis) {
  std::set<Span> spans;
  for (const Sentence& sentence : analysis.sentences) {
    spans.insert({analysis.span[static_cast<std::size_t>(sentence.tokens.begin)].begin,
                  analysis.span[static_cast<std::size_t>(sentence.tokens.end - 1)].end});
  }
  return spans;
}

Scores compare(const Analysis& gold, const Analysis& found) {
  std::map<Span, std::size_t> gold_words;
  for (std::size_t i = 0; i < gold.span.size(); ++i) gold_words[gold.span[i]] = i;
  Scores scores;
  const auto head_span = [](const Analysis& analysis, std::size_t word) {
    const TokenIndex head = analysis.head[word];
    return head == no_token ? Span{} : analysis.span[static_cast<std::size_t>(head)];
  };
  for (std::size_t i = 0; i < found.span.size(); ++i) {
    const auto match = gold_words.find(found.span[i]);
    if (match == gold_words.end()) continue;
    const std::size_t g = match->second;
    ++scores.words.right;
    scores.upos.right += gold.upos[g] == found.upos[i];
    scores.xpos.right += gold.xpos[g] == found.xpos[i];
    scores.features.right += gold.features[g] == found.features[i];
    scores.lemmas.right += gold.lemma[g] == found.lemma[i];
    if (head_span(gold, g) != head_span(found, i)) continue;
    ++scores.heads.right;
    scores.relations.right += gold.relation[g] == found.relation[i];
    scores.relation_types.right +=
        without_subtype(gold.relation[g]) == without_subtype(found.relation[i]);
  }
  for (Counts* counts :
       {&scores.words, &scores.upos, &scores.xpos, &scores.features, &scores.lemmas, &scores.heads,
        &scores.relations, &scores.relation_types}) {
    counts->gold = gold.span.size();
    counts->found = found.span.size();
  }
  const auto gold_sentences = sentence_spans(gold);
  const auto found_sentences = sentence_spans(found);
  scores.sentences = {gold_sentences.size(), found_sentences.size(), 0};
  for (const Span span : found_sentences) scores.sentences.right += gold_sentences.contains(span);
  return scores;
}

std::string print(std::string_view title, const Scores& s) {
  return fmt::format(
      "{:<11} words {:.2f}  sentences {:.2f}  UPOS {:.2f}  XPOS {:.2f}  feats {:.2f}  lemma {:.2f} "
      " "
      "UAS {:.2f}  LAS {:.2f} ({:.2f} with subtypes)\n",
      title, s.words.f1(), s.sentences.f1(), s.upos.f1(), s.xpos.f1(), s.features.f1(),
      s.lemmas.f1(), s.heads.f1(), s.relation_types.f1(), s.relations.f1());
}

std::string print_entities(const Analysis& gold, const Analysis& found) {
  using Key = std::tuple<EntityKind, TokenRange>;
  std::set<Key> known;
  for (const Entity& entity : gold.entities) known.insert({entity.kind, entity.tokens});
  std::map<EntityKind, Counts> by_kind;
  Counts all;  // person, organisation, place: what UNER labels
  for (const Entity& entity : gold.entities) ++by_kind[entity.kind].gold;
  for (const Entity& entity : found.entities) {
    ++by_kind[entity.kind].found;
    by_kind[entity.kind].right += known.contains({entity.kind, entity.tokens});
  }
  std::string text = "entities   ";
  for (const auto& [kind, counts] : by_kind) {
    text += fmt::format(" {} {:.2f} ({})", to_string(kind), counts.f1(), counts.gold);
    if (kind == EntityKind::nationality) continue;
    all.gold += counts.gold;
    all.found += counts.found;
    all.right += counts.right;
  }
  return text + fmt::format("  PER+ORG+LOC F1 {:.2f}\n", all.f1());
}

}  // namespace

std::string evaluate(const std::vector<TreeSentence>& sentences, const Model& model) {
  const RunningText running = run_together(sentences);
  const Analysis gold = gold_analysis(running);
  double start = thread_seconds();
  const Analysis from_tokens = analyse_gold_tokens(running, gold, model);
  const double token_seconds = thread_seconds() - start;
  start = thread_seconds();
  const Analysis from_text = analyse(running.release, model);
  const double text_seconds = thread_seconds() - start;
  const auto count = static_cast<double>(sentences.size());
  return print("gold tokens", compare(gold, from_tokens)) +
         print("raw text", compare(gold, from_text)) + print_entities(gold, from_tokens) +
         fmt::format(
             "speed       {:.0f} sentences/s from tokens, {:.0f} from text ({:.1f} words each)\n",
             count / token_seconds, count / text_seconds,
             static_cast<double>(gold.span.size()) / count);
}

}  // namespace dragoman::train
