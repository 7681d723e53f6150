#include "merge_lines.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "test_folder.h"

namespace dragoman::cli {
namespace {

std::string line(std::string_view id, int number) {
  return fmt::format("{{\"id\":\"{}\",\"release\":{{}},\"number\":{}}}\n", id, number);
}

class MergedLinesTest : public TestFolder {
 protected:
  // Numbers and ids in the order they come; errors with their place.
  std::string describe(const std::vector<std::string>& names) {
    std::vector<std::filesystem::path> files;
    for (const auto& name : names) files.push_back(folder() / name);
    MergedLines lines(files);
    std::string text;
    while (const auto next = lines.next()) {
      text += *next ? fmt::format("{}{} ", (*next)->text.substr(7, 1), (*next)->number)
                    : fmt::format("[{}] ", without_folder(next->error().message));
    }
    return text + fmt::format("missing {}", lines.missing());
  }
};

TEST_F(MergedLinesTest, ComeInOneOrderWhateverThatOfTheFiles) {
  put("1", line("a", 1) + line("d", 4) + "\n" + line("e", 5));
  put("2", line("b", 2) + line("c", 3) + line("f", 8));
  put("3", "");
  EXPECT_EQ(describe({"1", "2", "3"}), "a1 b2 c3 d4 e5 f8 missing 2");
  EXPECT_EQ(describe({"3", "2", "1"}), "a1 b2 c3 d4 e5 f8 missing 2");
  // Two runs of map have the same numbers.
  put("4", line("x", 1) + line("y", 2));
  EXPECT_EQ(describe({"4", "2"}), "x1 b2 y2 c3 f8 missing 4");
  EXPECT_EQ(describe({"2", "4"}), "x1 b2 y2 c3 f8 missing 4");
  EXPECT_EQ(describe({"4", "4"}), "x1 x1 y2 y2 missing 0");
}

TEST_F(MergedLinesTest, AFaultEndsOnlyItsFile) {
  put("1", line("a", 1) + line("c", 3));
  put("cut", line("b", 2) + line("d", 4).substr(0, 20));
  put("unsorted", line("e", 5) + line("f", 4));
  put("bare", "{\"id\":\"a\",\"facts\":[]}\n");
  EXPECT_EQ(describe({"1", "cut", "unsorted", "bare", "absent"}),
            "[bare:1: is no reading with its release; make it with `dragoman map --with-release`] "
            "[absent: cannot be opened (No such file or directory)] a1 b2 "
            "[cut:2: is no reading with its release; make it with `dragoman map --with-release`, "
            "and give only files that are whole] c3 e5 "
            "[unsorted:2: its number is less than that of the line before; sort the file's lines "
            "by \"number\", or map it again] missing 1");
}

TEST(NumberOf, IsThatAtTheEnd) {
  EXPECT_EQ(number_of(R"({"a":",\"number\":1}","number":12})"), 12U);
  for (const auto* text : {"", "{}", R"({"number":12})", R"({"a":1,"number":12)",
                           R"({"a":1,"number":-1})", R"({"a":1,"number":1,"b":2})"}) {
    EXPECT_EQ(number_of(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace dragoman::cli
