#include "text/find_blocks.h"

#include <gtest/gtest.h>

#include <span>

#include "text/describe.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

// The blocks alone, without metadata.
std::string blocks_of(std::string_view text, std::string title = {}) {
  ReleaseHints hints;
  hints.title = std::move(title);
  const auto release = release_of_text(std::string(text), hints, test_furniture());
  EXPECT_EQ(release.text, text);
  const auto described = describe(release);
  return described.substr(described.starts_with('\n') ? 1 : described.find("\n\n") + 2);
}

struct Case {
  std::string_view what, text, expected;
};

void expect(std::span<const Case> cases) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(blocks_of(c.text), c.expected);
  }
}

TEST(FindBlocks, TellsKinds) {
  constexpr Case cases[] = {
      {"nothing", "", ""},
      {"blanks", " \n\t\n\r\n", ""},
      {"a sentence", "The two ministers met in Oslo today.",
       "The two ministers met in Oslo today.\n"},
      {"a title and a label",
       "Visit to Oslo\n\nThe two ministers met in Oslo today.\n\nKey outcomes:\n\n- a new embassy",
       "# Visit to Oslo\nThe two ministers met in Oslo today.\n## Key outcomes:\n  - a new "
       "embassy\n"},
      {"a long lead-in is a paragraph",
       "The two ministers met in Oslo today.\n\nThe two ministers agreed on the following "
       "points:\n\n"
       "- a new embassy",
       "The two ministers met in Oslo today.\nThe two ministers agreed on the following points:\n"
       "  - a new embassy\n"},
      {"capitals",
       "Talks in Oslo\n\nThe two ministers met in Oslo today.\n\nJOINT STATEMENT\n\nWe met to "
       "talk.",
       "# Talks in Oslo\nThe two ministers met in Oslo today.\n## JOINT STATEMENT\nWe met to "
       "talk.\n"},
      {"signatures head nothing",
       "Talks in Oslo\n\nThe two ministers met in Oslo today.\n\nANNA BERG\n\nDecember 1, 2021",
       "# Talks in Oslo\nThe two ministers met in Oslo today.\nANNA BERG\nDecember 1, 2021\n"},
      {"a title that ends with an abbreviation",
       "Call with President Example Lee Jr.\n\nThe two leaders spoke by telephone today.",
       "# Call with President Example Lee Jr.\nThe two leaders spoke by telephone today.\n"},
      {"an end mark in the line",
       "The two ministers met in Oslo today. ###\n\nThis letter was sent to you by the press "
       "office.",
       "The two ministers met in Oslo today.\n"},
      {"an end mark of its own",
       "The two ministers met in Oslo today.\n\n-30-\n\nThis letter was sent to all subscribers.",
       "The two ministers met in Oslo today.\n"},
      {"left-over markup", "<!-- -->\n\nThe two ministers met in Oslo today.",
       "The two ministers met in Oslo today.\n"},
  };
  expect(cases);
}

TEST(FindBlocks, TakesNumbersAndBullets) {
  constexpr Case cases[] = {
      {"numbers", "1. We met in Oslo today.\n2.We agreed on trade.\n10) We will meet again.",
       "[1] We met in Oslo today.\n[2] We agreed on trade.\n[10] We will meet again.\n"},
      {"no numbers",
       "1.5 million were sent to them.\n\nU.S. aid was sent to them.\n\n2021. It ends so.",
       "1.5 million were sent to them.\nU.S. aid was sent to them.\n2021. It ends so.\n"},
      {"letters", "(a) trade was agreed on;\n(b) visas were agreed on;\n(ii) and so on it goes.",
       "[a] trade was agreed on;\n[b] visas were agreed on;\n[ii] and so on it goes.\n"},
      {"initials are no numbers", "B. Holm met the press in Oslo today.",
       "B. Holm met the press in Oslo today.\n"},
      {"sections",
       "I. Introduction\n\nWe met in Oslo to talk of trade.\n\nII. Trade and Investment\n\nWe "
       "agreed to "
       "have more of it.",
       "## [I] Introduction\nWe met in Oslo to talk of trade.\n## [II] Trade and Investment\n"
       "We agreed to have more of it.\n"},
      {"depth by mark",
       "1. The two ministers met in Oslo today.\no They agreed on trade.\n - on wood\n - on fish\n"
       "o They disagreed on oil.\n2. They will meet again soon.",
       "[1] The two ministers met in Oslo today.\n  o They agreed on trade.\n    - on wood\n    - "
       "on "
       "fish\n  o They disagreed on oil.\n[2] They will meet again soon.\n"},
      {"a dash in prose is none", "The ministers – both of them – met.\n–",
       "The ministers – both of them – met.\n"},
      {"run-on bullets", "- Poland: Minister Nowak - Peru: Minister Quispe - Fiji: Minister Vula",
       "  - Poland: Minister Nowak\n  - Peru: Minister Quispe\n  - Fiji: Minister Vula\n"},
      {"run-on bullets after a colon",
       "The two of them were joined by: • Anna Berg, Ambassador • Ole Dahl, Consul",
       "The two of them were joined by:\n  • Anna Berg, Ambassador\n  • Ole Dahl, Consul\n"},
      {"run-on numbers",
       "1. We met in Oslo. 2. We agreed on Article 3. We will sign it. 3. We part.",
       "[1] We met in Oslo.\n[2] We agreed on Article 3. We will sign it.\n[3] We part.\n"},
      {"run-on numbers with a heading",
       "1. We met in Oslo to talk. Trade and Investment 2. We agreed on trade.",
       "[1] We met in Oslo to talk.\n## Trade and Investment\n[2] We agreed on trade.\n"},
      {"a list without bullets",
       "The two delegations met in Oslo today.\n\nParticipants:\nAnna Berg, Ambassador\nOle Dahl, "
       "Consul\n\nThey will meet again next year.",
       "The two delegations met in Oslo today.\n## Participants:\n  Anna Berg, Ambassador\n  Ole "
       "Dahl, Consul\nThey will meet again next year.\n"},
      {"a counted list",
       "The two delegations met in Oslo today.\n1. Norway: Minister Berg\n2. Fiji: Minister Vula",
       "The two delegations met in Oslo today.\n  [1] Norway: Minister Berg\n  [2] Fiji: Minister "
       "Vula\n"},
  };
  expect(cases);
}

TEST(FindBlocks, JoinsBrokenLines) {
  constexpr Case cases[] = {
      {"a broken sentence", "The ministers of the two countries met\nin Oslo on Monday to talk.",
       "The ministers of the two countries met/in Oslo on Monday to talk.\n"},
      {"sentences of their own", "The ministers of the two countries met.\nThey will meet again.",
       "The ministers of the two countries met.\nThey will meet again.\n"},
      {"a break before a name",
       "The ministers of the two countries met in Oslo on Monday and\nNorway proposed to them that "
       "they\n"
       "meet again in May of next year.",
       "The ministers of the two countries met in Oslo on Monday and/Norway proposed to them that "
       "they/meet again in May of next year.\n"},
      {"a broken bullet", "- a new embassy will be\n  opened in Oslo\n- a new consulate",
       "  - a new embassy will be/  opened in Oslo\n  - a new consulate\n"},
      {"a blank line parts", "The ministers of the two countries met\n\nin Oslo on Monday to talk.",
       "# The ministers of the two countries met\nin Oslo on Monday to talk.\n"},
  };
  expect(cases);
}

TEST(FindBlocks, TakesFurnitureOff) {
  constexpr Case cases[] = {
      {"before and after",
       "Skip to main content\nMenu\nMinistry of Example\n1. Ministry of Example facebook\n2. "
       "Ministry "
       "of Example twitter\nNews\n\nMinister Berg Visits the Republic of Fiji\n\nMinister Berg met "
       "Minister Vula in Suva today.\n\nPrint\nShare this\nAnother story about something else\n© "
       "2022 Ministry",
       "# Minister Berg Visits the Republic of Fiji\nMinister Berg met Minister Vula in Suva "
       "today.\n"},
      {"in several languages",
       "본문 바로가기\n검색\nAccueil\nПоиск\n首页\n\nMinister Berg Visits the Republic of Fiji\n\n"
       "Minister Berg met Minister Vula in Suva today.\n\n목록\nMentions légales",
       "# Minister Berg Visits the Republic of Fiji\nMinister Berg met Minister Vula in Suva "
       "today.\n"},
      {"a bullet about a network stays",
       "Minister Berg met the press in Suva today.\n\n- a joint campaign on Facebook\n\nThey will "
       "meet "
       "again next year.",
       "Minister Berg met the press in Suva today.\n  - a joint campaign on Facebook\nThey will "
       "meet "
       "again next year.\n"},
      {"a labelled date goes, a plain one stays",
       "Minister Berg Visits the Republic of Fiji\nDate: 2021-12-01\n(December 1, "
       "2021)\n\nMinister "
       "Berg met Minister Vula in Suva today.",
       "# Minister Berg Visits the Republic of Fiji\n(December 1, 2021)\nMinister Berg met "
       "Minister "
       "Vula in Suva today.\n"},
  };
  expect(cases);
}

TEST(FindBlocks, FindsTheGivenTitle) {
  constexpr std::string_view text =
      "Home\nMinister’s Visit\nBig Letters of Nothing at All in This Place\nMinister's  visit\n\n"
      "Minister Berg met Minister Vula in Suva today.";
  EXPECT_EQ(blocks_of(text, "Minister’s Visit"),
            "# Minister's  visit\nMinister Berg met Minister Vula in Suva today.\n");
}

}  // namespace
}  // namespace dragoman
