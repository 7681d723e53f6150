#include "progress.h"

#include <gtest/gtest.h>

namespace dragoman::cli {
namespace {

TEST(Progress, TellsRateAndTimeLeft) {
  struct Case {
    Progressed progressed;
    std::string_view expected;
  };
  const Case cases[] = {
      {{1, 0, 0.2, {}, {}}, "1 release"},
      {{12345, 0, 10, {}, {}}, "12345 releases, 1234 a second"},
      {{50, 0, 10, 0.25, {}}, "50 releases, 25% of the input, 5.0 a second, 30 s left"},
      {{600, 500, 60, 0.6, 0.5}, "600 releases, 60% of the input, 1.7 a second, 4 min left"},
      {{600, 0, 60, 0.001, 0}, "600 releases, 0% of the input, 10 a second, 16.6 h left"},
      {{600, 600, 60, 0.5, 0.5}, "600 releases, 50% of the input"},
      {{600, 0, 60, 1, {}}, "600 releases, 100% of the input, 10 a second, 0 s left"},
  };
  for (const auto& c : cases) EXPECT_EQ(describe(c.progressed), c.expected);
}

}  // namespace
}  // namespace dragoman::cli
