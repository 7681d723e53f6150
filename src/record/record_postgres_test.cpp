// The record on a PostgreSQL server: addresses that lead to none, connections that break.
#include "record/schema.h"
#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

void execute(const std::string& name, const std::string& sql) {
  store::open(name, store::Access::write, std::chrono::seconds(1))->execute(sql);
}

std::string error_of(const std::string& name, Record::Access access) {
  const auto record = Record::open(name, access, std::chrono::milliseconds(50));
  if (record) return "";
  const auto shown = store::shown_name(name) + ": ";
  const auto& message = record.error().message;
  EXPECT_TRUE(message.starts_with(shown)) << message;
  return message.substr(std::min(message.size(), shown.size()));
}

// The server's address with another database.
std::string server_with(std::string_view database) {
  auto address = test_server();
  const std::string_view before = "/postgres?";
  return address.replace(address.find(before), before.size(), fmt::format("/{}?", database));
}

class RecordOnAServer : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(test_server().empty()) << "has no server; run it by tests/with_postgres";
  }

  TestStore store_;
};

TEST_F(RecordOnAServer, SaysWhyThereIsNoRecord) {
  execute(store_.name("other"), "CREATE TABLE t (x INTEGER)");
  ASSERT_TRUE(Record::open(store_.name("newer"), Record::Access::write));
  execute(store_.name("newer"), "UPDATE dragoman_record SET version = 99");
  execute(test_server(), "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

  struct Case {
    std::string name;
    Record::Access access;
    std::string expected;
  };
  constexpr auto read = Record::Access::read;
  constexpr auto write = Record::Access::write;
  const Case cases[] = {
      {"postgresql://ann:secret@/db?host=/nowhere", read,
       "its server does not answer (No such file or directory); is it running, and is the address "
       "right?"},
      {"postgresql://host/db?nonsense=1", write,
       "cannot be understood; write it as postgresql://user@host/database"},
      {server_with("nowhere"), write,
       "its server refuses (database \"nowhere\" does not exist); are user and database right, and "
       "may the one use the other?"},
      {server_with("latin"), write,
       "the database is in LATIN1; make one with `createdb --encoding UTF8 --template template0 "
       "NAME`"},
      {test_server() + "&options=-csearch_path%3Dnowhere", write,
       "its search_path names no schema that this user may use; make one with CREATE SCHEMA, or "
       "have it granted"},
      {store_.name("other"), read, "belongs to another program, is no record; give another"},
      {store_.name("other"), write, "belongs to another program, is no record; give another"},
      {store_.name("empty"), read, "holds no record yet; fill it with `dragoman read PATH`"},
      {store_.name("empty"), write, ""},
      {store_.name("newer"), read,
       fmt::format(
           "was made by a newer Dragoman (its tables have version 99, this one knows {}); use "
           "that one, or read the releases into a new record",
           schema_version)},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(error_of(c.name, c.access), c.expected);
  }
}

TEST_F(RecordOnAServer, TellsRightsThatAreMissing) {
  const auto name = store_.name("a");
  ASSERT_TRUE(Record::open(name, Record::Access::write));
  const auto schema = name.substr(name.rfind("%3D") + 3);
  execute(name, "CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA " + schema + " TO guest");
  auto as_guest = name;
  as_guest.replace(as_guest.find("dragoman@"), std::string_view("dragoman").size(), "guest");
  for (const auto access : {Record::Access::read, Record::Access::write}) {
    EXPECT_EQ(error_of(as_guest, access),
              "its server refuses (permission denied for table dragoman_record); are user and "
              "database right, and may the one use the other?");
  }
}

// What was acknowledged before the connection broke is there, and nothing of what was not.
TEST_F(RecordOnAServer, OutlivesItsConnection) {
  const auto name = store_.name("a");
  auto record = Record::open(name, Record::Access::write);
  ASSERT_TRUE(record);
  ASSERT_TRUE(record->add(std::vector{talks("kept", "2024-05-03")}));
  execute(test_server(),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
          " AND application_name = 'dragoman'");
  const std::string lost =
      store::shown_name(name) +
      ": the connection to its server was lost; what was acknowledged is kept, so do it again "
      "when the server is back";
  const auto added = record->add(std::vector{talks("b", "2024-05-03"), talks("c", "2024-05-03")});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().message, lost);
  EXPECT_EQ(record->releases().error().message, lost);

  const auto again = Record::open(name, Record::Access::read);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->releases()->size(), 1U);
  EXPECT_EQ(again->releases()->front().id, "kept");
}

// A connection that breaks while statements are under way, unanswered.
TEST_F(RecordOnAServer, OutlivesAConnectionThatBreaksInATransaction) {
  const auto name = store_.name("a");
  auto record = Record::open(name, Record::Access::write);
  ASSERT_TRUE(record && record->add(std::vector{talks("kept", "2024-05-03")}));
  execute(name,
          "CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS"
          " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';"
          "CREATE TRIGGER break_off BEFORE INSERT ON fact EXECUTE FUNCTION break_off()");
  const auto added = record->add(std::vector{talks("b", "2024-05-03"), talks("c", "2024-05-03")});
  ASSERT_FALSE(added);
  EXPECT_NE(added.error().message.find("was lost"), std::string::npos) << added.error().message;
  execute(name, "DROP TRIGGER break_off ON fact");
  auto again = Record::open(name, Record::Access::write);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->releases()->size(), 1U);
  EXPECT_EQ(again->add(std::vector{talks("b", "2024-05-03")})->front(), Added::added);
}

}  // namespace
}  // namespace dragoman
