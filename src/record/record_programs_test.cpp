// The record among programs: two writers, a writer that dies, entries that cannot be added.
#include <sys/wait.h>
#include <unistd.h>

#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

TEST(RecordAmongPrograms, WaitsForAnotherWriterButNotForEver) {
  const TestStore store;
  const auto name = store.name("a");
  const auto patience = std::chrono::milliseconds(50);
  auto record = Record::open(name, Record::Access::write, patience);
  ASSERT_TRUE(record);
  const auto entries = std::vector{talks("a", "2024-05-03")};
  {
    const auto other = store::open(name, store::Access::write, patience);
    const store::Transaction writing(*other, store::Access::write);
    const auto added = record->add(entries);
    ASSERT_FALSE(added);
    EXPECT_EQ(
        added.error().message,
        store::shown_name(name) + ": another program is writing it; try again when it is done");
    EXPECT_TRUE(record->releases()) << "a writer must not keep readers out";
  }
  EXPECT_TRUE(record->add(entries));
}

TEST(RecordAmongPrograms, TwoWritersDoubleNothing) {
  const TestStore store;
  const auto name = store.name("a");
  constexpr int releases = 20;
  std::vector<pid_t> writers;
  for (int i = 0; i < 2; ++i) {
    writers.push_back(::fork());
    if (writers.back() != 0) continue;
    auto record = Record::open(name, Record::Access::write);
    bool good = record.has_value();
    for (int j = 0; good && j < releases; ++j) {
      good = record->add(std::vector{talks("r" + std::to_string(j), "2024-05-03")}).has_value();
    }
    ::_exit(good ? 0 : 1);
  }
  for (const auto writer : writers) {
    int status = -1;
    ::waitpid(writer, &status, 0);
    EXPECT_EQ(status, 0);
  }
  const auto record = Record::open(name, Record::Access::read);
  ASSERT_TRUE(record);
  const auto heads = record->releases();
  ASSERT_TRUE(heads);
  EXPECT_EQ(heads->size(), static_cast<std::size_t>(releases));
  for (const auto& head : *heads) EXPECT_EQ(head.version, 1U);
}

// A writer that dies in the middle leaves what it had added before, and nothing else.
TEST(RecordAmongPrograms, OutlivesAWriterKilledMidway) {
  const TestStore store;
  const auto name = store.name("a");
  const auto writer = ::fork();
  if (writer == 0) {
    auto record = Record::open(name, Record::Access::write);
    if (!record || !record->add(std::vector{talks("kept", "2024-05-03")})) ::_exit(1);
    const auto midway = store::open(name, store::Access::write, std::chrono::milliseconds(0));
    const store::Transaction never_done(*midway, store::Access::write);
    midway->execute(
        "UPDATE release SET name = 'lost'; DELETE FROM event_pair; DELETE FROM event_party");
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(writer, &status, 0);
  ASSERT_EQ(status, 0);
  auto record = Record::open(name, Record::Access::write);
  ASSERT_TRUE(record) << record.error().message;
  ASSERT_EQ(record->releases()->size(), 1U);
  EXPECT_EQ(record->releases()->front().id, "kept");
  EXPECT_EQ(record->pair("KOR", "UZB")->events.size(), 2U);
  EXPECT_EQ(record->add(std::vector{talks("kept", "2024-05-03")})->front(), Added::already_there);
}

// Entries that cannot all be added leave none behind.
TEST(RecordAmongPrograms, AddsAllOrNone) {
  const TestStore store;
  const auto name = store.name("a");
  auto record = Record::open(name, Record::Access::write);
  ASSERT_TRUE(record);
  store::open(name, store::Access::write, std::chrono::milliseconds(0))
      ->execute("CREATE UNIQUE INDEX no_namesakes ON person (name)");
  const auto added = record->add(std::vector{talks("a", "2024-05-03"), talks("b", "2024-05-03")});
  ASSERT_FALSE(added);
  EXPECT_TRUE(added.error().message.starts_with(store::shown_name(name) + ": "));
  EXPECT_TRUE(record->releases()->empty());
}

}  // namespace
}  // namespace dragoman
