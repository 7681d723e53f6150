#include "shard.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dragoman::cli {
namespace {

TEST(Shard, IsReadOrSaidWhyNot) {
  struct Case {
    std::string_view option, expected;
  };
  constexpr Case cases[] = {{"", "1/1"},        {"1/1", "1/1"},   {"3/8", "3/8"},
                            {"0/8", "error"},   {"9/8", "error"}, {"8", "error"},
                            {"/8", "error"},    {"1/", "error"},  {"a/b", "error"},
                            {"1/8/2", "error"}, {"-1/8", "error"}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.option);
    const auto shard = parse_shard(c.option);
    EXPECT_EQ(shard ? fmt::format("{}/{}", shard->nth, shard->of) : "error", c.expected);
  }
}

TEST(Shard, EachNumberIsInOne) {
  for (std::size_t number = 1; number <= 20; ++number) {
    unsigned in = 0;
    for (std::size_t nth = 1; nth <= 7; ++nth) in += Shard{nth, 7}.has(number) ? 1U : 0U;
    EXPECT_EQ(in, 1U);
  }
}

}  // namespace
}  // namespace dragoman::cli
