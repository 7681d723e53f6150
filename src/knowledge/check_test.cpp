#include "knowledge/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"

namespace dragoman {
namespace {

// Data folders that differ from ours in one row.
std::filesystem::path copy_of_data(const std::string& file, const std::string& row) {
  const auto folder =
      std::filesystem::path(testing::TempDir()) /
      (std::string("check-") + testing::UnitTest::GetInstance()->current_test_info()->name());
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
  // Rivals, regents in pairs and cabinets with two ministers of a kind: most are true, and what
  // is not may only grow less.
  EXPECT_LE(doubts->size(), 100U);
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

TEST(CheckKnowledge, FindsNamesOfTwo) {
  struct Case {
    std::string row, expected;
  };
  const Case cases[] = {
      {"PRK\tRepublic of Korea\tname\t\t\t\thand", "'Republic of Korea' names PRK, and KOR too ("},
      {"PRK\tCongo\tname\t\t\tshared\thand", ""},
      {"PRK\tCongo\tname\t\t\t\thand", "'Congo' names PRK, and COD too ("},
      // Before it was the other's.
      {"PRK\tRepublic of Korea\tname\t1900\t1940\t\thand", ""},
      {"PRK\tCongo\tname\t\t\tboth\thand", "unknown match 'both'; write exact, shared or nothing"},
  };
  for (const auto& c : cases) {
    const auto doubts = check_knowledge(copy_of_data("hand/names.tsv", c.row));
    EXPECT_EQ(doubts.has_value(), c.expected.empty()) << c.row;
    if (doubts || c.expected.empty()) continue;
    EXPECT_NE(doubts.error().message.find(c.expected), std::string::npos) << doubts.error().message;
  }
}

TEST(CheckKnowledge, TellsAllFaultsAtOnce) {
  const auto folder = copy_of_data("hand/names.tsv", "PRK\tSouth Korea\tname\t\t\t\thand");
  ASSERT_TRUE(write_file(folder / "relations.tsv",
                         "a\tb\tkind\tname\tfrom\tto\tsource\n"
                         "KOR\tXXX\tembassy\tEmbassy\t2001\t2000\t\n"));
  const auto doubts = check_knowledge(folder);
  ASSERT_FALSE(doubts);
  for (const std::string_view fault :
       {"relations.tsv:2: unknown party 'XXX'", "relations.tsv:2: no source",
        "relations.tsv:2: ends before it starts", "'South Korea' names PRK, and KOR too"}) {
    EXPECT_NE(doubts.error().message.find(fault), std::string::npos) << doubts.error().message;
  }
}

TEST(CheckKnowledge, DoubtsTermsThatOverlap) {
  struct Case {
    std::string row, expected;
  };
  const Case cases[] = {
      {"KOR\tforeign-minister\tMinister of Foreign Affairs\tSomebody "
       "Else\t\t\t2022-12\t2023-12\t\thand",
       ": KOR foreign-minister: Park Jin 2022-05-12..2024-01-10 and Somebody Else "
       "2022-12..2023-12"},
      // Two months may be one day.
      {"KOR\tforeign-minister\tMinister of Foreign Affairs\tSomebody "
       "Else\t\t\t2023-12\t2024-02\t\thand",
       ""},
      // Another office, or another title of it.
      {"KOR\tforeign-minister\tDelegate\tSomebody Else\t\t\t2022-12\t2023-12\t\thand", ""},
  };
  for (const auto& c : cases) {
    const auto doubts = check_knowledge(copy_of_data("hand/holders.tsv", c.row));
    ASSERT_TRUE(doubts) << doubts.error().message;
    const auto told = std::ranges::find_if(*doubts, [](const std::string& doubt) {
      return doubt.find("Somebody Else") != std::string::npos;
    });
    ASSERT_EQ(told == doubts->end(), c.expected.empty()) << c.row;
    if (told != doubts->end()) {
      EXPECT_TRUE(told->ends_with(c.expected)) << *told;
    }
  }
}

}  // namespace
}  // namespace dragoman
