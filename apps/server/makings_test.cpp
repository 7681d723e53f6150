#include "makings.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace dragoman::server {
namespace {

using Answer = std::shared_ptr<const Response>;

Answer saying(std::string words) {
  Response response;
  response.body = std::move(words);
  return std::make_shared<const Response>(std::move(response));
}

TEST(Makings, AreRunOnceForAllWhoAsk) {
  Makings makings;
  std::vector<std::string> taken;
  const auto take = [&](const Answer& answer) { taken.push_back(answer->body); };
  int made = 0;
  const auto make = [&](const auto&) { return saying(std::to_string(++made)); };
  const auto first = makings.ask("a", {.take = take}, make);
  ASSERT_TRUE(first);
  EXPECT_FALSE(makings.ask("a", {.take = take}, make));
  const auto other = makings.ask("b", {.take = take}, make);
  ASSERT_TRUE(other);
  const auto own = makings.ask("", {.take = take}, make);  // shared with nobody
  const auto another = makings.ask("", {.take = take}, make);
  ASSERT_TRUE(own);
  ASSERT_TRUE(another);
  first();
  EXPECT_EQ(taken, (std::vector<std::string>{"1", "1"}));
  other();
  own();
  another();
  EXPECT_EQ(taken, (std::vector<std::string>{"1", "1", "2", "3", "4"}));
  EXPECT_TRUE(makings.ask("a", {.take = take}, make));  // over, so anew
}

TEST(Makings, TellAllOfAFailure) {
  Makings makings;
  std::vector<unsigned> taken;
  const auto take = [&](const Answer& answer) { taken.push_back(answer->status); };
  const auto fails = [](const auto&) -> Answer { throw std::runtime_error("broken"); };
  const auto work = makings.ask("a", {.take = take}, fails);
  EXPECT_FALSE(makings.ask("a", {.take = take}, fails));
  work();
  EXPECT_EQ(taken, (std::vector<unsigned>{500, 500}));
}

// One who asks while what nobody waits for is given up has it made anew.
TEST(Makings, AreGivenUpOnlyOnceAllHaveGone) {
  Makings makings;
  bool first_gone = false;
  bool second_gone = false;
  std::vector<std::string> taken;
  const auto take = [&](const Answer& answer) { taken.push_back(answer->body); };
  const auto anew = [](const auto&) { return saying("anew"); };
  std::function<void()> later;
  const auto work = makings.ask("a", {[&] { return first_gone; }, take}, [&](const auto& all_gone) {
    EXPECT_FALSE(all_gone());
    first_gone = true;
    EXPECT_FALSE(all_gone());
    second_gone = true;
    EXPECT_TRUE(all_gone());
    later = makings.ask("a", {.take = take}, anew);
    return saying("given up");
  });
  EXPECT_FALSE(makings.ask("a", {[&] { return second_gone; }, take}, anew));
  work();
  EXPECT_EQ(taken, (std::vector<std::string>{"given up", "given up"}));
  ASSERT_TRUE(later);
  EXPECT_FALSE(makings.ask("a", {.take = take}, anew));  // the first's end did not end this one
  later();
  EXPECT_EQ(taken, (std::vector<std::string>{"given up", "given up", "anew", "anew"}));
}

TEST(Makings, AnswerAllThreads) {
  Makings makings;
  std::atomic<int> made = 0;
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) {
          const auto work = makings.ask(std::to_string(i % 3),
                                        {[] { return false; }, [&](const Answer&) { ++taken; }},
                                        [&](const auto& all_gone) {
                                          ++made;
                                          EXPECT_FALSE(all_gone());
                                          return saying("it");
                                        });
          if (work) work();
        }
      });
    }
  }
  EXPECT_EQ(taken, 1600);
  EXPECT_LE(made, 1600);
}

}  // namespace
}  // namespace dragoman::server
