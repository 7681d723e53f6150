#include "language/analyse.h"

#include <algorithm>

#include "dragoman/unread.h"
#include "language/encoder/projective_tree.h"
#include "language/find_entities.h"
#include "language/lemmatise.h"
#include "language/parse.h"
#include "language/split_sentences.h"
#include "language/tables.h"
#include "language/tokenise.h"
#include "language/weigh_entities.h"

namespace dragoman {

namespace language {

void analyse_sentence(std::string_view text, TokenIndex begin, const Model::Tables& model,
                      Workspace& work, Analysis& analysis) {
  const auto tokens = std::span(analysis.span).subspan(static_cast<std::size_t>(begin));
  const std::size_t size = tokens.size();
  work.words.clear();
  for (const Span token : tokens) work.words.push_back(describe_word(slice(text, token)));
  work.scores.resize(std::max(model.tagger.labels(), model.labeller.labels()));
  work.tags.resize(size);
  work.syntactic_tags.resize(size);
  work.kinds.resize(size);
  work.heads.resize(size);
  work.relations.resize(size);

  tag(work.words, model.tagger, work.scores, work.tags);
  for (std::size_t i = 0; i < size; ++i) {
    work.syntactic_tags[i] = model.syntactic_tag[work.tags[i]];
    work.kinds[i] = word_kind(model.tags[work.tags[i]].upos);
  }
  const TaggedWords sentence{work.words, work.syntactic_tags, work.kinds};
  parse(sentence, model.parser, work.state, work.heads);
  label(sentence, work.heads, model.labeller, work.scores, work.relations);
  find_entities(sentence, model.entities, begin, analysis.entities);

  for (std::size_t i = 0; i < size; ++i) {
    const Tag& chosen = model.tags[work.tags[i]];
    analysis.upos.push_back(chosen.upos);
    analysis.xpos.push_back(chosen.xpos);
    analysis.features.push_back(chosen.features);
    analysis.lemma.push_back(lemmatise(slice(text, tokens[i]), chosen.xpos, model.lemmas));
    analysis.head.push_back(work.heads[i] == root_head ? no_token : begin + work.heads[i]);
    analysis.relation.push_back(model.relations[work.relations[i]]);
  }
}

namespace {

// The network knows the context, the table more words: where the one is not sure, the other
// speaks.
std::string lemma_of(std::string_view form, const DecodedSentence& sentence, std::size_t word,
                     const Model::Tables& model) {
  constexpr float sure = 0.9F;  // of 0.7, 0.9, 0.97, 0.99 the best on EWT dev
  const Encoder& encoder = *model.encoder;
  if (sentence.script_shares[word] < sure)
    return lemmatise(form, encoder.tags[sentence.tags[word]].xpos, model.lemmas);
  std::string lemma = apply_script(encoder.scripts[sentence.scripts[word]], form);
  return lemma.empty() ? lower_case(form) : lemma;
}

void append_sentence(std::string_view text, std::span<const Span> tokens,
                     const DecodedSentence& sentence, const Model::Tables& model,
                     Analysis& analysis) {
  const Encoder& encoder = *model.encoder;
  const TokenIndex first = analysis.size();
  analysis.span.insert(analysis.span.end(), tokens.begin(), tokens.end());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Tag& tag = encoder.tags[sentence.tags[i]];
    const std::size_t head = sentence.heads[i];
    analysis.upos.push_back(tag.upos);
    analysis.xpos.push_back(tag.xpos);
    analysis.features.push_back(tag.features);
    analysis.lemma.push_back(lemma_of(slice(text, tokens[i]), sentence, i, model));
    analysis.head.push_back(head == tree_root ? no_token : first + static_cast<TokenIndex>(head));
    analysis.relation.push_back(encoder.relations[sentence.relations[i]]);
  }
}

void append_entities(std::string_view text, std::span<const Span> tokens, TokenIndex first,
                     const DecodedSentence& sentence, const Model::Tables& model,
                     std::vector<Entity>& entities) {
  std::vector<Word> words;
  std::vector<std::uint16_t> tags;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words.push_back(describe_word(slice(text, tokens[i])));
    tags.push_back(model.encoder_syntactic_tag[sentence.tags[i]]);
  }
  const auto labels = weigh_entities(sentence.entities, {words, tags, {}}, model.entities);
  for (std::size_t i = 0; i < labels.size(); ++i)
    append_label(labels[i], first + static_cast<TokenIndex>(i), entities);
}

}  // namespace

void analyse_blocks(std::string_view text, const std::vector<TokenBlock>& blocks,
                    const Model::Tables& model, Analysis& analysis) {
  const auto read = read_sentences(*model.encoder, model.lexicon, text, blocks);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (const ReadSentence& sentence : read[b]) {
      const TokenIndex first = analysis.size();
      const auto tokens =
          std::span(blocks[b].tokens).subspan(sentence.begin, sentence.end - sentence.begin);
      append_sentence(text, tokens, sentence.decoded, model, analysis);
      append_entities(text, tokens, first, sentence.decoded, model, analysis.entities);
      analysis.sentences.push_back({{first, analysis.size()}, b});
    }
  }
}

}  // namespace language

namespace {

Analysis analyse_with_encoder(const Release& release, const Model::Tables& tables) {
  std::vector<language::TokenBlock> blocks;
  for (const Block& block : release.blocks)
    blocks.push_back({language::tokenise(release.text, block.span, tables.lexicon), {}});
  Analysis analysis;
  language::analyse_blocks(release.text, blocks, tables, analysis);
  return analysis;
}

}  // namespace

Analysis analyse(const Release& release, const Model& model) {
  if (unread(release)) return analyse(readable(release), model);
  const Model::Tables& tables = model.tables();
  if (tables.encoder) return analyse_with_encoder(release, tables);
  language::Workspace work;
  Analysis analysis;
  for (std::size_t b = 0; b < release.blocks.size(); ++b) {
    const auto tokens = language::tokenise(release.text, release.blocks[b].span, tables.lexicon);
    std::size_t begin = 0;
    for (const std::size_t end :
         language::split_sentences(release.text, tokens, tables.lexicon, tables.breaks)) {
      const TokenIndex first = analysis.size();
      analysis.span.insert(analysis.span.end(), tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.begin() + static_cast<std::ptrdiff_t>(end));
      language::analyse_sentence(release.text, first, tables, work, analysis);
      analysis.sentences.push_back({{first, analysis.size()}, b});
      begin = end;
    }
  }
  return analysis;
}

}  // namespace dragoman
