#include "text/furniture.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/tsv.h"
#include "text/find_dateline.h"
#include "text/html.h"
#include "text/metadata.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

const FurnitureTables& tables() {
  return *test_furniture().tables;
}

std::string to_word(FurnitureSign sign) {
  switch (sign) {
    case FurnitureSign::none:
      return "none";
    case FurnitureSign::weak:
      return "weak";
    case FurnitureSign::strong:
      return "strong";
    case FurnitureSign::end:
      return "end";
  }
  return "?";
}

// Calls check(cells) for every row of a table, naming the row that fails.
template <class Check>
void for_rows(const char* file, std::initializer_list<std::string_view> columns, Check check) {
  const auto table = read_tsv(std::string(DRAGOMAN_ROOT "/data/furniture/") + file, columns);
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_FALSE(table->rows.empty());
  for (const auto& row : table->rows) {
    SCOPED_TRACE(std::string(file) + ":" + std::to_string(row.line));
    check(row.cells);
  }
}

TEST(FurnitureTables, PhrasesKnowTheirExamples) {
  for_rows("phrases.tsv", {"match", "example"}, [](const auto& cells) {
    const auto sign = furniture_sign(cells[1], tables());
    EXPECT_EQ(to_word(sign), cells[0] == "end" ? "weak" : "strong") << cells[1];
  });
}

TEST(FurnitureTables, MarksKnowTheirExamples) {
  for_rows("marks.tsv", {"kind", "mark", "example"}, [](const auto& cells) {
    if (cells[0] == "end") {
      EXPECT_EQ(to_word(furniture_sign(cells[2], tables())), "end");
      return;
    }
    const auto lines = split_lines(cells[2], {}, tables());
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().marker, cells[1]);
    EXPECT_EQ(slice(cells[2], lines.front().words), "The two sides agreed to meet again.");
  });
}

TEST(FurnitureTables, ElementsAreTakenOff) {
  for_rows("elements.tsv", {"example"}, [](const auto& cells) {
    const auto page = "<html><body><p>Minister A met Minister B in Seoul.</p>" +
                      std::string(cells[0]) + "</body></html>";
    EXPECT_EQ(read_html(page, tables()).text.text(), "Minister A met Minister B in Seoul.");
  });
}

TEST(FurnitureTables, DateWordsKnowTheirExamples) {
  for_rows("dates.tsv", {"kind", "example"}, [](const auto& cells) {
    const auto line = date_of_line(cells[1], tables());
    EXPECT_EQ(line.date.year, 2021) << cells[1];
    EXPECT_EQ(line.kind == DateLineKind::labelled, cells[0] == "label") << cells[1];
  });
}

TEST(FurnitureTables, MetaRowsKnowTheirExamples) {
  for_rows("meta.tsv", {"field", "example"}, [](const auto& cells) {
    const auto page = read_html(std::string(cells[1]) + "<p>Text</p>", tables());
    const auto metadata = find_metadata(page.facts, tables());
    const auto found = cells[0] == "title"
                           ? (metadata.titles.empty() ? "" : metadata.titles.front())
                       : cells[0] == "date"     ? (metadata.date ? to_edtf(*metadata.date) : "")
                       : cells[0] == "language" ? metadata.language
                                                : metadata.address;
    EXPECT_FALSE(found.empty()) << cells[1];
    EXPECT_NE(cells[1].find(found), std::string_view::npos) << found;
  });
}

TEST(FurnitureTables, LanguagesKnowTheirExamples) {
  for_rows("languages.tsv", {"language", "example"},
           [](const auto& cells) { EXPECT_EQ(find_language(cells[1], "", tables()), cells[0]); });
}

TEST(Furniture, LeavesProseAlone) {
  constexpr std::string_view lines[] = {
      "The ministers met at home in Lisbon.",
      "Address by the Foreign Minister to the General Assembly",
      "Views on the region",
      "Joint Statement",
      "Share of trade between the two countries",
      "- Norway: Director General Ingrid DAHL",
      "Search and rescue at sea",
      "I.",
  };
  for (const auto line : lines) {
    EXPECT_EQ(to_word(furniture_sign(line, tables())), "none") << line;
  }
}

TEST(Furniture, NamesTheFaultyRows) {
  const auto folder = std::filesystem::temp_directory_path() / "dragoman_furniture_test";
  std::filesystem::create_directories(folder / "furniture");
  for (const char* file :
       {"marks.tsv", "elements.tsv", "dates.tsv", "meta.tsv", "languages.tsv", "phrases.tsv"}) {
    const auto bytes = read_file(std::string(DRAGOMAN_ROOT "/data/furniture/") + file).value();
    ASSERT_TRUE(write_file(folder / "furniture" / file, bytes));
  }
  ASSERT_TRUE(load_furniture(folder));
  ASSERT_TRUE(write_file(folder / "furniture/dates.tsv",
                         "kind\tword\tvalue\nmonth\tSmarch\t13\nera\tReiwa\t\n"));
  const auto loaded = load_furniture(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("dates.tsv:2: month '13' is not 1 to 12"),
            std::string::npos)
      << loaded.error().message;
  EXPECT_NE(loaded.error().message.find("dates.tsv:3: unknown kind 'era'"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dragoman
