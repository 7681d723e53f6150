#include "language/encoder/word_pieces.h"

#include <gtest/gtest.h>

namespace dragoman::language {
namespace {

std::string cut(std::string_view word) {
  static const WordPieces pieces({"[UNK]", "[CLS]", "[SEP]", "the", "dele", "##gation", "##s",
                                  "muhammad", "s", "##ao", "tome", "-", "'", "g", "##7", "а",
                                  "##б"});
  std::vector<PieceIndex> found;
  pieces.cut(word, found);
  std::string printed;
  for (const PieceIndex piece : found)
    printed += (printed.empty() ? "" : " ") + pieces.piece(piece);
  return printed;
}

TEST(WordPieces, TakeTheLongestPieceFirst) {
  struct Case {
    std::string_view word, expected;
  };
  const std::string endless(100'000, 's');
  const Case cases[] = {
      {"the", "the"},
      {"THE", "the"},
      {"delegations", "dele ##gation ##s"},
      {"São", "s ##ao"},           // without its accent
      {"tome-the", "tome - the"},  // marks stand by themselves
      {"'s", "' s"},
      {"G7", "g ##7"},
      {"theatre", "[UNK]"},  // a part is no piece
      {"the-zzz-the", "the - [UNK] - the"},
      {"АБ", "а ##б"},  // not only ASCII has capitals
      {"", "[UNK]"},
      {"\xFF\xFE", "[UNK]"},
      {"----------------", "- - - - - - - - - - - -"},  // no more than most_pieces_of_word
      {endless, "[UNK]"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.word.substr(0, 40));
    EXPECT_EQ(cut(c.word), c.expected);
  }
}

TEST(WordPieces, AreUnsoundWithoutTheirMarks) {
  EXPECT_FALSE(WordPieces({"the"}).sound());
  EXPECT_TRUE(WordPieces({"[SEP]", "[CLS]", "[UNK]"}).sound());
}

TEST(WordPieces, TellCasing) {
  struct Case {
    std::string_view word;
    Casing expected;
  };
  constexpr Case cases[] = {
      {"2021", Casing::none},        {"talks", Casing::lower},  {"Seoul", Casing::title},
      {"NATO", Casing::upper},       {"KazAID", Casing::mixed}, {"A", Casing::letter},
      {"Østergaard", Casing::title}, {"ÅSA", Casing::upper},    {"Jean-Yves", Casing::mixed},
      {"3rd", Casing::lower},        {"", Casing::none},        {"’", Casing::none},
  };
  for (const auto& c : cases) EXPECT_EQ(casing(c.word), c.expected) << c.word;
}

}  // namespace
}  // namespace dragoman::language
