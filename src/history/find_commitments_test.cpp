#include <gtest/gtest.h>

#include "dragoman/commitment.h"

namespace dragoman {
namespace {

TEST(FindCommitments, FindsNothingInNothing) {
  const auto words = CommitmentWords::load(DRAGOMAN_ROOT "/data");
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_TRUE(find_commitments({}, {}, *words).empty());
}

}  // namespace
}  // namespace dragoman
