#include "language/split_sentences.h"

#include <gtest/gtest.h>

#include "language/tables.h"
#include "language/test_model.h"
#include "language/tokenise.h"

namespace dragoman::language {
namespace {

std::string split(std::string_view text) {
  const auto& model = test_model().tables();
  const auto tokens = tokenise(text, {0, text.size()}, model.lexicon);
  std::string printed;
  std::size_t begin = 0;
  for (const std::size_t end : split_sentences(text, tokens, model.lexicon, model.breaks)) {
    if (!printed.empty()) printed += " | ";
    printed += slice(text, {tokens[begin].begin, tokens[end - 1].end});
    begin = end;
  }
  return printed;
}

TEST(SplitSentences, EndsThemAtTheirEnd) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"", ""},
      {"A heading", "A heading"},
      {"They met in Oslo. They agreed to meet again.",
       "They met in Oslo. | They agreed to meet again."},
      {"Mr. Berg thanked Dr. Okoye. Both left.", "Mr. Berg thanked Dr. Okoye. | Both left."},
      {"Secretary Ma. Lourdes Reyes met Amb. Brig. Gen. Noor. Both left.",
       "Secretary Ma. Lourdes Reyes met Amb. Brig. Gen. Noor. | Both left."},
      {"It gave Ksh. Five million to Zh. Akhmetova.",
       "It gave Ksh. Five million to Zh. Akhmetova."},
      {"The U.S. Government welcomed the U.S. delegation. It left.",
       "The U.S. Government welcomed the U.S. delegation. | It left."},
      {"President Anna R. Berg, Jr. spoke. She left.",
       "President Anna R. Berg, Jr. spoke. | She left."},
      {"Resolution No. 12 was adopted. Was it? Yes!",
       "Resolution No. 12 was adopted. | Was it? | Yes!"},
      {"“We agree.” He said so on Nov. 3 in Oslo.", "“We agree.” | He said so on Nov. 3 in Oslo."},
      {"It gave $3.5 million. The rest comes later.",
       "It gave $3.5 million. | The rest comes later."},
      {"It was signed\nin Oslo.\nIt holds.", "It was signed\nin Oslo. | It holds."},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(split(c.text), c.expected);
  }
}

TEST(SplitSentences, BeginsBehindADateline) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"OSLO – The ministers met in Oslo.", "OSLO – | The ministers met in Oslo."},
      {"Oslo (MFA) – The ministers met in Oslo.", "Oslo (MFA) – | The ministers met in Oslo."},
      {"Oslo, 3 May 2023 -- The ministers met.", "Oslo, 3 May 2023 -- | The ministers met."},
      {"Norway–Chile talks were held in Oslo.", "Norway–Chile talks were held in Oslo."},
      {"Norway and Chile – The ministers met.", "Norway and Chile – The ministers met."},
      {"Minister Ana Berg – once of Oslo – met them.",
       "Minister Ana Berg – once of Oslo – met them."},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(split(c.text), c.expected);
  }
}

TEST(SplitSentences, CutsEndlessOnes) {
  std::string text;
  for (std::size_t i = 0; i < 3 * longest_sentence; ++i) text += "and ";
  const auto& model = test_model().tables();
  const auto tokens = tokenise(text, {0, text.size()}, model.lexicon);
  EXPECT_EQ(split_sentences(text, tokens, model.lexicon, model.breaks),
            (std::vector<std::size_t>{400, 800, 1200}));
}

}  // namespace
}  // namespace dragoman::language
