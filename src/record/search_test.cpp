// Full-text search, alike on all stores.
#include <fmt/format.h>

#include "record/test_entries.h"
#include "record/test_store.h"

namespace dragoman {
namespace {

Entry release_of(const std::string& id, const std::string& day, const std::string& title,
                 const std::string& text) {
  Entry entry;
  entry.release.id = id;
  entry.release.title = title;
  entry.release.text = text;
  entry.release.blocks = {{BlockKind::paragraph, {0, text.size()}, "", "", 0}};
  entry.source = {.bytes = text, .media_type = "text/plain", .charset = "utf-8", .address = id};
  entry.hints.id = id;  // no two releases are the same, whatever their text
  entry.reading.id = id;
  entry.reading.publisher = "KOR";
  entry.reading.published = parse_edtf(day);
  return entry;
}

Entry with_text(Entry entry, const std::string& text) {
  entry.release.text = text;
  entry.release.blocks.front().span.end = text.size();
  return entry;
}

// Talks whose whole text is one block.
Entry plain_talks(const std::string& id) {
  auto entry = talks(id, "2024-05-03");
  entry.release.blocks.resize(1);
  entry.release.blocks.front().span = {0, entry.release.text.size()};
  return entry;
}

class SearchTest : public testing::Test {
 protected:
  // "id[words of a hit](quote of an event)", newest first.
  std::string search(std::string_view query, const SearchFilter& filter = {}) {
    const auto found = record_.search(query, filter);
    if (!found) return found.error().message;
    std::string text;
    for (const auto& one : *found) {
      text += (text.empty() ? "" : " ") + one.release.id;
      for (const auto& hit : one.hits) {
        EXPECT_TRUE(hit.around.contains(hit.span));
        const Span within{hit.span.begin - hit.around.begin, hit.span.end - hit.around.begin};
        text += fmt::format("[{}]", slice(hit.words, within));
      }
      for (const auto& event : one.events)
        text += fmt::format("({} {})", event.number, event.quote);
    }
    return text;
  }

  void add(const Entry& entry, IfThere if_there = IfThere::keep) {
    const auto added = record_.add({&entry, 1}, if_there);
    ASSERT_TRUE(added) << added.error().message;
  }

  TestStore store_;
  Record record_ = std::move(*Record::open(store_.name("a"), Record::Access::write));
};

TEST_F(SearchTest, FindsWordsPhrasesAndBeginnings) {
  add(release_of("b", "2024-05-03", "On trade", "The Joint Committee met; the committee agreed."));
  add(release_of("a", "2024-05-03", "", "A committee for joint work."));
  add(release_of("c", "2023", "The joint committee in Zürich", "They met."));
  add(release_of("d", "", "", "Commits of the joint, committee."));
  struct Case {
    std::string_view query, expected;
  };
  const Case cases[] = {
      {"committee", "a[committee] b[Committee][committee] c d[committee]"},
      {"JOINT committee",
       "a[committee][joint] b[Joint][Committee][committee] c d[joint][committee]"},
      {"\"joint committee\"", "b[Joint Committee] c d[joint, committee]"},
      {"\"committee joint\"", ""},
      {"commit*", "a[committee] b[Committee][committee] c d[Commits][committee]"},
      {"commit", ""},
      {"zurich", "c"},
      {"zürich met", "c[met]"},
      {"trade agreed", "b[agreed]"},
      {"\"trade the\"", ""},
      {"' OR \" :*", ""},  // the word "or"
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.query);
    EXPECT_EQ(search(c.query), c.expected);
  }
  EXPECT_EQ(search("–"),
            "'–' has no word to search for; give some, such as \"joint committee\" or minist*");
  std::string many;
  for (int i = 0; i < 65; ++i) many += "a ";
  EXPECT_EQ(search(many), "is a search for 65 words; give at most 64");
}

TEST_F(SearchTest, FindsTheQuotesOfEvents) {
  add(plain_talks("a"));
  EXPECT_EQ(search("embassy"), "a[embassy](1 agreed to open an embassy in Tashkent)");
  EXPECT_EQ(search("counterpart"), "a[counterpart](0 Minister Ann Lee met her Uzbek counterpart)");
  EXPECT_EQ(search("counterpart agreed"),
            "a[counterpart][agreed](0 Minister Ann Lee met her Uzbek counterpart)"
            "(1 agreed to open an embassy in Tashkent)");
  const auto found = record_.search("embassy");
  ASSERT_TRUE(found && found->size() == 1);
  const auto& hit = found->front().hits.front();
  EXPECT_EQ(
      hit.words,
      "Minister Ann Lee met her Uzbek counterpart – they agreed to open an embassy in Tashkent "
      "(a).");
  EXPECT_EQ(found->front().release.events, 2U);
}

TEST_F(SearchTest, SearchesNewestVersionsAsLastRead) {
  const auto first = release_of("a", "2024-05-03", "", "An early word.");
  add(first);
  auto second = with_text(first, "A late word.");
  second.source.bytes = second.release.text;
  add(second);
  EXPECT_EQ(search("word"), "a[word]");
  EXPECT_EQ(search("early"), "");
  EXPECT_EQ(search("late"), "a[late]");
  add(with_text(second, "A final word."), IfThere::replace);
  EXPECT_EQ(search("late"), "");
  EXPECT_EQ(search("final word"), "a[final][word]");
}

TEST_F(SearchTest, LeavesFurnitureAside) {
  auto entry = release_of("a", "2024-05-03", "", "Home | Search\nJoint talks\nCommittee met\n");
  entry.release.blocks = {
      {BlockKind::heading, span_of(entry.release.text, "Joint talks"), "", "", 0},
      {BlockKind::paragraph, span_of(entry.release.text, "Committee met"), "", "", 0}};
  add(entry);
  EXPECT_EQ(search("home"), "");
  EXPECT_EQ(search("talks committee"), "a[talks][Committee]");
  EXPECT_EQ(search("\"talks committee\""), "") << "a phrase is in one block";
}

TEST_F(SearchTest, FiltersByPartyAndDay) {
  add(plain_talks("talks"));  // of KOR with UZB, EU and KAZ
  add(release_of("month", "2024-06", "", "embassy"));
  add(release_of("undated", "", "", "embassy"));
  add(release_of("old", "2019-12-31", "", "embassy"));
  const auto ids = [&](const SearchFilter& filter) {
    std::string text;
    const auto found = record_.search("embassy", filter);
    if (!found) return found.error().message;
    for (const auto& one : *found) text += one.release.id + " ";
    return text;
  };
  EXPECT_EQ(ids({}), "month talks old undated ");
  EXPECT_EQ(ids({.party = "KAZ"}), "talks ");
  EXPECT_EQ(ids({.party = "EU"}), "talks ");
  EXPECT_EQ(ids({.party = "KOR"}), "month talks old undated ");
  EXPECT_EQ(ids({.party = "FRA"}), "");
  EXPECT_EQ(ids({.from = Date{2024, 5, 3}}), "month talks ");
  EXPECT_EQ(ids({.from = Date{2024, 6, 30}}), "month ");
  EXPECT_EQ(ids({.from = Date{2024, 7, 1}}), "");
  EXPECT_EQ(ids({.to = Date{2024, 5, 31}}), "talks old ");
  EXPECT_EQ(ids({.from = Date{2020, 0, 0}, .to = Date{2024, 0, 0}}), "month talks ");
  EXPECT_EQ(ids({.limit = 2}), "month talks ");
}

TEST_F(SearchTest, FindsAllOfMany) {
  std::vector<Entry> entries;
  for (int i = 0; i < 600; ++i) {
    entries.push_back(release_of(fmt::format("r{:03}", i), "2024-05-03", "",
                                 i % 300 == 299 ? "the rare words" : "words, the rare"));
  }
  ASSERT_TRUE(record_.add(entries));
  EXPECT_EQ(search("\"rare words\""), "r299[rare words] r599[rare words]");
  EXPECT_EQ(record_.search("rare", {.limit = 0})->size(), 600U);
  EXPECT_EQ(record_.search("rare")->size(), 50U);
}

TEST_F(SearchTest, TakesWhatIsHostile) {
  std::string words = "first ";
  for (int i = 0; i < 300'000; ++i) words += std::to_string(i) + " ";
  add(release_of("a", "2024-05-03", "", words + std::string(100'000, 'x') + "last"));
  add(release_of("b", "2024-05-03", "", std::string("nul \0 \xff first", 13)));
  EXPECT_EQ(search("first"), "a[first] b[first]");
  EXPECT_EQ(search("last"), "");
}

}  // namespace
}  // namespace dragoman
