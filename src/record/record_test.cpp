#include "dragoman/record.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

std::string describe(const Event& event) {
  const auto parties = [](const std::vector<PartyCode>& codes) {
    std::string text;
    for (const auto& code : codes) text += code + " ";
    return text;
  };
  return fmt::format(
      "{} {}> {}{} {} {} {}-{} {} {} {}", to_string(event.act), parties(event.actors),
      parties(event.recipients), event.when ? to_edtf(*event.when) : "-", event.where,
      to_string(event.status), event.quote.begin, event.quote.end,
      event.about ? std::to_string(event.about->begin) : "-", event.rule, event.confidence);
}

std::string describe(const Fact& fact) {
  std::string members;
  for (const auto& code : fact.members) members += code + " ";
  return fmt::format("{} {} {} {}{} {} {} {} {} {} {} {} {}-{} {}", to_string(fact.kind), fact.a,
                     fact.b, members, fact.name, fact.nth.value_or(-1), fact.of,
                     fact.year.value_or(-1), fact.since ? to_edtf(*fact.since) : "-", fact.state,
                     fact.when ? to_edtf(*fact.when) : "-", fact.where, fact.quote.begin,
                     fact.quote.end, fact.rule);
}

// All that is kept, as text: equal texts, equal records.
std::string describe(const Release& release, const Reading& reading) {
  auto text =
      fmt::format("{} {} {} {} {} {} {} | {}\n", release.id, release.title, release.publisher,
                  release.published ? to_edtf(*release.published) : "-",
                  to_string(release.published_basis), release.language, release.url, release.text);
  for (const auto& block : release.blocks) {
    text += fmt::format("block {} {}-{} {} {} {}\n", static_cast<int>(block.kind), block.span.begin,
                        block.span.end, block.number, block.marker, block.depth);
  }
  text += fmt::format("{} {} {} {}\n", reading.id, reading.publisher,
                      reading.published ? to_edtf(*reading.published) : "-",
                      to_string(reading.published_basis));
  for (const auto& person : reading.people) {
    text += fmt::format("{}, {}, {} {}-{}\n", person.name, person.post, person.of,
                        person.span.begin, person.span.end);
  }
  for (const auto& event : reading.events) text += describe(event) + "\n";
  for (const auto& fact : reading.facts) text += describe(fact) + "\n";
  return text;
}

std::string describe(const Record& record) {
  std::string text;
  const auto done = record.each_release([&](const StoredRelease& stored) {
    text += fmt::format("version {} of {}\n", stored.version, stored.newest) +
            describe(stored.release, stored.reading);
  });
  return done ? text : done.error().message;
}

class RecordTest : public testing::Test {
 protected:
  Record open(std::string_view name = "a") {
    auto record = Record::open(store_.name(name), Record::Access::write);
    EXPECT_TRUE(record) << record.error().message;
    return std::move(*record);
  }

  TestStore store_;
};

Added add(Record& record, const Entry& entry, IfThere if_there = IfThere::keep) {
  const auto added = record.add({&entry, 1}, if_there);
  EXPECT_TRUE(added) << added.error().message;
  return added ? added->front() : Added::already_there;
}

TEST_F(RecordTest, GivesBackWhatWasAdded) {
  const auto entry = talks("a", "2024-05-03");
  {
    auto record = open();
    EXPECT_EQ(add(record, entry), Added::added);
  }
  const auto record = open();
  const auto stored = record.release("a");
  ASSERT_TRUE(stored && *stored);
  EXPECT_EQ(describe((*stored)->release, (*stored)->reading),
            describe(entry.release, entry.reading));
  EXPECT_EQ((*stored)->source.bytes, entry.source.bytes);
  EXPECT_EQ((*stored)->source.media_type, "text/html");
  EXPECT_EQ((*stored)->source.charset, "utf-8");
  EXPECT_EQ((*stored)->source.address, "/releases/a.html");
  EXPECT_EQ((*stored)->retrieved, "2024-05-03T10:00:00Z");
  EXPECT_EQ((*stored)->sha256, sha256(entry.source.bytes));
  EXPECT_FALSE(*record.release("b"));
}

TEST_F(RecordTest, KeepsTextsAsTheyAre) {
  auto entry = talks("a", "2024-05-03");
  entry.release.text = std::string("nul \0 bad \xff end", 14);
  entry.source.bytes = std::string("\0\xff\xfe", 3);
  entry.reading.events.clear();
  entry.reading.facts.clear();
  auto record = open();
  add(record, entry);
  const auto stored = record.release("a");
  ASSERT_TRUE(stored && *stored);
  EXPECT_EQ((*stored)->release.text, entry.release.text);
  EXPECT_EQ((*stored)->source.bytes, entry.source.bytes);
}

TEST_F(RecordTest, ReadingAgainChangesNothing) {
  const auto entry = talks("a", "2024-05-03");
  auto record = open();
  EXPECT_FALSE(*record.holds(entry.source, entry.hints));
  EXPECT_EQ(*record.id_of(entry.source, entry.hints), std::nullopt);
  add(record, entry);
  EXPECT_TRUE(*record.holds(entry.source, entry.hints));
  EXPECT_EQ(*record.id_of(entry.source, entry.hints), entry.release.id);
  const auto before = describe(record);
  EXPECT_EQ(add(record, entry), Added::already_there);
  auto elsewhere = entry;  // the same page, saved twice
  elsewhere.source.address = "/copies/a.html";
  elsewhere.release.id = "copy";
  EXPECT_EQ(add(record, elsewhere), Added::already_there);
  EXPECT_EQ(describe(record), before);

  auto other_hint = entry.hints;
  other_hint.published = on({2024, 5, 4});
  EXPECT_FALSE(*record.holds(entry.source, other_hint));
}

TEST_F(RecordTest, NewBytesAreANewVersion) {
  auto record = open();
  const auto first = talks("a", "2024-05-03");
  add(record, first);
  EXPECT_EQ(add(record, changed(first)), Added::new_version);

  auto moved = changed(changed(first));  // at the old address, under another id
  moved.release.id = "b";
  moved.reading.id = "b";
  EXPECT_EQ(add(record, moved), Added::new_version);

  const auto heads = record.releases();
  ASSERT_TRUE(heads);
  ASSERT_EQ(heads->size(), 1U);
  EXPECT_EQ(heads->front().id, "a");
  EXPECT_EQ(heads->front().version, 3U);
  EXPECT_EQ(heads->front().people, 0U);
  EXPECT_EQ(heads->front().events, 2U);

  const auto old = record.release("a", 1);
  ASSERT_TRUE(old && *old);
  EXPECT_EQ(describe((*old)->release, (*old)->reading), describe(first.release, first.reading));
  EXPECT_EQ((*old)->newest, 3U);
  EXPECT_FALSE(*record.release("a", 4));
  // Old versions do not answer questions.
  EXPECT_EQ(record.pair("KOR", "UZB")->events.size(), 2U);
}

TEST_F(RecordTest, AnIdNobodyGaveMayBeTaken) {
  auto record = open();
  const auto first = talks("a", "2024-05-03");
  add(record, first);
  auto other = changed(first);
  other.source.address = "/elsewhere/a.html";
  EXPECT_EQ(add(record, other), Added::added);
  EXPECT_EQ(add(record, changed(other)), Added::new_version);
  std::string ids;
  const auto heads = record.releases();
  ASSERT_TRUE(heads);
  for (const auto& head : *heads) ids += fmt::format("{} {}, ", head.id.size(), head.version);
  EXPECT_EQ(ids, "1 1, 10 2, ");

  // An id that was given is the release's whatever the address.
  auto given = changed(other);
  given.hints.id = "a";
  EXPECT_EQ(add(record, given), Added::new_version);
  EXPECT_EQ((*record.release("a"))->version, 2U);
}

TEST_F(RecordTest, LongAddressesAreToldApart) {
  auto record = open();
  auto one = talks("a", "2024-05-03");
  // Longer than any index takes, and not to be shortened.
  one.source.address.clear();
  for (int i = 0; one.source.address.size() < 20'000; ++i) {
    one.source.address += "/" + sha256(std::to_string(i));
  }
  auto other = changed(one);
  other.source.address += "?page=2";
  other.release.id = "b";
  EXPECT_EQ(add(record, one), Added::added);
  EXPECT_EQ(add(record, other), Added::added);
  EXPECT_EQ(add(record, changed(other)), Added::new_version);
  EXPECT_EQ((*record.release("a"))->newest, 1U);
  EXPECT_EQ((*record.release("b"))->newest, 2U);
}

TEST_F(RecordTest, ReplacesAReadingWhenAsked) {
  auto record = open();
  auto entry = talks("a", "2024-05-03");
  add(record, entry);
  entry.reading.events.pop_back();
  entry.reading.facts.clear();
  EXPECT_EQ(add(record, entry, IfThere::replace), Added::reread);
  EXPECT_EQ(describe(record), "version 1 of 1\n" + describe(entry.release, entry.reading));
}

TEST_F(RecordTest, OrderOfAddingDoesNotMatter) {
  std::vector<Entry> entries = {talks("b", "2024-05-03"), talks("a", "2024-05-03"),
                                talks("c", "2023"), talks("d", "")};
  auto one = open("one");
  ASSERT_TRUE(one.add(entries));
  std::ranges::reverse(entries);
  auto other = open("other");
  for (const auto& entry : entries) add(other, entry);
  EXPECT_EQ(describe(one), describe(other));
  std::string ids;
  const auto heads = one.releases();
  ASSERT_TRUE(heads);
  for (const auto& head : *heads) ids += head.id;
  EXPECT_EQ(ids, "dcab");
}

TEST_F(RecordTest, TellsWhatIsBetweenTwoParties) {
  auto record = open();
  auto older = talks("older", "2020-01-01");
  older.reading.events[0].when = on({2019, 12, 0});
  ASSERT_TRUE(record.add(std::vector{older, talks("newer", "2024-05-03")}));

  const auto told = [&](std::string_view a, std::string_view b) {
    const auto between = record.pair(a, b);
    if (!between) return between.error().message;
    std::string text;
    for (const auto& fact : between->facts) {
      text += fmt::format("{} {} '{}' {}\n", to_string(fact.what.kind), fact.what.name, fact.quote,
                          fact.at.release);
    }
    for (const auto& event : between->events) {
      text += fmt::format(
          "{} {} '{}' '{}' {} {}\n", event.what.when ? to_edtf(*event.what.when) : "-",
          to_string(event.what.act), event.quote, event.about, event.at.release, event.publisher);
    }
    return text;
  };
  EXPECT_EQ(
      told("UZB", "KOR"),
      "mission embassy 'embassy' newer\n"
      "mission embassy 'embassy' older\n"
      "gathering forum 'Tashkent' newer\n"
      "gathering forum 'Tashkent' older\n"
      "- agree 'agreed to open an embassy in Tashkent' 'open an embassy in Tashkent' newer KOR\n"
      "2024-05-01/2024-05-02 meet 'Minister Ann Lee met her Uzbek counterpart' '' newer KOR\n"
      "- agree 'agreed to open an embassy in Tashkent' 'open an embassy in Tashkent' older KOR\n"
      "2019-12 meet 'Minister Ann Lee met her Uzbek counterpart' '' older KOR\n");
  EXPECT_EQ(told("KOR", "KAZ"),
            "gathering forum 'Tashkent' newer\ngathering forum 'Tashkent' older\n");
  EXPECT_EQ(told("KOR", "TUR"), "");
  EXPECT_EQ(told("KOR", "' OR 1 --"), "");
}

TEST(Sha256, IsTheStandardsDigest) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace dragoman
