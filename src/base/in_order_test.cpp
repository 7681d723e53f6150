#include "base/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

namespace dragoman {
namespace {

auto count_to(int end) {
  return [i = 0, end]() mutable { return i < end ? std::optional(i++) : std::nullopt; };
}

TEST(InOrder, HandsOverInTheOrderThingsCame) {
  for (const unsigned threads : {0U, 1U, 2U, 8U}) {
    SCOPED_TRACE(threads);
    std::string seen;
    in_order<int, std::string>(
        threads, count_to(500),
        [](int i) {
          // The early ones take longest.
          if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
          return std::to_string(i) + " ";
        },
        [&](const std::string& text) { seen += text; });
    std::string expected;
    for (int i = 0; i < 500; ++i) expected += std::to_string(i) + " ";
    EXPECT_EQ(seen, expected);
  }
}

TEST(InOrder, KeepsWhatIsUnderWayBounded) {
  std::atomic<int> taken = 0;
  int handed_over = 0;
  int most = 0;
  in_order<int, int>(
      2, [&] { return taken < 2000 ? std::optional(taken++) : std::nullopt; },
      [](int i) { return i; },
      [&](int) {
        ++handed_over;
        most = std::max(most, taken.load() - handed_over);
      });
  EXPECT_EQ(handed_over, 2000);
  EXPECT_LE(most, 16);
}

TEST(InOrder, KeepsTheSizesUnderWayBounded) {
  // Sizes up to more than all there may be: such a thing goes by itself.
  std::atomic<std::size_t> under_way = 0;
  std::atomic<bool> too_much = false;
  std::size_t handed_over = 0;
  in_order<std::size_t, std::size_t>(
      4,
      [i = std::size_t{0}]() mutable { return i < 2000 ? std::optional(i++ % 13) : std::nullopt; },
      [&](std::size_t size) {
        const auto all = under_way += size;
        if (all > 10 && all != size) too_much = true;
        std::this_thread::yield();
        under_way -= size;
        return size;
      },
      [&](std::size_t) { ++handed_over; }, Load{[](std::size_t size) { return size; }, 10});
  EXPECT_EQ(handed_over, 2000U);
  EXPECT_FALSE(too_much);
}

TEST(InOrder, ThrowsOnWhatAnyStepThrows) {
  enum class Step { next, work, done };
  for (const auto step : {Step::next, Step::work, Step::done}) {
    for (const unsigned threads : {1U, 4U}) {
      const auto at_40 = [&](Step here, int i) {
        if (step == here && i == 40) throw std::runtime_error("at 40");
        return i;
      };
      int handed_over = 0;
      const auto run = [&] {
        in_order<int, int>(
            threads,
            [&, i = 0]() mutable {
              return i < 100 ? std::optional(at_40(Step::next, i++)) : std::nullopt;
            },
            [&](int i) { return at_40(Step::work, i); },
            [&](int i) {
              at_40(Step::done, i);
              ++handed_over;
            });
      };
      EXPECT_THROW(run(), std::runtime_error);
      EXPECT_EQ(handed_over, 40);
    }
  }
}

TEST(InOrder, NothingInNothingOut) {
  in_order<int, int>(
      3, count_to(0), [](int i) { return i; }, [](int) { FAIL(); });
}

}  // namespace
}  // namespace dragoman
