#include "dragoman/verify.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "formats/events_csv.h"
#include "formats/reading_json.h"
#include "record/test_entries.h"
#include "record/test_store.h"
#include "store/sqlite.h"

namespace dragoman {
namespace {

const Furniture& furniture() {
  static const auto loaded = load_furniture(std::filesystem::path(DRAGOMAN_ROOT) / "data").value();
  return loaded;
}

// As talks(), but with the text that its page gives.
Entry whole(const std::string& id) {
  auto entry = talks(id, "2024-05-02");
  entry.source.bytes = "<p>" + entry.release.text;
  entry.release.text = load_release(entry.source, entry.hints, furniture()).text;
  EXPECT_NE(entry.release.text.find("Minister Ann Lee met"), std::string::npos);
  const auto shift = entry.release.text.find("Minister Ann Lee met");
  const auto move = [shift](Span& span) { span = {span.begin + shift, span.end + shift}; };
  for (auto& person : entry.reading.people) move(person.span);
  for (auto& event : entry.reading.events) {
    move(event.quote);
    if (event.about) move(*event.about);
  }
  for (auto& fact : entry.reading.facts) move(fact.quote);
  return entry;
}

std::string describe(const Result<Verified>& verified) {
  if (!verified) return "error: " + verified.error().message;
  auto text = fmt::format("{} of {}\n", verified->quotes, verified->releases);
  for (const auto& fault : verified->faults) {
    text += fmt::format("{}, {}: {}\n", fault.release, fault.what, fault.why);
  }
  return text;
}

class VerifyRecord : public testing::Test {
 protected:
  void SetUp() override {
    auto record = Record::open(file(), Record::Access::write);
    ASSERT_TRUE(record);
    ASSERT_TRUE(record->add(std::vector{whole("a"), whole("b")}));
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "r"; }

  [[nodiscard]] std::string verify() const {
    return describe(verify_record(*Record::open(file(), Record::Access::read), furniture()));
  }
  [[nodiscard]] std::string verify(const std::string& lines) const {
    return describe(verify_export(*Record::open(file(), Record::Access::read), lines, "export"));
  }
  void damage(const std::string& sql) const {
    store::open_sqlite(file().string(), store::Access::write, std::chrono::seconds(1))
        ->execute(sql);
  }
  [[nodiscard]] std::string lines(Quotes quotes, bool csv) const {
    auto text = csv ? events_csv_header(quotes) : std::string();
    const auto record = Record::open(file(), Record::Access::read);
    const auto done = record->each_release([&](const StoredRelease& stored) {
      text += csv ? events_csv_rows(stored.release, stored.reading, quotes)
                  : to_json(stored.release, stored.reading, quotes) + "\n";
    });
    EXPECT_TRUE(done);
    return text;
  }

 private:
  TestFolder folder_;
};

TEST_F(VerifyRecord, FindsNothingInAWholeOne) {
  EXPECT_EQ(verify(), "10 of 2\n");
  for (const auto quotes : {Quotes::full, Quotes::brief, Quotes::none}) {
    EXPECT_EQ(verify(lines(quotes, false)), "10 of 2\n");
    EXPECT_EQ(verify(lines(quotes, true)), "4 of 2\n");
  }
}

TEST_F(VerifyRecord, TellsEachDamageWithItsPlace) {
  struct Case {
    const char* sql;
    const char* expected;
  };
  const Case cases[] = {
      {"UPDATE event SET end_ = 5000 WHERE id = 1", "a, event 1: its place, bytes "},
      {"UPDATE fact SET begin_ = end_ WHERE id = 3", "b, fact 1: its place, bytes "},
      {"UPDATE person SET begin_ = 9, end_ = 4", "b, person 1: its place, bytes 9 to 4, holds no"},
      {"UPDATE event SET about_end = 5000 WHERE id = 2", "a, event 2, content: its place, bytes"},
      {"UPDATE source_bytes SET bytes = bytes || '!' WHERE source = 2",
       "b, source: its bytes do not have the SHA-256"},
      {"UPDATE release_text SET text = replace(text, 'Ann', 'Eve') WHERE release = 1",
       "a, text: is not what is made of the source today"}};
  for (const auto& c : cases) {
    SetUp();
    damage("UPDATE event SET end_ = end_");  // the record can be written
    damage(c.sql);
    EXPECT_NE(verify().find(c.expected), std::string::npos) << c.sql << "\n" << verify();
    std::filesystem::remove(file());
    std::filesystem::remove(file().string() + "-wal");
    std::filesystem::remove(file().string() + "-shm");
  }
}

TEST_F(VerifyRecord, LooksAtOlderVersionsToo) {
  auto newer = whole("a");
  newer.source.bytes += " And more.";
  newer.release.text = load_release(newer.source, newer.hints, furniture()).text;
  ASSERT_TRUE(Record::open(file(), Record::Access::write)->add(std::vector{newer}));
  EXPECT_EQ(verify(), "15 of 2\n");
  damage("UPDATE event SET end_ = 5000 WHERE id = 1");
  EXPECT_NE(verify().find("a@1, event 1: "), std::string::npos) << verify();
}

TEST_F(VerifyRecord, ChecksAnExportLineByLine) {
  struct Case {
    Quotes quotes;
    bool csv;
    std::string_view from, to, expected;
  };
  const Case cases[] = {
      {Quotes::full, true, "met her Uzbek", "met his Uzbek",
       "a, line 2: “Minister Ann Lee met his"},
      {Quotes::full, false, "\"id\":\"b\"", "\"id\":\"c\"",
       "c, line 2, event 1: the record has no"},
      {Quotes::none, true, "occurred", "occurred", "4 of 2\n"},
      {Quotes::brief, false, "agreed to open", "failed to open", "a, line 1, event 2: “failed to"}};
  for (const auto& c : cases) {
    auto text = lines(c.quotes, c.csv);
    const auto at = text.find(c.from);
    ASSERT_NE(at, std::string::npos) << text;
    text.replace(at, c.from.size(), c.to);
    EXPECT_NE(verify(text).find(c.expected), std::string::npos) << verify(text);
  }
  // Without words, their digest tells.
  const auto bare = lines(Quotes::none, true);
  damage("UPDATE release_text SET text = replace(text, 'Ann', 'Eve') WHERE release = 1");
  EXPECT_NE(verify(bare).find("a, line 2: other words stand at bytes"), std::string::npos)
      << verify(bare);
}

}  // namespace
}  // namespace dragoman
