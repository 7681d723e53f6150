#include "record/find_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/sha256.h"
#include "history/merging/meeting_words.h"

namespace dragoman {

namespace {

using store::Database;

// The words of a name that the table has: folded, sorted, without doubles.
std::vector<std::string> name_words(std::string_view name) {
  auto words = folded_words(name);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  constexpr std::size_t longest = 200;  // bytes; what is longer nobody looks for
  std::erase_if(words, [](const std::string& word) { return word.size() > longest; });
  return words;
}

// A name with post and party, and where it stands.
struct Row {
  std::int64_t id = 0;
  NamedPost post;
};

// Those that have all the words.
std::vector<Row> find_named(const Database& database, const std::vector<std::string>& words,
                            const NamedFilter& filter) {
  std::string from = " FROM named_word w0";
  std::vector<std::string> values = {words.front()};
  for (std::size_t i = 1; i < words.size(); ++i) {
    from += fmt::format(
        " JOIN named_word w{0} ON w{0}.word = ?{1} AND w{0}.party = w0.party"
        " AND w{0}.named = w0.named",
        i, i + 1);
    values.push_back(words[i]);
  }
  std::string where = " WHERE w0.word = ?1";
  if (filter.after) {
    values.push_back(*filter.after);
    where += fmt::format(" AND w0.party > ?{}", values.size());
  }
  if (filter.at_most != 0) {
    // A party is told as a whole.
    auto last = database.prepare(
        "SELECT w0.party" + from + where +
        fmt::format(" ORDER BY w0.party, w0.named LIMIT 1 OFFSET {}", filter.at_most - 1));
    if (last.with_all(values).step()) {
      values.push_back(last.text(0));
      where += fmt::format(" AND w0.party <= ?{}", values.size());
    }
  }
  std::vector<Row> found;
  auto rows = database.prepare("SELECT n.id, n.name, n.post, n.party" + from +
                               " JOIN named n ON n.id = w0.named" + where);
  rows.with_all(values);
  while (rows.step()) {
    auto& row = found.emplace_back();
    row.id = rows.number(0);
    row.post.name = rows.text(1);
    row.post.post = rows.text(2);
    row.post.of = rows.text(3);
  }
  return found;
}

// Adds when and where they are told.
void add_mentions(const Database& database, std::vector<Row>& found, std::size_t mentions) {
  auto times = database.prepare(
      "SELECT count(*), min(nullif(published, '')), max(nullif(published, '')) FROM mention"
      " WHERE named = ?");
  auto last = database.prepare(
      "SELECT published, name FROM mention WHERE named = ? ORDER BY published DESC, name DESC, "
      "ordinal DESC" +
      (mentions == 0 ? std::string() : fmt::format(" LIMIT {}", mentions)));
  const auto when_at = [&times](int column) {
    return times.is_null(column) ? std::nullopt : parse_edtf(times.text(column));
  };
  for (auto& [id, post] : found) {
    if (times.with(id).step()) {
      post.told = static_cast<std::size_t>(times.number(0));
      post.first = when_at(1);
      post.last = when_at(2);
    }
    last.with(id);
    while (last.step()) post.mentions.push_back({parse_edtf(last.text(0)), last.text(1)});
    std::ranges::reverse(post.mentions);
  }
}

}  // namespace

std::vector<NamedPost> find_people(const Database& database, std::string_view name,
                                   const NamedFilter& filter) {
  const auto words = name_words(name);
  constexpr std::size_t longest_name = 16;  // in words
  if (words.empty() || words.size() > longest_name) return {};
  auto found = find_named(database, words, filter);
  add_mentions(database, found, filter.mentions);
  std::vector<NamedPost> posts;
  posts.reserve(found.size());
  for (auto& row : found) posts.push_back(std::move(row.post));
  std::ranges::sort(posts, {}, [](const NamedPost& one) {
    return std::tie(one.of, one.first, one.name, one.post);
  });
  return posts;
}

ReadyPerson ready_person(const Person& person) {
  const auto& [name, post, party, span] = person;
  // With their sizes: no two of them run together to the same.
  return {sha256(fmt::format("{}:{}{}:{}{}", name.size(), name, post.size(), post, party)),
          name_words(name)};
}

void store_mentions(const Database& database, std::int64_t release, std::string_view id,
                    const std::string& published, std::span<const Person> people,
                    std::span<const ReadyPerson> ready) {
  // None of them waits for what another gives back.
  auto insert = database.prepare(
      "INSERT INTO named (key, name, post, party) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
  auto insert_word = database.prepare(
      "INSERT INTO named_word (word, party, named) SELECT ?, party, id FROM named WHERE key = ?"
      " ON CONFLICT DO NOTHING");
  auto insert_mention = database.prepare(
      "INSERT INTO mention (named, published, name, ordinal, release)"
      " SELECT id, ?, ?, ?, ? FROM named WHERE key = ?");
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& [name, post, party, span] = people[i];
    const auto& [key, words] = ready[i];
    if (words.empty()) continue;
    insert.with(key, name, post, party).run();
    for (const auto& word : words) insert_word.with(word, key).run();
    insert_mention.with(published, id, i, release, key).run();
  }
}

void forget_mentions(const Database& database, std::int64_t release) {
  std::vector<std::int64_t> named;
  {
    auto rows =
        database.prepare("SELECT DISTINCT named FROM mention WHERE release = ? ORDER BY named");
    rows.with(release);
    while (rows.step()) named.push_back(rows.number(0));
  }
  database.prepare("DELETE FROM mention WHERE release = ?").with(release).run();
  const std::string unnamed = " AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.named = ?1)";
  auto forget_words = database.prepare("DELETE FROM named_word WHERE named = ?1" + unnamed);
  auto forget = database.prepare("DELETE FROM named WHERE id = ?1" + unnamed);
  for (const auto id : named) {
    forget_words.with(id).run();
    forget.with(id).run();
  }
}

void make_people_index(const Database& database) {
  struct Row {
    std::int64_t id = 0;
    std::string name;
    std::string published;
  };
  std::vector<Row> releases;
  {
    auto rows = database.prepare(
        "SELECT id, name, coalesce(read_published, '') FROM release WHERE newest = 1 ORDER BY id");
    while (rows.step()) releases.push_back({rows.number(0), rows.text(1), rows.text(2)});
  }
  auto rows = database.prepare(
      "SELECT name, post, party FROM person WHERE release = ?"
      " ORDER BY ordinal");
  for (const auto& release : releases) {
    std::vector<Person> people;
    rows.with(release.id);
    std::vector<ReadyPerson> ready;
    while (rows.step()) {
      ready.push_back(
          ready_person(people.emplace_back(Person{rows.text(0), rows.text(1), rows.text(2), {}})));
    }
    store_mentions(database, release.id, release.name, release.published, people, ready);
  }
}

}  // namespace dragoman
