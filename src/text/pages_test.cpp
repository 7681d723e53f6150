// The case folders of tests/cases/pages: input.* is a page, expected.txt what describe() says
// of it. With DRAGOMAN_UPDATE_CASES=1 in the environment, expected.txt is written anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/files.h"
#include "text/describe.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(DRAGOMAN_ROOT "/tests/cases/pages")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

Source source_of_case(const fs::path& folder) {
  Source source;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().stem() == "input") source.bytes = read_file(entry.path()).value();
  }
  return source;
}

TEST(Pages, ReadAsExpected) {
  const auto folders = case_folders();
  ASSERT_GE(folders.size(), 12U);
  const bool update = std::getenv("DRAGOMAN_UPDATE_CASES") != nullptr;
  for (const auto& folder : folders) {
    SCOPED_TRACE(folder.filename().string());
    const auto found = describe(load_release(source_of_case(folder), {}, test_furniture()));
    if (update) {
      ASSERT_TRUE(write_file(folder / "expected.txt", found));
      continue;
    }
    const auto expected = read_file(folder / "expected.txt");
    ASSERT_TRUE(expected) << expected.error().message;
    EXPECT_EQ(found, *expected);
  }
}

TEST(Pages, MapBackToTheirBytes) {
  for (const auto& folder : case_folders()) {
    SCOPED_TRACE(folder.filename().string());
    const auto source = source_of_case(folder);
    const auto release = load_release(source, {}, test_furniture());
    ASSERT_FALSE(release.blocks.empty());
    for (std::size_t i = 0; i < release.anchors.size(); ++i) {
      const auto& anchor = release.anchors[i];
      const auto end =
          i + 1 < release.anchors.size() ? release.anchors[i + 1].text : release.text.size();
      ASSERT_LE(anchor.text, end);
      if (!anchor.verbatim) continue;
      const Span run{anchor.text, end};
      ASSERT_LE(anchor.source + run.size(), source.bytes.size());
      EXPECT_EQ(slice(release.text, run),
                std::string_view(source.bytes).substr(anchor.source, run.size()));
    }
    std::size_t last_end = 0;
    for (const auto& block : release.blocks) {
      EXPECT_LE(last_end, block.span.begin);
      EXPECT_LT(block.span.begin, block.span.end);
      last_end = block.span.end;
      const auto place = source_span(release, block.span);
      EXPECT_LT(place.begin, place.end);
      EXPECT_LE(place.end, source.bytes.size());
      EXPECT_EQ(block_at(release, block.span.begin), &block);
    }
  }
}

// What stands in the page as ASCII words is found there at the place that source_span tells.
TEST(Pages, WordsStandWhereTheSpanSays) {
  for (const auto& folder : case_folders()) {
    const auto source = source_of_case(folder);
    if (source.bytes.starts_with("\xFF\xFE")) continue;  // two bytes a letter
    SCOPED_TRACE(folder.filename().string());
    const auto release = load_release(source, {}, test_furniture());
    std::size_t checked = 0;
    for (const auto& block : release.blocks) {
      for (auto at = block.span.begin; at < block.span.end;) {
        auto end = at;
        while (end < block.span.end &&
               std::isalpha(static_cast<unsigned char>(release.text[end]))) {
          ++end;
        }
        if (end > at) {
          const auto place = source_span(release, {at, end});
          EXPECT_EQ(slice(source.bytes, place), slice(release.text, {at, end}));
          ++checked;
        }
        at = end + 1;
      }
    }
    EXPECT_GT(checked, 20U);
  }
}

}  // namespace
}  // namespace dragoman
