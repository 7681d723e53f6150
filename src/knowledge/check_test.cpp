#include "knowledge/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"

namespace dragoman {
namespace {

// Data folders that differ from ours in one row.
std::filesystem::path copy_of_data(const std::string& file, const std::string& row) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "check-knowledge";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "hand");
  for (const auto* part : {"", "hand"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(DRAGOMAN_ROOT "/data") / part)) {
      if (entry.path().extension() != ".tsv") continue;
      std::filesystem::copy_file(entry.path(), folder / part / entry.path().filename());
    }
  }
  if (!file.empty()) {
    const auto text = read_file(folder / file);
    EXPECT_TRUE(text && write_file(folder / file, *text + row + "\n"));
  }
  return folder;
}

TEST(CheckKnowledge, FindsOurTablesInOrder) {
  const auto doubts = check_knowledge(DRAGOMAN_ROOT "/data");
  ASSERT_TRUE(doubts) << doubts.error().message;
  EXPECT_NE(std::ranges::find(*doubts, "'Congo' names COD COG"), doubts->end());
}

TEST(CheckKnowledge, ReadsRelationsAndGatherings) {
  struct Case {
    std::string file, row, expected;
  };
  const Case cases[] = {
      {"relations.tsv", "KOR\tXXX\tembassy\tEmbassy\t2001\t2000\thand", "unknown party 'XXX'"},
      {"relations.tsv", "KOR\tUZB\tembassy\tEmbassy\t2001\t2000\thand",
       "ends before it starts: from 2001 to 2000"},
      {"gatherings.tsv", "NEW\tNew Forum\t\tXXX\t\t\thand", "unknown party 'XXX'"},
      {"gatherings.tsv", "NEW\tNew Forum\t\tKOR\t\t1:soon:Seoul\thand",
       "'1:soon:Seoul' is no session; write number:date:place"},
  };
  for (const auto& c : cases) {
    const auto doubts = check_knowledge(copy_of_data(c.file, c.row));
    ASSERT_FALSE(doubts) << c.row;
    EXPECT_NE(doubts.error().message.find(c.expected), std::string::npos) << doubts.error().message;
  }
}

TEST(CheckKnowledge, DoubtsTermsThatOverlap) {
  const auto doubts = check_knowledge(copy_of_data(
      "hand/holders.tsv",
      "KOR\tforeign-minister\tForeign Minister\tSomebody Else\t\t\t2022-12\t2023-12\t\thand"));
  ASSERT_TRUE(doubts) << doubts.error().message;
  EXPECT_NE(std::ranges::find(*doubts,
                              "KOR foreign-minister: Park Jin 2022-05-12..2024-01-10 and "
                              "Somebody Else 2022-12..2023-12"),
            doubts->end());
}

}  // namespace
}  // namespace dragoman
