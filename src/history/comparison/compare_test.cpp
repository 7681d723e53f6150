#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "dragoman/comparison.h"
#include "history/comparison/comparison_words.h"
#include "history/comparison/describe_comparison.h"
#include "history/test_told.h"

namespace dragoman {
namespace {

const ComparisonWords& words() {
  static const ComparisonWords loaded = [] {
    auto read = load_comparison_words(std::filesystem::path(DRAGOMAN_ROOT) / "data");
    if (!read) throw std::runtime_error(read.error().message);
    return *read;
  }();
  return loaded;
}

Readout readout(std::string_view publisher, std::string_view lines) {
  Readout made{std::string(publisher), PartyCode(publisher), {}};
  for (const auto line : split(lines, '\n')) {
    if (!line.empty()) {
      made.events.push_back(event_told(publisher, made.events.size() + 1, line));
    }
  }
  return made;
}

TEST(Compare, TellsAllFaultsOfItsWords) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "dragoman-comparison-words";
  std::filesystem::create_directories(folder / "vocabulary");
  std::ofstream(folder / "vocabulary" / "comparison.tsv")
      << "words\tkind\tvalue\nthe\tidel\t\nmeeet\tfamily\ttalk\nthree\tnumber\tdrei\n";
  const auto read = load_comparison_words(folder);
  ASSERT_FALSE(read);
  for (const auto* fault : {"comparison.tsv:2: unknown kind 'idel'", ":3: unknown act 'meeet'",
                            ":4: 'drei' is no number above 0"}) {
    EXPECT_NE(read.error().message.find(fault), std::string::npos) << read.error().message;
  }
  std::filesystem::remove_all(folder);
}

TEST(Compare, SaysWhatIsSharedAndWhatIsNot) {
  struct Case {
    std::string_view a, b, expected;
  };
  constexpr Case cases[] = {
      {"agree | TGO FJI | to set up a fund for coconut research",
       "agree | FJI TGO | a coconut research fund",
       "shared\n  TGO 1: agree TGO FJI | to set up a fund for coconut research [TGO#1]\n"
       "  FJI 1: agree FJI TGO | a coconut research fund [FJI#1]\n"},
      // The one tells an agreement, the other a request.
      {"agree | TGO FJI | to open a shipping line to Suva",
       "request | TGO > FJI | a shipping line to Suva",
       "differently; act: agree / request; who: FJI TGO / TGO\n"
       "  TGO 1: agree TGO FJI | to open a shipping line to Suva [TGO#1]\n"
       "  FJI 1: request TGO > FJI | a shipping line to Suva [FJI#1]\n"},
      // Support, or taking note.
      {"support | FJI > TGO | Togo’s candidacy to the Council",
       "state | FJI | Togo’s candidacy to the Council",
       "differently; act: support / state\n"
       "  TGO 1: support FJI > TGO | Togo’s candidacy to the Council [TGO#1]\n"
       "  FJI 1: state FJI | Togo’s candidacy to the Council [FJI#1]\n"},
      // Who asked whom.
      {"request | TGO > FJI | lower tariffs on cocoa",
       "request | FJI > TGO | lower tariffs on cocoa",
       "differently; who: TGO / FJI\n"
       "  TGO 1: request TGO > FJI | lower tariffs on cocoa [TGO#1]\n"
       "  FJI 1: request FJI > TGO | lower tariffs on cocoa [FJI#1]\n"},
      // Other figures; more detail is no contradiction.
      {"pledge | FJI > TGO | $5 million for the harbour of Lomé",
       "pledge | FJI > TGO | 7 million dollars for Lomé’s harbour",
       "differently; figures: 5 million / 7 million dollars\n"
       "  TGO 1: pledge FJI > TGO | $5 million for the harbour of Lomé [TGO#1]\n"
       "  FJI 1: pledge FJI > TGO | 7 million dollars for Lomé’s harbour [FJI#1]\n"},
      {"pledge | FJI > TGO | $5,000,000 for the harbour of Lomé by 2030",
       "pledge | FJI > TGO | 5 million dollars for Lomé’s harbour",
       "shared\n"
       "  TGO 1: pledge FJI > TGO | $5,000,000 for the harbour of Lomé by 2030 [TGO#1]\n"
       "  FJI 1: pledge FJI > TGO | 5 million dollars for Lomé’s harbour [FJI#1]\n"},
      {"agree | TGO FJI | that direct flights begin in May",
       "agree | TGO FJI | that direct flights will not begin in May",
       "differently; status: occurred / denied\n"
       "  TGO 1: agree TGO FJI | that direct flights begin in May [TGO#1]\n"
       "  FJI 1: agree TGO FJI | that direct flights will not begin in May [FJI#1]\n"},
      // In another order; what one says of the other alone.
      {"state | TGO | the drought in the Sahel\nrequest | FJI > TGO | help with elections",
       "support | FJI > TGO | a harbour master\nstate | FJI | rising seas\nstate | TGO | the "
       "Sahel’s drought",
       "shared\n  TGO 1: state TGO | the drought in the Sahel [TGO#1]\n"
       "  FJI 3: state TGO | the Sahel’s drought [FJI#3]\n"
       "only; of the other\n  TGO 2: request FJI > TGO | help with elections [TGO#2]\n"
       "only\n  FJI 1: support FJI > TGO | a harbour master [FJI#1]\n"
       "only\n  FJI 2: state FJI | rising seas [FJI#2]\n"},
      // The names of the two, and words that every line has, make no topic.
      {"state | TGO | the importance of bilateral cooperation between Togo and Fiji",
       "discuss | FJI TGO | cooperation in tourism between Fiji and Togo",
       "only\n  TGO 1: state TGO | the importance of bilateral cooperation between Togo and Fiji"
       " [TGO#1]\n"
       "only\n  FJI 1: discuss FJI TGO | cooperation in tourism between Fiji and Togo [FJI#1]\n"},
      // Told in two clauses here, in one there.
      {"agree | TGO FJI | to train customs officers\nagree | TGO FJI | to exchange data on "
       "smuggled timber",
       "agree | TGO FJI | to train customs officers and to exchange data on smuggled timber",
       "shared\n  TGO 1: agree TGO FJI | to train customs officers [TGO#1]\n"
       "  TGO 2: agree TGO FJI | to exchange data on smuggled timber [TGO#2]\n"
       "  FJI 1: agree TGO FJI | to train customs officers and to exchange data on smuggled timber"
       " [FJI#1]\n"},
      {"", "", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.a);
    const auto comparison =
        compare({readout("TGO", c.a), readout("FJI", c.b)}, test_knowledge(), words());
    EXPECT_EQ(describe(comparison), c.expected);
  }
}

TEST(Compare, SaysWhoIsSaidToHaveAsked) {
  const auto comparison =
      compare({readout("TGO", "request | FJI > TGO | seeds of teak\nstate | TGO | malaria"),
               readout("FJI", "propose | TGO > FJI | seeds of teak")},
              test_knowledge(), words());
  ASSERT_EQ(comparison.topics.size(), 2U);
  const std::vector<std::vector<PartyCode>> expected = {{"FJI"}, {"TGO"}};
  EXPECT_EQ(comparison.topics[0].asked_by, expected);
}

TEST(Compare, TakesMoreThanTwo) {
  const auto comparison = compare({readout("TGO", "agree | TGO FJI KEN | to fight locusts"),
                                   readout("FJI", "state | FJI | coral reefs"),
                                   readout("KEN",
                                           "agree | TGO FJI KEN | a fight against locusts\n"
                                           "state | FJI | the reefs of coral")},
                                  test_knowledge(), words());
  EXPECT_EQ(describe(comparison),
            "shared\n  TGO 1: agree TGO FJI KEN | to fight locusts [TGO#1]\n"
            "  KEN 1: agree TGO FJI KEN | a fight against locusts [KEN#1]\n"
            "shared\n  FJI 1: state FJI | coral reefs [FJI#1]\n"
            "  KEN 2: state FJI | the reefs of coral [KEN#2]\n");
}

TEST(Compare, TakesReadoutsFromAHappening) {
  std::vector<Told<Event>> events;
  for (const auto* release : {"2021", "2022"}) {
    for (std::size_t number = 1; number <= 3; ++number) {
      events.push_back(event_told(release, number, "state | TGO | the sea"));
    }
  }
  std::ranges::reverse(events);
  Happening happening;
  happening.accounts.resize(3);
  happening.accounts[0].at = {"2021", 1};
  happening.accounts[0].publisher = "TGO";
  happening.accounts[1].at = {"2022", 2};
  happening.accounts[2].at = {"2020", 1};
  happening.said = {{"2021", 2}, {"2021", 3}, {"2022", 1}, {"2020", 2}};
  std::string text;
  for (const auto& one : readouts_of(happening, events)) {
    text += one.publisher + ":";
    for (const auto& told : one.events) text += " " + to_string(told.at);
    text += "\n";
  }
  EXPECT_EQ(text, "TGO: 2021#2 2021#3\n: 2022#1\n");
}

TEST(Compare, FindsFigures) {
  struct Case {
    std::string_view text, expected;
  };
  constexpr Case cases[] = {
      {"$5 million", "money 5000000"},
      {"NOK 40 million for boats", "money 40000000 boat"},
      {"100,000 refugees in 2023", "count 100000 refuge; year 2023"},
      {"two million euros", "money 2000000"},
      {"2.5% of trade", "share 2.5 trad"},
      {"the 5th round", "count 5 th round"},
      {"35 new scholarships a year", "count 35 new scholarship year"},
      {"in March 2026", "month 3; year 2026"},
      {"on 5 May", "count 5; month 5"},
      {"may march on", ""},
      {"no figures", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    std::string text;
    for (const auto& figure : figures_of(c.text, *words().tables)) {
      constexpr const char* kinds[] = {"year", "month", "money", "share", "count"};
      std::ostringstream line;
      line << kinds[static_cast<int>(figure.kind)] << " " << std::fixed
           << std::setprecision(
                  figure.value == static_cast<double>(static_cast<long>(figure.value)) ? 0 : 1)
           << figure.value;
      text += (text.empty() ? "" : "; ") + line.str();
      for (const auto& word : figure.of) text += " " + word;
    }
    EXPECT_EQ(text, c.expected);
  }
}

}  // namespace
}  // namespace dragoman
