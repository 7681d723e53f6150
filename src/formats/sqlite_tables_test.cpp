#include "formats/sqlite_tables.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"
#include "record/test_store.h"
#include "store/sqlite.h"

namespace dragoman {
namespace {

void write(const std::filesystem::path& file, const std::vector<StoredRelease>& releases,
           Quotes quotes = Quotes::full) {
  auto tables = SqliteTables::create(file, quotes);
  ASSERT_TRUE(tables) << tables.error().message;
  for (const auto& stored : releases) ASSERT_TRUE(tables->add(stored));
  const auto finished = tables->finish(test_knowledge());
  ASSERT_TRUE(finished) << finished.error().message;
}

// All rows, '|' between cells, a line break after each.
std::string answer(const std::filesystem::path& file, std::string_view sql, int columns) {
  const auto database =
      store::open_sqlite(file.string(), store::Access::read, std::chrono::milliseconds(0));
  auto rows = database->prepare(sql);
  std::string text;
  while (rows.step()) {
    for (int i = 0; i < columns; ++i) {
      text += (i == 0 ? "" : "|") + (rows.is_null(i) ? "NULL" : rows.text(i));
    }
    text += "\n";
  }
  return text;
}

TEST(SqliteTables, AnswerInSql) {
  const TestFolder folder;
  const auto file = folder / "talks.sqlite";
  write(file, {test_release()});
  EXPECT_EQ(answer(file, "SELECT id, act, date_from, about, typeof(quote_begin) FROM events", 5),
            "talks#1|meet|2024-05-02|NULL|integer\n"
            "talks#2|request|NULL|“seeds, water”|integer\n"
            "talks#3|visit|2024-10-01|NULL|integer\n");
  EXPECT_EQ(answer(file, "SELECT event, a, b FROM dyads ORDER BY 1", 3),
            "talks#1|KEN|SWE\ntalks#2|KEN|SWE\ntalks#3|KEN|SWE\n");
  EXPECT_EQ(answer(file, "SELECT event, source, target FROM directed_dyads ORDER BY 1, 2", 3),
            "talks#1|KEN|SWE\ntalks#1|SWE|KEN\ntalks#2|KEN|SWE\ntalks#3|SWE|KEN\n");
  EXPECT_EQ(answer(file, "SELECT id, what, quote FROM told WHERE finding = 'fact'", 3),
            "talks#f1|mission|Sweden has had an embassy there since 1964\n"
            "talks#f2|gathering|Both attend the Ocean Forum\n");
  EXPECT_EQ(answer(file, "SELECT count(*) FROM pragma_foreign_key_check", 1), "0\n");
}

TEST(SqliteTables, MakePairsOfTwentyOnce) {
  auto stored = test_release();
  auto& event = stored.reading.events.front();
  event.actors.clear();
  for (int i = 0; i < 20; ++i) event.actors.push_back("org:" + std::to_string(i));
  const TestFolder folder;
  write(folder / "f", {stored});
  EXPECT_EQ(answer(folder / "f", "SELECT count(*) FROM dyads WHERE event = 'talks#1'", 1), "190\n");
}

TEST(SqliteTables, AreTheSameBytesOfTheSameReleases) {
  const TestFolder folder;
  auto second = test_release();
  second.release.id = "visit";
  write(folder / "a", {test_release(), second});
  write(folder / "b", {test_release(), second});
  EXPECT_EQ(*read_file(folder / "a"), *read_file(folder / "b"));
  write(folder / "b", {test_release()}, Quotes::none);  // takes the older one's place
  EXPECT_EQ(
      answer(folder / "b", "SELECT count(*), count(quote), count(quote_sha256) FROM events", 3),
      "3|0|3\n");
}

TEST(SqliteTables, TakeNoOtherFilesPlace) {
  const TestFolder folder;
  ASSERT_TRUE(write_file(folder / "letter.txt", "Dear Ann"));
  const auto tables = SqliteTables::create(folder / "letter.txt", Quotes::full);
  ASSERT_FALSE(tables);
  EXPECT_NE(tables.error().message.find("is no export of Dragoman"), std::string::npos);
  EXPECT_EQ(*read_file(folder / "letter.txt"), "Dear Ann");
  // What is not finished leaves nothing.
  { const auto begun = SqliteTables::create(folder / "new", Quotes::full); }
  EXPECT_FALSE(std::filesystem::exists(folder / "new"));
  EXPECT_FALSE(std::filesystem::exists(folder / "new.part"));
}

}  // namespace
}  // namespace dragoman
