#include "language/lemmatise.h"

#include <gtest/gtest.h>

#include "language/tables.h"
#include "language/test_model.h"

namespace dragoman::language {
namespace {

TEST(Lemmatise, MakesLemmasByFormAndTag) {
  struct Case {
    std::string_view form, xpos, expected;
  };
  constexpr Case cases[] = {
      {"met", "VBD", "meet"},
      {"agreed", "VBD", "agree"},
      {"was", "VBD", "be"},
      {"countries", "NNS", "country"},
      {"n't", "RB", "not"},
      {"n’t", "RB", "not"},
      {"better", "JJR", "good"},
      {"Korea", "NNP", "Korea"},
      {"KAMILOV", "NNP", "KAMILOV"},
      {"The", "DT", "the"},
      {"reaffirmed", "VBD", "reaffirm"},
      {"visiting", "VBG", "visit"},
      {"his", "PRP$", "his"},
      {"", "NN", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.form);
    EXPECT_EQ(lemmatise(c.form, c.xpos, test_model().tables().lemmas), c.expected);
  }
}

TEST(Lemmatise, ScriptsUndoWhatTheyWereMadeOf) {
  struct Case {
    std::string_view form, lemma;
  };
  constexpr Case cases[] = {
      {"went", "go"}, {"Cities", "city"}, {"NATO", "NATO"}, {"’s", "be"}, {"a", ""}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.form);
    EXPECT_EQ(apply_script(make_script(c.form, c.lemma), c.form), c.lemma);
  }
}

}  // namespace
}  // namespace dragoman::language
