// The record as a file: files that are no record, are damaged, or must not be written to.
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/files.h"
#include "record/schema.h"
#include "record/test_entries.h"
#include "record/test_store.h"
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
    std::string expected;
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
       fmt::format(
           "was made by a newer Dragoman (its tables have version 99, this one knows {}); use "
           "that one, or read the releases into a new record",
           schema_version)},
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
