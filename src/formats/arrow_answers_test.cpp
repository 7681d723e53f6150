#include "formats/arrow_answers.h"

#include <gtest/gtest.h>

#include "formats/arrow_cells.h"

namespace dragoman {
namespace {

// The cells of these columns, a line a row.
std::string cells(const ArrowTable& table, const std::vector<std::string>& columns) {
  ArrowArrayStream stream{};
  export_stream(
      table.fields,
      [&table, at = std::size_t{0}]() mutable {
        return at < table.batches.size() ? table.batches[at++] : Batch{};
      },
      stream);
  auto rows = ArrowRows::open(stream, columns);
  if (!rows) return rows.error().message;
  std::string text;
  while (const auto row = rows->next()) {
    for (const auto& cell : *row) text += cell + "|";
    text += "\n";
  }
  return text;
}

TEST(PeopleTable, HasARowAPost) {
  const PersonTold somebody{
      "Grace Otieno",
      {{"Foreign Minister", "KEN", 1, on({2022, 2, 10}), on({2023, 5, 17}), {"b"}},
       {"", "KEN", 1, {}, {}, {"a"}}}};
  EXPECT_EQ(cells(people_table({somebody}), {"name", "post", "of", "first", "last"}),
            "Grace Otieno|Foreign Minister|KEN|2022-02-10|2023-05-17|\n"
            "Grace Otieno||KEN|||\n");
}

TEST(ReleasesTable, SaysSinceWhenAReleaseIsGone) {
  ReleaseHead gone;
  gone.id = "gone";
  gone.gone = Date{2024, 6, 1};
  ReleaseHead there;
  there.id = "there";
  const auto table = releases_table({gone, there});
  EXPECT_EQ(cells(table, {"id", "gone"}), "gone|2024-06-01|\nthere||\n");
  EXPECT_EQ(std::ranges::find(table.fields, "gone", &Field::name)->kind, CellKind::day);
}

TEST(HappeningsTable, HasTheDaysThatWhenMayMean) {
  Happening visit;
  visit.id = "2024-visit";
  visit.kind = HappeningKind::visit;
  visit.when = on({2024, 2, 0});
  EXPECT_EQ(cells(happenings_table({visit}), {"id", "kind", "when", "first_day", "last_day"}),
            "2024-visit|visit|2024-02|2024-02-01|2024-02-29|\n");
}

TEST(ToldTable, SaysHowSureAnEventIs) {
  Told<Event> sure;
  sure.what.confidence = 0.75;
  const auto table = told_table(std::vector{sure});
  const auto confidence = std::ranges::find(table.fields, "confidence", &Field::name);
  ASSERT_NE(confidence, table.fields.end());
  EXPECT_EQ(confidence->kind, CellKind::real);
}

TEST(ToldTable, SaysThatItsSpansAreBytes) {
  Told<Event> told;
  told.quote = "\xff no UTF-8";
  const auto table = told_table(std::vector{told});
  EXPECT_EQ(cells(table, {"quote"}), "\xEF\xBF\xBD no UTF-8|\n");
  const auto span = std::ranges::find(table.fields, "span", &Field::name);
  ASSERT_NE(span, table.fields.end());
  EXPECT_EQ(span->fields.front().name, "begin_byte");
}

}  // namespace
}  // namespace dragoman
