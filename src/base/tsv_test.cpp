#include "base/tsv.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace dragoman {
namespace {

std::string describe(std::string_view text) {
  const auto path = std::filesystem::path(testing::TempDir()) / "table.tsv";
  EXPECT_TRUE(write_file(path, text));
  const auto table = read_tsv(path, {"code", "name"});
  if (!table) {
    auto message = table.error().message;
    for (auto at = message.find(path.string()); at != std::string::npos;
         at = message.find(path.string())) {
      message.replace(at, path.string().size(), "table.tsv");
    }
    return message;
  }
  std::string out;
  for (const auto& row : table->rows) {
    out += std::to_string(row.line) + "=" + std::string(row.cells[0]) + "," +
           std::string(row.cells[1]) + ";";
  }
  return out;
}

TEST(Tsv, ReadsTablesAndNamesFaults) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"code\tname\nKOR\tKorea\n", "2=KOR,Korea;"},
      {"name\tnote\tcode\nKorea\t\tKOR", "2=KOR,Korea;"},
      {"# states\n\ncode\tname\r\nKOR\tKorea\r\n", "4=KOR,Korea;"},
      {"code\tname\nKOR\n\nUZB\tUzbekistan\tx\n",
       "table.tsv:2: 1 cells where the header has 2; is a tab missing or too many?\n"
       "table.tsv:4: 3 cells where the header has 2; is a tab missing or too many?"},
      {"code\tlabel\n", "table.tsv:1: no column 'name' in the header"},
      {"", "table.tsv:0: no header row; the first row names the columns"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(Tsv, SplitsLists) {
  EXPECT_EQ(split("a| b |c", '|'), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(split("", '|').empty());
}

TEST(Tsv, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(read_tsv("/no/such/file.tsv", {"code"}).error().message,
            "/no/such/file.tsv: cannot be opened (No such file or directory)");
}

}  // namespace
}  // namespace dragoman
