#include "reading/trace.h"

#include <gtest/gtest.h>

#include "reading/test_program.h"

namespace dragoman {
namespace {

// "name Sweden=SWE; pronoun they=SWE KEN", of the last event of a text.
std::string parties_of(const std::string& text) {
  const auto release = release_of_text(text, {}, test_program().furniture);
  const auto explained = explain(release, analyse(release, test_program().model),
                                 test_program().knowledge, test_program().patterns);
  EXPECT_EQ(explained.why.size(), explained.reading.events.size());
  if (explained.why.empty()) return "no event";
  std::string told;
  for (const auto& trace : explained.why.back().parties) {
    if (!told.empty()) told += "; ";
    told += std::string(to_string(trace.reference)) + " " +
            std::string(slice(release.text, trace.words)) + "=";
    for (const auto& party : trace.parties) told += (told.ends_with('=') ? "" : " ") + party;
  }
  return told;
}

TEST(Explain, TellsWhatWordsWereTakenFor) {
  const std::string met =
      "Foreign Minister Ana Berg of Norway met with the Foreign Minister of "
      "Kenya in Oslo. ";
  struct Case {
    std::string text, expected;
  };
  const Case cases[] = {
      {"Norway thanked Kenya for its help.", "name Norway=NOR; name Kenya=KEN"},
      {"The Norwegian delegation thanked Kenya for its help.",
       "adjective Norwegian=NOR; noun The Norwegian delegation=NOR; name Kenya=KEN"},
      {met + "The two sides discussed trade.", "noun The two sides=NOR KEN"},
      {met + "They discussed trade.", "pronoun They=NOR KEN"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(parties_of(c.text), c.expected);
  }
}

TEST(Explain, TellsWhereTimeAndPlaceComeFrom) {
  ReleaseHints hints;
  hints.published = on({2024, 5, 3});
  const auto release = release_of_text(
      "Foreign Minister Ana Berg of Norway met with the Foreign Minister of Kenya in Oslo on 2 May "
      "2024. The two sides discussed trade. Norway will not support Belarus.",
      hints, test_program().furniture);
  const auto explained = explain(release, analyse(release, test_program().model),
                                 test_program().knowledge, test_program().patterns);
  std::string told;
  for (std::size_t i = 0; i < explained.why.size(); ++i) {
    const auto& why = explained.why[i];
    told += explained.reading.events[i].rule.substr(0, 4) + ": ";
    told += std::string(to_string(why.when)) + " ";
    if (why.when_words) told += std::string(slice(release.text, *why.when_words)) + " ";
    told += std::string(to_string(why.where)) + " ";
    if (why.where_words) told += std::string(slice(release.text, *why.where_words)) + " ";
    if (why.status_sign) told += "sign " + std::string(slice(release.text, *why.status_sign));
    told += "\n";
  }
  EXPECT_EQ(told,
            "meet: words 2 May 2024 words Oslo \n"
            "disc: meeting meeting \n"
            "supp: meeting meeting sign not\n");
}

}  // namespace
}  // namespace dragoman
