#include "text/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace dragoman {
namespace {

Release release(std::string text) {
  Release release;
  release.text = std::move(text);
  release.blocks = {{BlockKind::paragraph, {0, release.text.size()}, "", "", 0}};
  return release;
}

// Two hundred words; the ones at every `every`th place changed.
std::string words(int seed, int every = 0, int changed = 0) {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    const bool other = every > 0 && i % every == 0 && i / every < changed;
    text += "w" + std::to_string(seed) + "x" + std::to_string(i) + (other ? "y " : " ");
  }
  return text;
}

TEST(Likeness, FallsWithTheWordsThatDiffer) {
  const auto of = [](const std::string& text) {
    return likeness(sketch_of(release(words(1))), sketch_of(release(text)));
  };
  EXPECT_EQ(of(words(1)), 1);
  EXPECT_NEAR(of(words(1, 20, 3)), 0.86, 0.12);
  EXPECT_NEAR(of(words(1, 20, 10)), 0.6, 0.15);
  EXPECT_LT(of(words(2)), 0.05);
  EXPECT_GT(of("A header that the mirror has. " + words(1)), 0.85);
  auto shouted = words(1);
  for (auto& c : shouted) c = c == ' ' ? '\n' : c == 'w' ? 'W' : c;
  EXPECT_EQ(of(shouted), 1);
  EXPECT_EQ(
      likeness(sketch_of(release("Too short to tell.")), sketch_of(release("Too short to tell."))),
      0);
  EXPECT_TRUE(sketch_of({}).empty);
}

TEST(Alike, GroupsWhateverTheOrder) {
  std::vector<Sketch> sketches;
  for (const auto& text : {words(1), words(2), words(1, 20, 2), words(3), "Head. " + words(2),
                           words(1, 15, 1), std::string("short"), std::string("short")}) {
    sketches.push_back(sketch_of(release(text)));
  }
  using Groups = std::vector<std::vector<std::size_t>>;
  EXPECT_EQ(alike(sketches), (Groups{{0, 2, 5}, {1, 4}}));
  std::ranges::reverse(sketches);
  EXPECT_EQ(alike(sketches), (Groups{{2, 5, 7}, {3, 6}}));
  sketches[2].told = 7;  // the same words of another state
  EXPECT_EQ(alike(sketches), (Groups{{3, 6}, {5, 7}}));
  EXPECT_EQ(alike({}), Groups{});
}

TEST(Alike, ManyCopiesCostNoMoreThanTheyMust) {
  const std::vector<Sketch> copies(20'000, sketch_of(release(words(1))));
  const auto groups = alike(copies);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].size(), copies.size());
}

}  // namespace
}  // namespace dragoman
