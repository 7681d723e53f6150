#include "language/encoder/encoder.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/files.h"
#include "language/encoder/read_sentences.h"
#include "language/tables.h"
#include "language/test_model.h"
#include "language/tokenise.h"

namespace dragoman::language {
namespace {

const std::string& encoder_bytes() {
  static const std::string bytes = read_file(DRAGOMAN_ROOT "/model/english.safetensors").value();
  return bytes;
}

std::string fault_of(std::string_view bytes) {
  const auto encoder = Encoder::read(bytes, "e");
  return encoder ? "" : encoder.error().message;
}

std::vector<TokenBlock> blocks_of(const Release& release) {
  std::vector<TokenBlock> blocks;
  for (const Block& block : release.blocks)
    blocks.push_back({tokenise(release.text, block.span, test_model().tables().lexicon), {}});
  return blocks;
}

std::vector<std::vector<ReadSentence>> read(const Release& release,
                                            const std::vector<TokenBlock>& blocks) {
  const auto& tables = test_model().tables();
  return read_sentences(*tables.encoder, tables.lexicon, release.text, blocks);
}

// Where sentences begin and end, their heads and relations: all that must not change.
std::string print(const std::vector<ReadSentence>& sentences) {
  std::string printed;
  for (const ReadSentence& sentence : sentences) {
    printed += std::to_string(sentence.begin) + "-" + std::to_string(sentence.end) + ":";
    for (std::size_t i = 0; i < sentence.decoded.heads.size(); ++i) {
      printed += " " + std::to_string(static_cast<long>(sentence.decoded.heads[i])) + "/" +
                 std::to_string(sentence.decoded.relations[i]);
    }
    printed += "\n";
  }
  return printed;
}

// Blocks of many lengths: a heading, a paragraph, one longer than a window, and a sentence
// longer than that.
Release long_release() {
  std::string text = "Joint Statement\n\nThe ministers met in Oslo. They agreed on a plan.\n\n";
  for (int i = 0; i < 20; ++i)
    text += "The two sides exchanged views on trade, and on energy, in round " + std::to_string(i) +
            ". ";
  text += "\n\nThey agreed to cooperate";
  for (int i = 0; i < 80; ++i) text += ", to hold talks on item " + std::to_string(i);
  return test_release(text + ".");
}

TEST(Encoder, ReadsABlockTheSameWhateverIsBesideIt) {
  const Release release = long_release();
  const auto blocks = blocks_of(release);
  const auto together = read(release, blocks);
  ASSERT_EQ(together.size(), 4U);
  for (std::size_t i = 0; i < blocks.size(); ++i)
    EXPECT_EQ(print(read(release, {blocks[i]}).front()), print(together[i])) << "block " << i;
}

TEST(Encoder, ReadsTheSameOnManyThreads) {
  const Release release = long_release();
  const auto blocks = blocks_of(release);
  const auto expected = read(release, blocks);
  std::vector<std::vector<std::vector<ReadSentence>>> found(3);
  {
    std::vector<std::jthread> threads;
    for (auto& result : found) threads.emplace_back([&] { result = read(release, blocks); });
  }
  for (const auto& result : found)
    for (std::size_t i = 0; i < blocks.size(); ++i) EXPECT_EQ(print(result[i]), print(expected[i]));
}

TEST(Encoder, FindsSentencesThatWindowsCut) {
  const Release release = long_release();
  const auto found = read(release, blocks_of(release));
  EXPECT_EQ(found[0].size(), 1U);
  EXPECT_EQ(found[1].size(), 2U);
  EXPECT_EQ(found[2].size(), 20U);
  EXPECT_GE(found[3].size(), 2U);  // longer than any window: cut where it must be
}

TEST(Encoder, EndsNoSentenceBehindShortenedNames) {
  struct Case {
    std::string_view text;
    std::size_t sentences;
  };
  constexpr Case cases[] = {
      {"Secretary Ma. Lourdes Reyes of the Philippines met the press. She left.", 2},
      {"Deputy Minister of Foreign Affairs of Kazakhstan Zh. Akhmetova spoke.", 1},
      {"The minister received Amb. Lt. Gen. Noor Hassan. Both sides agreed to meet again.", 2},
      {"The minister met Ambassador Ma. The two sides exchanged views.", 2},
      {"Kenya gave Ksh. 20 million to the fund.", 1},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Release release = test_release(std::string(c.text));
    EXPECT_EQ(read(release, blocks_of(release)).front().size(), c.sentences);
  }
}

TEST(Encoder, KeepsSentencesThatAreGiven) {
  const Release release = test_release("The ministers met. They agreed on a plan.");
  auto blocks = blocks_of(release);
  blocks[0].ends = {2, 6, blocks[0].tokens.size()};
  const auto found = read(release, blocks);
  std::vector<std::size_t> ends;
  for (const ReadSentence& sentence : found[0]) ends.push_back(sentence.end);
  EXPECT_EQ(ends, blocks[0].ends);
}

TEST(Encoder, GivesTheSameBitsWithoutEightBitInstructions) {
  const Release release = long_release();
  const auto blocks = blocks_of(release);
  const auto plain = Encoder::read(encoder_bytes(), "e", Arithmetic::float32);
  ASSERT_TRUE(plain.has_value());
  const auto found = read_sentences(*plain, test_model().tables().lexicon, release.text, blocks);
  const auto expected = read(release, blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) EXPECT_EQ(print(found[i]), print(expected[i]));
}

TEST(Encoder, TellsFilesThatAreNone) {
  const std::string& bytes = encoder_bytes();
  EXPECT_EQ(fault_of(bytes), "");
  EXPECT_EQ(fault_of("").substr(0, 35), "e: this is no safetensors file; ins");
  std::string other = bytes;
  other.replace(other.find("dragoman-encoder"), 8, "xxxxxxxx");
  EXPECT_EQ(fault_of(other).substr(0, 33), "e: this is no encoder of Dragoman");
  std::string newer = bytes;
  newer[newer.find(R"("version":"1")") + 11] = '9';
  EXPECT_EQ(fault_of(newer).substr(0, 36), "e: the encoder is not of version 1; ");
}

// Cut short anywhere, or with a byte of its header changed: an error or a sound encoder,
// never a crash.
TEST(Encoder, SurvivesDamagedFiles) {
  const std::string& bytes = encoder_bytes();
  for (const std::size_t size : {8U, 9U, 1000U, 100'000U, 500'000U, 5'000'000U})
    EXPECT_NE(fault_of(std::string_view(bytes).substr(0, size)), "") << size;
  for (std::size_t i = 0; i < 40; ++i) {
    std::string damaged = bytes.substr(0, 400'000);
    damaged[i * 7919 % 300'000] = '\x01';
    EXPECT_NE(fault_of(damaged), "");
  }
}

}  // namespace
}  // namespace dragoman::language
