// The record as a file among programs: two writers, a crash, files that are no record.
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/files.h"
#include "record/test_entries.h"
#include "store/sqlite.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::string error_of(const fs::path& path, Record::Access access,
                     std::chrono::milliseconds patience = std::chrono::milliseconds(50)) {
  const auto record = Record::open(path, access, patience);
  if (record) return "";
  const auto& message = record.error().message;
  EXPECT_TRUE(message.starts_with(path.string() + ": ")) << message;
  return message.substr(std::min(message.size(), path.string().size() + 2));
}

void execute(const fs::path& path, const std::string& sql) {
  store::open_sqlite(path, store::Access::write, std::chrono::milliseconds(0))->execute(sql);
}

TEST(RecordFiles, SaysWhyAFileIsNoRecord) {
  const TestFolder folder;
  execute(folder / "other.db", "CREATE TABLE t (x)");
  ASSERT_TRUE(write_file(folder / "text.txt", std::string(5000, 'x')));
  ASSERT_TRUE(write_file(folder / "empty", ""));
  ASSERT_TRUE(Record::open(folder / "newer", Record::Access::write));
  execute(folder / "newer", "PRAGMA user_version = 99");

  struct Case {
    std::string_view name;
    Record::Access access;
    std::string_view expected;
  };
  constexpr auto read = Record::Access::read;
  constexpr auto write = Record::Access::write;
  const Case cases[] = {
      {"absent", read,
       "no such record; make one with `dragoman read PATH`, or say where it is with --record FILE"},
      {"absent/a", write,
       "cannot be opened; is its folder there, and may you read and write in it?"},
      {".", write, "is a folder; give the record's file"},
      {"other.db", read, "belongs to another program, is no record; give another"},
      {"other.db", write, "belongs to another program, is no record; give another"},
      {"text.txt", read, "is no record; give another file"},
      {"text.txt", write, "is no record; give another file"},
      {"empty", read, "holds no record yet; fill it with `dragoman read PATH`"},
      {"empty", write, ""},
      {"newer", read,
       "was made by a newer Dragoman (its tables have version 99, this one knows 2); use that one, "
       "or read the releases into a new record"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(error_of(folder / c.name, c.access), c.expected);
  }
}

TEST(RecordFiles, TellsADamagedFile) {
  const TestFolder folder;
  const auto path = folder / "a";
  {
    auto record = Record::open(path, Record::Access::write);
    ASSERT_TRUE(record->add(std::vector{talks("a", "2024-05-03")}));
  }
  auto bytes = read_file(path);
  ASSERT_TRUE(bytes);
  // All pages but the first, which has the header and the schema.
  std::fill(bytes->begin() + 4096, bytes->end(), '\x5a');
  ASSERT_TRUE(write_file(path, *bytes));
  const auto record = Record::open(path, Record::Access::read);
  const auto message = record ? record->releases().error().message : record.error().message;
  EXPECT_EQ(message, path.string() +
                         ": is damaged; take a copy from before, or read the releases into a new "
                         "record");
}

TEST(RecordFiles, WaitsForAnotherWriterButNotForEver) {
  const TestFolder folder;
  const auto path = folder / "a";
  const auto patience = std::chrono::milliseconds(50);
  auto record = Record::open(path, Record::Access::write, patience);
  ASSERT_TRUE(record);
  const auto entries = std::vector{talks("a", "2024-05-03")};
  {
    const auto other = store::open_sqlite(path, store::Access::write, patience);
    const store::Transaction writing(*other, store::Access::write);
    const auto added = record->add(entries);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().message,
              path.string() + ": another program is writing it; try again when it is done");
    EXPECT_TRUE(record->releases()) << "a writer must not keep readers out";
  }
  EXPECT_TRUE(record->add(entries));
}

TEST(RecordFiles, TwoWritersDoubleNothing) {
  const TestFolder folder;
  const auto path = folder / "a";
  constexpr int releases = 20;
  std::vector<pid_t> writers;
  for (int i = 0; i < 2; ++i) {
    writers.push_back(::fork());
    if (writers.back() != 0) continue;
    auto record = Record::open(path, Record::Access::write);
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
  const auto record = Record::open(path, Record::Access::read);
  ASSERT_TRUE(record);
  const auto heads = record->releases();
  ASSERT_TRUE(heads);
  EXPECT_EQ(heads->size(), static_cast<std::size_t>(releases));
  for (const auto& head : *heads) EXPECT_EQ(head.version, 1U);
}

// A writer that dies in the middle leaves what it had added before, and nothing else.
TEST(RecordFiles, OutlivesAWriterKilledMidway) {
  const TestFolder folder;
  const auto path = folder / "a";
  const auto writer = ::fork();
  if (writer == 0) {
    auto record = Record::open(path, Record::Access::write);
    if (!record || !record->add(std::vector{talks("kept", "2024-05-03")})) ::_exit(1);
    const auto midway =
        store::open_sqlite(path, store::Access::write, std::chrono::milliseconds(0));
    const store::Transaction never_done(*midway, store::Access::write);
    midway->execute("UPDATE release SET name = 'lost'; DELETE FROM event_party; DELETE FROM event");
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(writer, &status, 0);
  ASSERT_EQ(status, 0);
  auto record = Record::open(path, Record::Access::write);
  ASSERT_TRUE(record) << record.error().message;
  ASSERT_EQ(record->releases()->size(), 1U);
  EXPECT_EQ(record->releases()->front().id, "kept");
  EXPECT_EQ(record->releases()->front().events, 2U);
  EXPECT_EQ(record->add(std::vector{talks("kept", "2024-05-03")})->front(), Added::already_there);
}

// Entries that cannot all be added leave none behind.
TEST(RecordFiles, AddsAllOrNone) {
  const TestFolder folder;
  const auto path = folder / "a";
  auto record = Record::open(path, Record::Access::write);
  ASSERT_TRUE(record);
  execute(path,
          "CREATE TRIGGER full BEFORE INSERT ON person WHEN (SELECT count(*) FROM person) = 1"
          " BEGIN SELECT raise(ABORT, 'no more'); END");
  const auto added = record->add(std::vector{talks("a", "2024-05-03"), talks("b", "2024-05-03")});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().message, path.string() + ": no more");
  EXPECT_TRUE(record->releases()->empty());
}

TEST(RecordFiles, ReadsWhereNothingCanBeWritten) {
  const TestFolder folder;
  const auto inner = folder / "disk 100%#?";
  fs::create_directory(inner);
  const auto path = inner / "a";
  {
    auto record = Record::open(path, Record::Access::write);
    ASSERT_TRUE(record->add(std::vector{talks("a", "2024-05-03")}));
  }
  // Permissions do not hold root back; a child that is nobody sees them.
  constexpr auto look = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  constexpr auto enter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  fs::permissions(path, look);
  fs::permissions(inner, look | enter);
  fs::permissions(inner.parent_path(), fs::perms::all);
  const auto child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(4);
    const auto reader = Record::open(path, Record::Access::read);
    if (!reader || reader->releases()->size() != 1) ::_exit(1);
    auto writer = Record::open(path, Record::Access::write);
    if (writer) writer->add(std::vector{talks("b", "2024-05-03")});
    ::_exit(writer ? 2 : 0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  fs::permissions(inner, fs::perms::owner_all);
}

}  // namespace
}  // namespace dragoman
