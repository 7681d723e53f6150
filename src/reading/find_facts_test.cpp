#include "reading/find_facts.h"

#include <gtest/gtest.h>

#include "reading/describe_fact.h"
#include "reading/patterns.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

Reading read_text(std::string_view text, std::string_view publisher, std::string_view published) {
  ReleaseHints hints;
  hints.publisher = publisher;
  hints.published = parse_edtf(published);
  const auto release = release_of_text(std::string(text), hints, test_program().furniture);
  return read(release, analyse(release, test_program().model), test_program().knowledge,
              test_program().patterns);
}

std::string facts_of(std::string_view text, std::string_view publisher,
                     std::string_view published) {
  std::string lines;
  for (const auto& fact : read_text(text, publisher, published).facts) {
    lines += describe_in_full(fact) + "\n";
  }
  return lines;
}

TEST(FactPatterns, EveryRowReadsItsExample) {
  for (const auto& row : test_program().patterns.tables().facts->rows) {
    SCOPED_TRACE("facts.tsv:" + std::to_string(row.line) + " " + row.id);
    bool found = false;
    std::string lines;
    for (const auto& fact : read_text(row.example, "", "2023-05-10").facts) {
      const auto line = describe(fact);
      lines += fact.rule + ": " + line + "\n";
      found = found || (fact.rule == row.id && line.starts_with(row.reads));
    }
    EXPECT_TRUE(found) << row.example << "\nmust read: " << row.reads << "\nbut: " << lines;
  }
}

struct Case {
  std::string_view what, publisher, published, text, expected;
};

TEST(FindFacts, ReadsWhoWhenAndWhere) {
  constexpr Case cases[] = {
      {"a gathering held", "EST", "2022-11-04",
       "Minister Reinsalu of Estonia attended the 3rd Tallinn Water Forum held in Helsinki, "
       "Finland, on November 2-3.",
       "gathering | Tallinn Water Forum; nth 3; when 2022-11-02/2022-11-03; where Helsinki, FIN\n"},
      {"told twice, once in short", "CAN", "2023-02-10",
       "Minister Joly of Canada met with Minister Kuleba of Ukraine. They opened the "
       "Canada-Ukraine Energy Council. The Energy Council will meet again.",
       "mechanism CAN UKR | Canada-Ukraine Energy Council\n"},
      {"a title says nothing of a body", "CAN", "2023-02-10",
       "Minister Joly of Canada met with the Speaker of the National Council of Austria.", ""},
      {"a standing organisation is a party", "CAN", "2023-02-10",
       "Minister Joly of Canada addressed the European Council and the Security Council.", ""},
      {"only graded partnerships", "CAN", "2023-02-10",
       "Minister Joly of Canada praised our close partnership with Japan.", ""},
      {"a word before another head", "JPN", "2023-02-10",
       "Japan and India signed the Strategic Partnership Agreement in Tokyo.",
       "agreement JPN IND | Strategic Partnership Agreement; signed\n"},
      {"an anniversary told by the beginning", "PER", "2023-02-10",
       "Peru and Japan mark the 150th anniversary of the establishment of diplomatic relations in "
       "1873.",
       "anniversary PER JPN | diplomatic relations; nth 150; year 2023\n"},
      {"two parties and a dash", "PER", "2023-02-10",
       "Viet Nam and Chile praised the Viet Nam – Chile Intergovernmental Committee.",
       "mechanism VNM CHL | Viet Nam – Chile Intergovernmental Committee\n"},
      {"a name with commas", "PER", "2023-02-10",
       "Peru and Chile opened the Joint Committee on Trade, Investment and Energy, Peru said.",
       "mechanism PER CHL | Joint Committee on Trade, Investment and Energy\n"},
      {"a name with two lists", "PER", "2023-02-10",
       "Peru and Chile opened the Peru-Chile Commission on Economic, Scientific, and Technical "
       "Cooperation.",
       "mechanism PER CHL | Peru-Chile Commission on Economic, Scientific, and Technical "
       "Cooperation\n"},
      {"a comma that ends a name", "PER", "2023-02-10",
       "Peru and Chile opened the Joint Committee on Trade, Chile and Peru said.",
       "mechanism PER CHL | Joint Committee on Trade\n"},
      {"empty", "JPN", "2023-02-10", "", ""},
      {"no UTF-8", "JPN", "2023-02-10", "the \xff Forum of the \xc3 Embassy in", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(facts_of(c.text, c.publisher, c.published), c.expected);
  }
}

TEST(FindFacts, StaysQuickOnHostileText) {
#ifdef __SANITIZE_ADDRESS__
  constexpr int times = 1000;  // every access is watched
#else
  constexpr int times = 4000;
#endif
  std::string text;
  for (int i = 0; i < times; ++i) text += "Forum of the Summit and Embassy for ";
  EXPECT_NO_THROW(facts_of(text, "JPN", "2023-02-10"));
}

TEST(LoadFactPatterns, TellsAllFaults) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dragoman-facts";
  const auto loaded = load_fact_patterns(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("facts.tsv"), std::string::npos);
  EXPECT_NE(loaded.error().message.find("fact_words.tsv"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
