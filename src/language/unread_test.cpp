#include "dragoman/unread.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace dragoman {
namespace {

// A release of paragraphs of so many letters, parted by a blank line.
Release release_of(std::initializer_list<std::size_t> sizes, const std::string& letter = "x") {
  Release release;
  for (const auto size : sizes) {
    Block block;
    block.span.begin = release.text.size();
    while (release.text.size() < block.span.begin + size) release.text += letter;
    block.span.end = release.text.size();
    release.blocks.push_back(block);
    release.text += "\n\n";
  }
  return release;
}

TEST(Unread, IsNothingOfWhatIsNoLongerThanWeRead) {
  EXPECT_FALSE(unread(release_of({})));
  EXPECT_FALSE(unread(release_of({10, 20})));
  const auto longest = release_of({longest_read - 10, 10});
  EXPECT_FALSE(unread(longest));
  EXPECT_EQ(readable(longest).blocks.size(), 2U);
}

TEST(Unread, BeginsWithTheBlockThatIsTooMuch) {
  const auto release = release_of({longest_read - 5, 5, 10, 20});
  const auto rest = unread(release);
  ASSERT_TRUE(rest);
  EXPECT_EQ(*rest, (Span{release.blocks[2].span.begin, release.blocks[3].span.end}));
  const auto part = readable(release);
  EXPECT_EQ(part.blocks.size(), 2U);
  EXPECT_FALSE(unread(part));
}

// Neither a word nor a letter of several bytes is cut in two.
TEST(Unread, CutsALongBlockBetweenWords) {
  for (const std::string letter : {"Oslo ", "\u00e6", "\U0001F600"}) {
    SCOPED_TRACE(letter);
    const auto release = release_of({longest_read + 100}, letter);
    const auto part = readable(release);
    ASSERT_EQ(part.blocks.size(), 1U);
    EXPECT_LE(part.blocks[0].span.size(), longest_read);
    EXPECT_GE(part.blocks[0].span.size(), longest_read - 5);
    EXPECT_EQ(part.blocks[0].span.end % letter.size(), 0U);
    EXPECT_EQ(unread(release)->begin, part.blocks[0].span.end);
    EXPECT_FALSE(unread(part));
  }
}

}  // namespace
}  // namespace dragoman
