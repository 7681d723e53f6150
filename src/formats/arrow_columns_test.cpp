#include "formats/arrow_columns.h"

#include <gtest/gtest.h>

#include "formats/arrow_cells.h"

namespace dragoman {
namespace {

// The rows as one stream of the given batches.
ArrowArrayStream stream_of(const Fields& fields, std::vector<Batch> batches) {
  ArrowArrayStream stream{};
  export_stream(
      fields,
      [batches = std::move(batches), at = std::size_t{0}]() mutable {
        return at < batches.size() ? batches[at++] : Batch{};
      },
      stream);
  return stream;
}

std::string read_back(ArrowArrayStream stream, const std::vector<std::string>& needed,
                      const std::vector<std::string>& optional = {}) {
  auto rows = ArrowRows::open(stream, needed, optional);
  if (!rows) return rows.error().message;
  std::string text;
  while (const auto row = rows->next()) {
    for (const auto& cell : *row) text += cell + "|";
    text += "\n";
  }
  return text;
}

TEST(ArrowColumns, ComeBackAsTheyWere) {
  const Fields fields = {{"id"}, {"day", CellKind::day}, {"n", CellKind::integer}};
  const std::vector<Json> rows = {
      {{"id", "a"}, {"day", "2024-02-29"}, {"n", 1}},
      {{"id", "안녕"}, {"other", "passed over"}},
      {{"id", ""}, {"day", "1969-12-31"}},
  };
  EXPECT_EQ(read_back(stream_of(fields, batches_of(fields, rows)), {"day", "id"}, {"text"}),
            "2024-02-29|a||\n|안녕||\n1969-12-31|||\n");
}

TEST(ArrowColumns, AreHandedOverInSeveralBatches) {
  const Fields fields = {{"id"}};
  Columns columns(fields);
  std::vector<Batch> batches;
  for (const auto* id : {"a", "b", "c"}) {
    columns.add({{"id", id}});
    batches.push_back(columns.take());
  }
  EXPECT_EQ(columns.rows(), 0U);
  EXPECT_EQ(read_back(stream_of(fields, batches), {"id"}), "a|\nb|\nc|\n");
}

TEST(ArrowColumns, LieAsTheSpecificationSays) {
  const Fields fields = {texts("who"),
                         {"true", CellKind::truth},
                         {"at", CellKind::record, {{"begin", CellKind::integer}}}};
  const std::vector<Json> rows = {{{"who", {"KOR", "UZB"}}, {"true", true}},
                                  {{"at", {{"begin", 7}}}},
                                  {{"who", Json::array()}, {"true", false}}};
  ArrowSchema schema{};
  export_schema(fields, schema);
  EXPECT_STREQ(schema.format, "+s");
  EXPECT_STREQ(schema.children[0]->format, "+l");
  EXPECT_STREQ(schema.children[0]->children[0]->format, "u");
  schema.release(&schema);

  ArrowArray array{};
  export_batch(batches_of(fields, rows).front(), array);
  ASSERT_EQ(array.length, 3);
  const auto& who = *array.children[0];
  const auto* offsets = static_cast<const std::int32_t*>(who.buffers[1]);
  EXPECT_EQ(std::vector(offsets, offsets + 4), (std::vector<std::int32_t>{0, 2, 2, 2}));
  EXPECT_EQ(*static_cast<const std::uint8_t*>(who.buffers[0]), 0b101);
  EXPECT_EQ(who.null_count, 1);
  EXPECT_EQ(*static_cast<const std::uint8_t*>(array.children[1]->buffers[1]), 0b001);
  const auto& begin = *array.children[2]->children[0];
  EXPECT_EQ(static_cast<const std::int64_t*>(begin.buffers[1])[1], 7);
  // Who takes a child out of the parent may keep it longer.
  ArrowArray kept = *array.children[0];
  array.children[0]->release = nullptr;
  array.release(&array);
  EXPECT_EQ(static_cast<const std::int32_t*>(kept.buffers[1])[1], 2);
  kept.release(&kept);
}

TEST(ArrowRows, SayWhatIsWrong) {
  const Fields fields = {{"id"}, {"n", CellKind::integer}};
  const auto batches = batches_of(fields, {{{"id", "a"}, {"n", 1}}});
  EXPECT_EQ(read_back(stream_of(fields, batches), {"text"}), "there is no column 'text'");
  EXPECT_EQ(read_back(stream_of(fields, batches), {"n"}),
            "column 'n' is of Arrow's format 'l'; make it text");
}

TEST(ArrowRows, PassOnWhatTheStreamThrows) {
  ArrowArrayStream stream{};
  export_stream(
      {{"id"}}, []() -> Batch { throw std::runtime_error("no more paper"); }, stream);
  auto rows = ArrowRows::open(stream, {"id"});
  ASSERT_TRUE(rows);
  try {
    (void)rows->next();
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& fault) {
    EXPECT_STREQ(fault.what(), "no more paper");
  }
}

}  // namespace
}  // namespace dragoman
