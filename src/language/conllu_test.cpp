#include <gtest/gtest.h>

#include "dragoman/analysis.h"
#include "language/test_model.h"

namespace dragoman::language {
namespace {

// "She doesn't\nmind (Bonn)." with answers by hand.
Analysis analysis_by_hand() {
  Analysis analysis;
  analysis.span = {{0, 3}, {4, 8}, {8, 11}, {12, 16}, {17, 18}, {18, 22}, {22, 23}, {23, 24}};
  analysis.lemma = {"she", "do", "not", "mind", "(", "Bonn", ")", "."};
  analysis.upos = {Upos::pron,  Upos::aux,   Upos::part,  Upos::verb,
                   Upos::punct, Upos::propn, Upos::punct, Upos::punct};
  analysis.xpos = {"PRP", "VBZ", "RB", "VB", "-LRB-", "NNP", "-RRB-", "."};
  analysis.features = {"Case=Nom|Number=Sing", "", "", "VerbForm=Inf", "", "Number=Sing", "", ""};
  analysis.head = {3, 3, 3, no_token, 5, 3, 5, 3};
  analysis.relation = {"nsubj", "aux", "advmod", "root", "punct", "parataxis", "punct", "punct"};
  analysis.sentences = {{{0, 8}, 0}};
  analysis.entities = {{{5, 6}, EntityKind::place}};
  return analysis;
}

constexpr std::string_view by_hand =
    "# sent_id = test-1\n"
    "# text = She doesn't mind (Bonn).\n"
    "1\tShe\tshe\tPRON\tPRP\tCase=Nom|Number=Sing\t4\tnsubj\t_\t_\n"
    "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tmind\tmind\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_\n"
    "5\t(\t(\tPUNCT\t-LRB-\t_\t6\tpunct\t_\tSpaceAfter=No\n"
    "6\tBonn\tBonn\tPROPN\tNNP\tNumber=Sing\t4\tparataxis\t_\tEntity=place|SpaceAfter=No\n"
    "7\t)\t)\tPUNCT\t-RRB-\t_\t6\tpunct\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n";

TEST(Conllu, IsWritten) {
  EXPECT_EQ(to_conllu(test_release("She doesn't\nmind (Bonn)."), analysis_by_hand()), by_hand);
}

TEST(Conllu, IsReadBack) {
  const Release release = test_release("She doesn't\nmind (Bonn).");
  const auto analysis = from_conllu(by_hand, release);
  ASSERT_TRUE(analysis.has_value()) << analysis.error().message;
  EXPECT_EQ(analysis->span, analysis_by_hand().span);
  EXPECT_EQ(analysis->features, analysis_by_hand().features);
  EXPECT_EQ(analysis->head, analysis_by_hand().head);
  EXPECT_EQ(to_conllu(release, *analysis), by_hand);
}

TEST(Conllu, SurvivesTheRoundTripOfTheModel) {
  const Release release = test_release(
      "Outcome of the talks\n\nMr. Berg won’t go to the U.S.; he can't. John's “old” friend\n"
      "Ana LIMA said: 'We shouldn’t've (ever) gone to Rome/Bonn.'\n\n- Chad: 5km\n\nwhat?!");
  const std::string written = to_conllu(release, analyse(release, test_model()));
  const auto read = from_conllu(written, release);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(to_conllu(release, *read), written);
}

TEST(Conllu, ReadsEndsOfLinesCommentsAndEmptyNodes) {
  const auto analysis = from_conllu(
      "# newpar\r\n1\tau\tau\tADP\t_\t_\t2\tcase\t_\t_\r\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\r\n"
      "2\tRome\tRome\tPROPN\t_\t_\t0\troot\t_\tEntity=(1-place)",
      test_release("furniture au Rome"));
  ASSERT_TRUE(analysis.has_value()) << analysis.error().message;
  EXPECT_EQ(analysis->span, (std::vector<Span>{{10, 12}, {13, 17}}));
  EXPECT_TRUE(analysis->entities.empty());
}

TEST(Conllu, WordsThatAreNoPartsShareTheirSurface) {
  const auto analysis = from_conllu(
      "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n1\tà\tà\tADP\t_\t_\t0\troot\t_\t_\n"
      "2\tle\tle\tDET\t_\t_\t1\tdet\t_\t_\n",
      test_release("au"));
  ASSERT_TRUE(analysis.has_value()) << analysis.error().message;
  EXPECT_EQ(analysis->span, (std::vector<Span>{{0, 2}, {0, 2}}));
}

TEST(Conllu, FaultsNameTheirLines) {
  struct Case {
    std::string_view conllu, expected;
  };
  constexpr Case cases[] = {
      {"1\tone\n", "conllu:1: 2 columns where CoNLL-U has 10"},
      {"# c\n2\tone\tone\tNUM\t_\t_\t0\troot\t_\t_\n", "conllu:2: word '2' where 1 comes next"},
      {"1\tone\tone\tNUMBER\t_\t_\t0\troot\t_\t_\n",
       "conllu:1: 'NUMBER' is no UPOS of Universal Dependencies"},
      {"1\tone\tone\tNUM\t_\t_\tx\troot\t_\t_\n", "conllu:1: the head 'x' is no number"},
      {"1\tone\tone\tNUM\t_\t_\t7\troot\t_\t_\n",
       "conllu:1: the head 7 is no word of the sentence"},
      {"1\tone\tone\tNUM\t_\t_\t2\tdep\t_\t_\n2\ttwo\ttwo\tNUM\t_\t_\t1\tdep\t_\t_\n",
       "conllu:1: the heads go round in a circle at 'one'"},
      {"1\tone\tone\tNUM\t_\t_\t0\troot\t_\t_\n2\ttwo\ttwo\tNUM\t_\t_\t0\troot\t_\t_\n",
       "conllu:1: the sentence has 2 roots, not one"},
      {"1\tone\tone\tNUM\t_\t_\t2\tdep\t_\t_\n2\tten\tten\tNUM\t_\t_\t0\troot\t_\t_\n",
       "conllu:2: 'ten' does not stand here in the text of the release"},
      {"1-3\tone\t_\t_\t_\t_\t_\t_\t_\t_\n1\tone\tone\tNUM\t_\t_\t0\troot\t_\t_\n",
       "conllu:2: a range goes beyond the sentence's words"},
      {"2-1\tone\t_\t_\t_\t_\t_\t_\t_\t_\n", "conllu:1: the range '2-1' is out of order"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.conllu);
    const auto analysis = from_conllu(c.conllu, test_release("one two three"));
    ASSERT_FALSE(analysis.has_value());
    EXPECT_EQ(analysis.error().message, c.expected);
  }
}

}  // namespace
}  // namespace dragoman::language
