#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dragoman/analysis.h"
#include "language/test_model.h"

namespace dragoman::language {
namespace {

std::string form(const Release& release, const Analysis& analysis, TokenIndex token) {
  if (token == no_token) return "-";
  return std::string(slice(release.text, analysis.span[static_cast<std::size_t>(token)]));
}

// "form/UPOS relation>head" for each word.
std::string print_tree(std::string text, const Model& model) {
  const Release release = test_release(std::move(text));
  const Analysis analysis = analyse(release, model);
  std::string printed;
  for (TokenIndex i = 0; i < analysis.size(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    printed += fmt::format("{}{}/{} {}>{}", i == 0 ? "" : ", ", form(release, analysis, i),
                           to_string(analysis.upos[at]), analysis.relation[at],
                           form(release, analysis, analysis.head[at]));
  }
  return printed;
}

std::string print_entities(std::string text) {
  const Release release = test_release(std::move(text));
  const Analysis analysis = analyse(release, test_model());
  std::string printed;
  for (const Entity& entity : analysis.entities) {
    const Span first = analysis.span[static_cast<std::size_t>(entity.tokens.begin)];
    const Span last = analysis.span[static_cast<std::size_t>(entity.tokens.end - 1)];
    printed += fmt::format("{}{}: {}", printed.empty() ? "" : ", ", to_string(entity.kind),
                           slice(release.text, {first.begin, last.end}));
  }
  return printed;
}

// Every array as long as the others, sentences in order, one root each, heads inside.
void expect_sound(const Release& release, const Analysis& analysis) {
  const auto size = analysis.span.size();
  ASSERT_EQ(analysis.lemma.size(), size);
  ASSERT_EQ(analysis.upos.size(), size);
  ASSERT_EQ(analysis.xpos.size(), size);
  ASSERT_EQ(analysis.features.size(), size);
  ASSERT_EQ(analysis.head.size(), size);
  ASSERT_EQ(analysis.relation.size(), size);
  TokenIndex next = 0;
  for (const Sentence& sentence : analysis.sentences) {
    EXPECT_EQ(sentence.tokens.begin, next);
    EXPECT_LT(sentence.tokens.begin, sentence.tokens.end);
    next = sentence.tokens.end;
    int roots = 0;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const auto at = static_cast<std::size_t>(i);
      EXPECT_TRUE(release.blocks[sentence.block].span.contains(analysis.span[at]));
      roots += analysis.head[at] == no_token;
      EXPECT_EQ(analysis.head[at] == no_token, analysis.relation[at] == "root");
      EXPECT_TRUE(analysis.head[at] == no_token || sentence.tokens.contains(analysis.head[at]));
    }
    EXPECT_EQ(roots, 1);
  }
  EXPECT_EQ(next, analysis.size());
}

TEST(Analyse, ParsesPlainSentences) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"The ministers signed an agreement in Oslo.",
       "The/DET det>ministers, ministers/NOUN nsubj>signed, signed/VERB root>-, "
       "an/DET det>agreement, agreement/NOUN obj>signed, in/ADP case>Oslo, "
       "Oslo/PROPN nmod>agreement, ./PUNCT punct>signed"},
      {"President Berg met with the Prime Minister of Chad.",
       "President/PROPN nmod:desc>Berg, Berg/PROPN nsubj>met, met/VERB root>-, "
       "with/ADP case>Minister, the/DET det>Minister, Prime/ADJ amod>Minister, "
       "Minister/PROPN obl>met, of/ADP case>Chad, Chad/PROPN nmod>Minister, ./PUNCT punct>met"},
      {"The delegation thanked Chad, which had hosted the talks since 2019.",
       "The/DET det>delegation, delegation/NOUN nsubj>thanked, thanked/VERB root>-, "
       "Chad/PROPN obj>thanked, ,/PUNCT punct>hosted, which/PRON nsubj>hosted, "
       "had/AUX aux>hosted, hosted/VERB acl:relcl>Chad, the/DET det>talks, "
       "talks/NOUN obj>hosted, since/ADP case>2019, 2019/NUM obl>hosted, ./PUNCT punct>thanked"},
      {"She said that they would not sign it.",
       "She/PRON nsubj>said, said/VERB root>-, that/SCONJ mark>sign, they/PRON nsubj>sign, "
       "would/AUX aux>sign, not/PART advmod>sign, sign/VERB ccomp>said, it/PRON obj>sign, "
       "./PUNCT punct>said"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(print_tree(std::string(c.text), test_model()), c.expected);
  }
}

TEST(Analyse, ParsesFast) {
  EXPECT_EQ(print_tree("She said that they would not sign it.", fast_model()),
            "She/PRON nsubj>said, said/VERB root>-, that/SCONJ mark>sign, they/PRON nsubj>sign, "
            "would/AUX aux>sign, not/PART advmod>sign, sign/VERB ccomp>said, it/PRON obj>sign, "
            "./PUNCT punct>said");
}

TEST(Analyse, FindsNames) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"President John Smith visited Germany on Tuesday.", "person: John Smith, place: Germany"},
      {"The United Nations sent French doctors to Baghdad.",
       "organisation: United Nations, nationality: French, place: Baghdad"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(print_entities(std::string(c.text)), c.expected);
  }
}

TEST(Analyse, YieldsLessForEmptyTexts) {
  for (const std::string_view text : {"", " ", "\n \n", "\u00A0"}) {
    const Analysis analysis = analyse(test_release(std::string(text)), test_model());
    EXPECT_EQ(analysis.size(), 0);
    EXPECT_TRUE(analysis.sentences.empty());
  }
  EXPECT_EQ(analyse(Release{}, test_model()).size(), 0);
}

TEST(Analyse, KeepsBlocksApart) {
  const Release release = test_release("A visit\n\nof friends. They left.");
  const Analysis analysis = analyse(release, test_model());
  ASSERT_EQ(analysis.sentences.size(), 3U);
  EXPECT_EQ(analysis.sentences[0].block, 0U);
  EXPECT_EQ(analysis.sentences[2].block, 1U);
  expect_sound(release, analysis);
}

TEST(Analyse, StaysSoundOnHostileTexts) {
  std::string brackets(20'000, '(');
  std::string garbage;
  for (int i = 0; i < 50'000; ++i) garbage += static_cast<char>((i * 7919) >> 3);
  std::string sentences;
  while (sentences.size() < 1'000'000) sentences += "The two sides agreed on item 7, and left; ";
  for (const std::string& text : {std::string(1'000'000, 'x'), brackets, garbage, sentences,
                                  std::string(1'000'000, '-'), std::string(100'000, '.')}) {
    const Release release = test_release(text);
    expect_sound(release, analyse(release, fast_model()));
    // The encoder takes its time, but no more for such texts than for others.
    const Release shorter = test_release(text.substr(0, 5'000));
    expect_sound(shorter, analyse(shorter, test_model()));
  }
}

TEST(Analyse, SaysTheSameTwice) {
  const Release release = test_release(
      "Foreign Minister Ana BERG welcomed Chad's offer. “We don't mind,” she said.\n\nEnd");
  EXPECT_EQ(to_conllu(release, analyse(release, test_model())),
            to_conllu(release, analyse(release, test_model())));
}

}  // namespace
}  // namespace dragoman::language
