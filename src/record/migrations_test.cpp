// A record with the tables of an older version is brought up to date, and loses nothing.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "history/merging/test_tellings.h"
#include "knowledge/test_knowledge.h"
#include "record/schema.h"
#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

// Undoes what version 7 did.
constexpr auto as_version_6 = R"sql(
CREATE INDEX event_party_party ON event_party (party, event);
CREATE INDEX fact_party_party ON fact_party (party, fact);
DROP TABLE telling_key;
CREATE TABLE telling_key (
  key       TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  open_     INTEGER NOT NULL,
  telling   INTEGER NOT NULL REFERENCES telling,
  PRIMARY KEY (key, first_day, telling)
) WITHOUT ROWID;
CREATE INDEX telling_key_telling ON telling_key (telling);
)sql";

// Takes away what version 6 had added.
constexpr auto as_version_5 = R"sql(
DROP INDEX release_newest_first; DROP INDEX release_oldest_first;
DROP INDEX release_publisher_newest;
CREATE INDEX release_order ON release (read_published DESC, name) WHERE newest = 1;
DROP TABLE release_party;
CREATE TABLE release_party (
  party   TEXT NOT NULL,
  release INTEGER NOT NULL REFERENCES release,
  PRIMARY KEY (party, release)
) WITHOUT ROWID;
DROP TABLE mention; DROP TABLE named_word; DROP TABLE named;
CREATE TABLE person_word (
  word    TEXT NOT NULL,
  release INTEGER NOT NULL REFERENCES release, ordinal INTEGER NOT NULL,
  PRIMARY KEY (word, release, ordinal)
) WITHOUT ROWID;
DELETE FROM event_pair WHERE b = '';
)sql";

// What version 5 had added.
constexpr auto as_version_4 = R"sql(
ALTER TABLE release ADD COLUMN text TEXT NOT NULL DEFAULT '';
UPDATE release SET text = (SELECT t.text FROM release_text t WHERE t.release = release.id);
DROP TABLE release_text;
ALTER TABLE source ADD COLUMN bytes BLOB;
UPDATE source SET bytes = (SELECT b.bytes FROM source_bytes b WHERE b.source = source.id);
DROP TABLE source_bytes;
DROP INDEX release_publisher; DROP INDEX release_derived; DROP INDEX release_gone;
ALTER TABLE release DROP COLUMN gone;
ALTER TABLE release DROP COLUMN people;
ALTER TABLE release DROP COLUMN events;
ALTER TABLE release DROP COLUMN facts;
ALTER TABLE release DROP COLUMN derived;
ALTER TABLE event DROP COLUMN confidence;
DROP TABLE event_pair; DROP TABLE fact_pair; DROP TABLE matter;
DROP TABLE release_party; DROP TABLE event_beginning; DROP TABLE fact_beginning;
DROP TABLE deadline; DROP TABLE happening_order;
CREATE TABLE happening_party (
  happening INTEGER NOT NULL REFERENCES happening,
  party     TEXT NOT NULL,
  role      TEXT NOT NULL,
  PRIMARY KEY (happening, party, role)
) WITHOUT ROWID;
CREATE INDEX happening_first_day ON happening (first_day);
)sql";

// What version 4 had added.
constexpr auto as_version_3 = R"sql(
DROP TABLE happening_telling; DROP TABLE happening_party; DROP TABLE happening;
DROP TABLE telling_key; DROP TABLE telling; DROP TABLE person_word; DROP TABLE decision;
)sql";

void make_older(const std::string& name, int version) {
  const auto database = store::open(name, store::Access::write, std::chrono::seconds(10));
  store::Transaction transaction(*database, store::Access::write);
  database->execute(as_version_6);
  if (version <= 5) database->execute(as_version_5);
  if (version <= 4) database->execute(as_version_4);
  if (version == 3) database->execute(as_version_3);
  database->mark(version);
  transaction.commit();
}

std::string error_of(const std::string& name) {
  const auto record = Record::open(name, Record::Access::read);
  if (record) return {};
  return record.error().message.substr(store::shown_name(name).size() + 2);
}

// The answers that lean on what is derived, as text.
std::string answers(const Record& record) {
  std::string text;
  for (const auto& head : got(record.releases())) {
    text += fmt::format("{} {} {} {} {}\n", head.id, head.version, head.people, head.events,
                        head.facts);
  }
  for (const auto& happening : got(record.happenings({.with = {"KOR", "UZB"}}))) {
    text += happening.id + "\n";
  }
  const auto between = got(record.pair("UZB", "KOR"));
  for (const auto& told : between.facts) text += fact_to_string(told.at) + "\n";
  for (const auto& told : between.events) text += to_string(told.at) + " " + told.quote + "\n";
  for (const auto& told : got(record.people_named("lee"))) text += told.name + "\n";
  for (const auto& found : got(record.search("embassy"))) text += found.release.id + "\n";
  for (const auto& [a, b] : got(record.pairs_with_bonds())) text += a + b + "\n";
  for (const auto& told : got(record.promised({.with = {"KOR"}})))
    text += to_string(told.at) + "\n";
  for (const auto& told : got(record.told_only_of("KOR")).events) text += to_string(told.at) + "\n";
  for (const auto& told : got(record.told_of({"UZB"})).events) text += to_string(told.at) + "\n";
  for (const auto& due : got(record.due({}))) {
    text += to_string(due.at) + to_edtf(due.last_day) + "\n";
  }
  for (const auto& [party, releases, happenings] : got(record.parties())) {
    text += fmt::format("{} {} {}\n", party, releases, happenings);
  }
  return text;
}

// Two releases about talks, and another version of the first.
std::vector<Entry> told() {
  auto first = talks("first", "2024-05-03");
  auto second = talks("second", "2024-05-04");
  second.reading.events[1].status = Status::occurred;
  second.release.text.replace(second.reading.events[1].quote.begin, 37,
                              "agreed to open an embassy by May 2026");
  return {first, changed(first), second};
}

Entry as_found(Entry entry, const HistoryWords& words) {
  find_what_follows(entry, test_knowledge(), words);
  return entry;
}

class MigrationsTest : public testing::TestWithParam<int> {};

TEST_P(MigrationsTest, BringARecordUpToDate) {
  const TestStore store;
  const auto name = store.name("a");
  const auto words = HistoryWords::load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  ASSERT_TRUE(words);
  std::string before;
  {
    auto record = Record::open(name, Record::Access::write);
    ASSERT_TRUE(record->add(told()));
    // As the program finds it.
    ASSERT_TRUE(record->refresh(test_knowledge(), *words, Record::WhichReadings::all));
    before = answers(*record);
  }
  EXPECT_NE(before.find("-meeting-"), std::string::npos) << before;
  EXPECT_NE(before.find("second#22026-05-31"), std::string::npos) << before;
  make_older(name, GetParam());
  EXPECT_EQ(error_of(name), fmt::format("has tables of the older version {}; `dragoman refresh` "
                                        "brings it up to date",
                                        GetParam()));
  {
    auto record = Record::open(name, Record::Access::write);
    ASSERT_TRUE(record) << record.error().message;
    // What version 5 keeps for each release is there.
    const bool lacking = GetParam() < 5;
    EXPECT_EQ(*record->outdated(), lacking ? 2U : 0U);
    EXPECT_EQ(error_of(name), lacking ? "has 2 releases that an older version read; `dragoman "
                                        "refresh` brings it up to date"
                                      : "");
    EXPECT_EQ(*record->refresh(test_knowledge(), *words), lacking ? 2U : 0U);
    EXPECT_EQ(*record->refresh(test_knowledge(), *words), 0U);
    EXPECT_EQ(answers(*record), before);
    // What comes then is merged with what was there.
    auto fresh = Record::open(store.name("b"), Record::Access::write);
    ASSERT_TRUE(fresh->add(told()));
    ASSERT_TRUE(fresh->refresh(test_knowledge(), *words, Record::WhichReadings::all));
    const auto third = std::vector{as_found(talks("third", "2024-05-04"), *words)};
    ASSERT_TRUE(fresh->add(third));
    ASSERT_TRUE(record->add(third));
    EXPECT_EQ(answers(*record), answers(*fresh));
    EXPECT_NE(answers(*record), before);
    EXPECT_EQ((*record->release("first", 1))->source.bytes, talks("first", "").source.bytes);
  }
  EXPECT_EQ(error_of(name), "");
}

INSTANTIATE_TEST_SUITE_P(Versions, MigrationsTest, testing::Values(3, 4, 5, 6));

}  // namespace
}  // namespace dragoman
