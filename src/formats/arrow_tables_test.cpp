#include "formats/arrow_tables.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "formats/reading_json.h"
#include "formats/test_release.h"

namespace dragoman {
namespace {

TEST(CodePoints, CountWhatBeginsBeforeAByte) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "é한a";  // 2 + 3 + 1 bytes
  const CodePoints points(text);
  struct Case {
    std::size_t byte, expected;
  };
  constexpr Case cases[] = {{0, 0}, {2, 1}, {5, 2}, {6, 3}, {256, 128}, {258, 129}, {1800, 900}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.byte);
    EXPECT_EQ(points.at(c.byte), c.expected);
  }
  EXPECT_EQ(CodePoints("plain").at(5), 5U);
}

TEST(ReadingRow, HasSpansInCodePointsAndBytes) {
  const auto stored = test_release();
  const auto row = reading_row(stored.release, {}, stored.reading);
  // "“seeds, water”": both marks have three bytes.
  const auto& span = row["events"][1]["about_span"];
  EXPECT_EQ(span["end"].get<int>() - span["begin"].get<int>(), 14);
  EXPECT_EQ(span["end_byte"].get<int>() - span["begin_byte"].get<int>(), 18);
  EXPECT_EQ(row["reading"], to_json(stored.release, stored.reading));
  EXPECT_EQ(row["text"], stored.release.text);
}

TEST(EventRows, HaveOneRowAPair) {
  const auto knowledge = Knowledge::load(DRAGOMAN_ROOT "/data");
  const auto codes = Codes::load(DRAGOMAN_ROOT "/data");
  ASSERT_TRUE(knowledge && codes);
  const auto stored = test_release();
  std::string told;
  for (const auto& row :
       event_rows(stored.release, stored.reading, {*codes, *knowledge, Sides::dyads})) {
    told += row["id"].get<std::string>() + " " + row["source"].get<std::string>() + " → " +
            row["target"].get<std::string>() + " " + row["type"].get<std::string>() + " " +
            row["first_day"].get<std::string>() + "\n";
  }
  EXPECT_EQ(told,
            "talks#1.1 SWE → KEN CONSULT 2024-05-02\n"
            "talks#1.2 KEN → SWE CONSULT 2024-05-02\n"
            "talks#2.1 KEN → SWE REQUEST 2024-05-03\n"
            "talks#3.1 SWE → KEN AGREE 2024-10-01\n");
}

TEST(EventRows, SayHowSureAnEventIs) {
  const auto knowledge = Knowledge::load(DRAGOMAN_ROOT "/data");
  const auto codes = Codes::load(DRAGOMAN_ROOT "/data");
  ASSERT_TRUE(knowledge && codes);
  auto stored = test_release();
  stored.reading.events[0].confidence = 0.9;
  for (const auto sides : {Sides::lists, Sides::dyads}) {
    const auto rows = event_rows(stored.release, stored.reading, {*codes, *knowledge, sides});
    EXPECT_EQ(rows.front()["confidence"], 0.9);
    EXPECT_TRUE(rows.back()["confidence"].is_null());
    EXPECT_NE(std::ranges::find(event_fields(sides), "confidence", &Field::name),
              event_fields(sides).end());
  }
}

TEST(AddDaysOfWhen, LeavesOpenEndsOut) {
  struct Case {
    const char *when, *expected;
  };
  constexpr Case cases[] = {
      {"2024-02", R"({"when":"2024-02","first_day":"2024-02-01","last_day":"2024-02-29"})"},
      {"2024/..", R"({"when":"2024/..","first_day":"2024-01-01"})"},
      {"soon", R"({"when":"soon"})"},
  };
  for (const auto& c : cases) {
    Json row = {{"when", c.when}};
    add_days_of_when(row);
    EXPECT_EQ(row.dump(), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
