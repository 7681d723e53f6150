#include "watch/watch_state.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/files.h"

namespace dragoman {
namespace {

std::filesystem::path file_with(const std::string& text) {
  auto path = std::filesystem::path(testing::TempDir()) /
              ("watch_state_" + std::to_string(::getpid()) + ".tsv");
  EXPECT_TRUE(write_file(path, text));
  return path;
}

TEST(WatchState, IsTheSameReadBack) {
  Watch watch;
  watch_for(watch, {.address = "http://a.example/rss",
                    .list = {},
                    .publisher = "KOR",
                    .published = {},
                    .changed = {},
                    .etag = "W/\"a\tb\"",
                    .modified = "Tue, 30 Nov 2021 00:30:00 GMT",
                    .digest = "abc",
                    .due = WatchTime(std::chrono::seconds(1'700'000'000)),
                    .same = 3,
                    .is_list = true});
  watch_for(watch, {.address = "http://a.example/1",
                    .list = "http://a.example/rss",
                    .publisher = {},
                    .published = parse_edtf("2021-11-30"),
                    .changed = "2021-12-01T10:00:00Z",
                    .etag = {},
                    .modified = {},
                    .digest = {},
                    .due = {},
                    .failures = 2,
                    .gone = true});
  const auto path = file_with(state_text(watch));
  const auto back = load_state(path);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->all.size(), 2U);
  EXPECT_EQ(back->all[0].etag, "W/\"a b\"");
  EXPECT_EQ(state_text(*back), state_text(watch));
  std::filesystem::remove(path);
  EXPECT_TRUE(load_state(path)->all.empty());
}

TEST(WatchState, SaysWhatIsWrong) {
  const auto path = file_with(
      "address\tlist\tpublisher\tpublished\tchanged\tetag\tmodified\tdigest\tdue\tsame\tfailures\t"
      "is_list\tgone\nhttp://a\t\t\t\t\t\t\t\tsoon\t0\t0\t0\t0\n");
  const auto state = load_state(path);
  ASSERT_FALSE(state);
  EXPECT_EQ(
      state.error().message,
      path.string() + ":2: is no row of a watch; remove the file, and all is asked for again");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dragoman
