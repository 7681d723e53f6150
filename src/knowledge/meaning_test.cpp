#include "knowledge/meaning.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

// "KOR foreign-minister Chung Eui-yong", one a term; else the parties, or "?".
std::string describe(const Meaning& meaning) {
  std::string out;
  for (const auto* term : meaning.terms) {
    out += (out.empty() ? "" : "; ") + term->of + " " + term->office + " " + term->person;
  }
  if (!out.empty()) return out;
  for (const auto& party : meaning.parties) out += (out.empty() ? "" : "/") + party.party;
  return out.empty() ? "?" : out;
}

TEST(MeaningOf, ResolvesPhrasesAtADate) {
  struct Case {
    std::string_view phrase, day, expected;
  };
  constexpr Case cases[] = {
      {"Foreign Minister Chung", "2021-11-30", "KOR foreign-minister Chung Eui-yong"},
      {"Foreign Minister Chung", "2024-11-30", "?"},
      {"Foreign Minister Chung Eui-yong", "2021-11-30", "KOR foreign-minister Chung Eui-yong"},
      {"FM Kamilov", "2021-11-30", "UZB foreign-minister Abdulaziz Kamilov"},
      {"Secretary of State Blinken", "2022-03", "USA foreign-minister Antony John Blinken"},
      {"Secretary Blinken", "2022-03", "USA foreign-minister Antony John Blinken"},
      {"Deputy Secretary Blinken", "2022-03", "?"},  // no longer
      {"former President Barack Obama", "2019", "USA head-of-state Barack Obama"},
      {"former President Barack Obama", "2012", "?"},
      {"President Macron", "2019", "FRA head-of-state Emmanuel Macron"},
      {"H.E. Ban Ki-moon", "2012", "UN head-of-organisation Ban Ki-moon"},
      {"Jordan", "2012", "JOR"},
      {"President Mirziyoyev", "2019", "UZB head-of-state Shavkat Mirziyoyev"},
      {"Kazakh President Tokayev", "2022", "KAZ head-of-state Kassym-Jomart Tokayev"},
      {"Korean President Tokayev", "2022", "KOR"},
      {"the Foreign Minister of Korea", "2021-11-30", "KOR foreign-minister Chung Eui-yong"},
      {"Tajik Foreign Minister", "2021-11-30", "TJK foreign-minister Sirojiddin Muhriddin"},
      {"Foreign Minister Florence Paris", "2021", "?"},
      {"Georgia", "2021", "GEO"},
      {"President Macron of France", "2019", "FRA head-of-state Emmanuel Macron"},
      {"King Philippe of the Belgians", "2019", "BEL head-of-state Philippe"},
      {"President Macron of Germany", "2019", "?"},
      {"Foreign Minister Moussa Faki", "2016", "TCD foreign-minister Moussa Faki Mahamat"},
      {"Congolese", "2021", "COD/COG"},
      {"nobody whatever", "2021", "?"},
      {"", "2021", "?"},
      {"\xff \xfe", "2021", "?"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.phrase) + " at " + std::string(c.day));
    EXPECT_EQ(describe(meaning_of(test_knowledge(), c.phrase, parse_date(c.day))), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
