// How well phrases are understood: eval/knowledge.tsv against meaning_of, with the figures of
// eval/knowledge_figures.tsv as the floor. With DRAGOMAN_ERRORS set every row that is not right
// is printed; tools/eval-knowledge does so.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "base/tsv.h"
#include "knowledge/fold.h"
#include "knowledge/meaning.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

enum class Verdict { right, wrong, silent };

std::set<std::string> parties_of(const Meaning& meaning) {
  std::set<std::string> parties;
  for (const auto* term : meaning.terms) parties.insert(term->of);
  if (!parties.empty()) return parties;
  for (const auto& name : meaning.parties) parties.insert(name.party);
  return parties;
}

// The person is called so by our tables, in some spelling.
bool is_person(const Meaning& meaning, std::string_view name) {
  const auto known = test_knowledge().people_named(name);
  return std::ranges::all_of(meaning.terms, [&](const Holder* term) {
    return std::ranges::any_of(known, [&](const Holder* other) {
      return other->person == term->person && other->of == term->of;
    });
  });
}

bool has_office(const Meaning& meaning, std::string_view office) {
  if (meaning.terms.empty()) return meaning.office == office;
  return std::ranges::any_of(meaning.terms,
                             [&](const Holder* term) { return term->office == office; });
}

// Wrong: tells somebody or something else. Silent: says less, or that it cannot tell.
Verdict judge(const Meaning& meaning, std::span<const std::string_view> cells) {
  const auto parties = parties_of(meaning);
  std::set<std::string> expected;
  for (const auto party : split(cells[3], '|')) expected.emplace(party);
  const bool ambiguous = sense_of(meaning) == Sense::ambiguous;
  const auto& person = cells[5];
  if (parties != expected) {
    if (parties.empty()) return Verdict::silent;
    const bool among = ambiguous && std::ranges::includes(parties, expected);
    return among && !expected.empty() ? Verdict::silent : Verdict::wrong;
  }
  if (person.empty()) {
    if (!meaning.terms.empty()) return Verdict::wrong;
    return cells[4].empty() || meaning.office == cells[4] ? Verdict::right : Verdict::silent;
  }
  if (meaning.terms.empty() || ambiguous) return Verdict::silent;
  return is_person(meaning, person) && has_office(meaning, cells[4]) ? Verdict::right
                                                                     : Verdict::wrong;
}

std::string describe(const Meaning& meaning) {
  std::string out;
  for (const auto* term : meaning.terms) {
    out += fmt::format(" {} {} {};", term->of, term->office, term->person);
  }
  if (out.empty()) out = fmt::format(" {} {}", fmt::join(parties_of(meaning), "/"), meaning.office);
  return out;
}

struct Tally {
  std::map<Verdict, int> counts;
  int rows = 0;

  void add(Verdict verdict) {
    ++counts[verdict];
    ++rows;
  }
  [[nodiscard]] double share(Verdict verdict) const {
    const auto at = counts.find(verdict);
    return rows == 0 || at == counts.end() ? 0.0 : static_cast<double>(at->second) / rows;
  }
};

TEST(MeaningEval, IsNoWorseThanTheCommittedFigures) {
  const auto table =
      read_tsv(DRAGOMAN_ROOT "/eval/knowledge.tsv",
               {"mention", "date", "context", "party", "office", "person", "hard", "source"});
  ASSERT_TRUE(table) << table.error().message;
  const bool tell = std::getenv("DRAGOMAN_ERRORS") != nullptr;
  std::map<std::string, Tally, std::less<>> tallies;
  std::set<std::string_view> states;
  for (const auto& row : table->rows) {
    const auto& c = row.cells;
    const auto day = parse_date(c[1]);
    ASSERT_TRUE(day) << "line " << row.line;
    for (const auto party : split(c[3], '|')) {
      ASSERT_NE(test_knowledge().party(party), nullptr) << "line " << row.line;
      states.insert(party);
    }
    const auto meaning = meaning_of(test_knowledge(), c[0], day, c[2]);
    const auto verdict = judge(meaning, c);
    tallies["all"].add(verdict);
    if (!c[6].empty()) tallies["hard"].add(verdict);
    if (tell && verdict != Verdict::right) {
      std::cout << fmt::format("{:<6} {}: {} [{}] not {} {} {}, but{}\n",
                               verdict == Verdict::wrong ? "wrong" : "silent", row.line, c[0], c[1],
                               c[3], c[4], c[5], describe(meaning));
    }
  }
  EXPECT_GE(tallies["all"].rows, 500);
  EXPECT_GE(tallies["hard"].rows, 100);
  EXPECT_GE(states.size(), 60U);

  const auto figures =
      read_tsv(DRAGOMAN_ROOT "/eval/knowledge_figures.tsv", {"set", "rows", "right", "wrong"});
  ASSERT_TRUE(figures) << figures.error().message;
  for (const auto& row : figures->rows) {
    const auto tally = tallies.find(row.cells[0]);
    ASSERT_NE(tally, tallies.end()) << row.cells[0];
    const auto right = tally->second.share(Verdict::right);
    const auto wrong = tally->second.share(Verdict::wrong);
    std::cout << fmt::format("{}: {} rows, {:.4f} right, {:.4f} wrong, {:.4f} silent\n",
                             row.cells[0], tally->second.rows, right, wrong,
                             tally->second.share(Verdict::silent));
    EXPECT_GE(right, std::stod(std::string(row.cells[2])) - 5e-5) << row.cells[0];
    EXPECT_LE(wrong, std::stod(std::string(row.cells[3])) + 5e-5) << row.cells[0];
  }
}

}  // namespace
}  // namespace dragoman
