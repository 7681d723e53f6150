#include "record/find_people.h"

#include <fmt/format.h>

#include <algorithm>

#include "history/meeting_words.h"

namespace dragoman {

std::vector<Told<Person>> find_people(const store::Database& database, std::string_view name) {
  const auto words = folded_words(name);
  std::vector<Told<Person>> people;
  constexpr std::size_t longest_name = 16;  // in words
  if (words.empty() || words.size() > longest_name) return people;
  std::string sql =
      "SELECT r.name, r.read_publisher, r.read_published, p.ordinal, p.name, p.post, p.party,"
      " p.begin_, p.end_ FROM person p JOIN release r ON r.id = p.release AND r.newest = 1";
  for (std::size_t i = 0; i < words.size(); ++i) {
    sql += fmt::format(
        " JOIN person_word w{0} ON w{0}.release = p.release AND w{0}.ordinal = p.ordinal"
        " AND w{0}.word = ?",
        i);
  }
  sql += " ORDER BY r.read_published NULLS FIRST, r.name, p.ordinal";
  auto rows = database.prepare(sql);
  rows.with_all(words);
  while (rows.step()) {
    const auto offset = [&rows](int column) {
      return static_cast<std::size_t>(rows.number(column));
    };
    people.push_back({.what = {rows.text(4), rows.text(5), rows.text(6), {offset(7), offset(8)}},
                      .quote = rows.text(4),
                      .about = {},
                      .at = {rows.text(0), offset(3) + 1},
                      .publisher = rows.text(1),
                      .published = rows.is_null(2) ? std::nullopt : parse_edtf(rows.text(2))});
  }
  return people;
}

std::vector<std::string> name_words(std::string_view name) {
  auto words = folded_words(name);
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  constexpr std::size_t longest = 200;  // bytes; what is longer nobody looks for
  std::erase_if(words, [](const std::string& word) { return word.size() > longest; });
  return words;
}

void make_people_index(const store::Database& database) {
  auto insert = database.prepare("INSERT INTO person_word VALUES (?, ?, ?)");
  auto people = database.prepare(
      "SELECT release, ordinal, name FROM person WHERE release NOT IN"
      " (SELECT release FROM person_word) ORDER BY release, ordinal");
  while (people.step()) {
    for (const auto& word : name_words(people.text(2))) {
      insert.with(word, people.number(0), people.number(1)).run();
    }
  }
}

}  // namespace dragoman
