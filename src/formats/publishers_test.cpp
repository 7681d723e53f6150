#include "formats/publishers.h"

#include <gtest/gtest.h>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

TEST(PublisherName, IsThatOfItsTime) {
  const auto publishers = load_publishers(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  ASSERT_TRUE(publishers) << publishers.error().message;
  struct Case {
    const char* code;
    std::optional<When> day;
    const char* expected;
  };
  const Case cases[] = {
      {"KOR", {}, "Ministry of Foreign Affairs, Republic of Korea"},
      {"KOR", on({2010, 5, 1}), "Ministry of Foreign Affairs and Trade, Republic of Korea"},
      {"GBR", on({2019, 0, 0}), "Foreign & Commonwealth Office, United Kingdom"},
      {"GBR", on({2021, 3, 4}), "Foreign, Commonwealth & Development Office, United Kingdom"},
      {"NRU", {}, "Nauru"},        // not in the table
      {"org:Guild", {}, "Guild"},  // nor in any
      {"", {}, ""}};
  for (const auto& c : cases) {
    EXPECT_EQ(publisher_name(c.code, c.day, *publishers, test_knowledge()), c.expected);
  }
  // Every party of the table is one, so that no row is there in vain.
  for (const auto& row : *publishers) {
    EXPECT_NE(test_knowledge().party(row.party), nullptr) << row.party;
  }
}

}  // namespace
}  // namespace dragoman
