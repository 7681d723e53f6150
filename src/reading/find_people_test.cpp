#include "reading/find_people.h"

#include <gtest/gtest.h>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

const Titles& titles() {
  static const auto loaded = load_titles(DRAGOMAN_ROOT "/data");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

// Far enough from what the tables know for made-up office holders.
constexpr Date later{2029, 6, 15};

// Lines become blocks: "# " a heading, "- " a bullet.
Release release_of(std::string_view text, Date day = later) {
  Release release;
  release.text = text;
  release.publisher = "NOR";
  release.published = on(day);
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto& block = release.blocks.emplace_back();
    const auto line = text.substr(begin, end - begin);
    if (line.starts_with("# ")) block.kind = BlockKind::heading;
    if (line.starts_with("- ")) block.kind = BlockKind::bullet;
    const std::size_t mark = block.kind == BlockKind::paragraph ? 0 : 2;
    block.span = {begin + mark, end};
    begin = end + 1;
  }
  return release;
}

// "Name | post | party; …"
std::string describe(std::string_view text, Date day = later) {
  const auto release = release_of(text, day);
  std::string out;
  for (const auto& person : find_people(release, {}, test_knowledge(), titles()).people) {
    if (!out.empty()) out += "; ";
    out += person.name + " | " + person.post + " | " + person.of;
    EXPECT_EQ(slice(release.text, person.span), person.name);
  }
  return out;
}

struct Case {
  std::string_view text, expected;
};

TEST(FindPeople, ReadsTitlesBesideNames) {
  constexpr Case cases[] = {
      {"Foreign Minister Arne Lund met Prime Minister Maria Costa of Portugal.",
       "Arne Lund | Foreign Minister | NOR; Maria Costa | Prime Minister | PRT"},
      {"Israeli National Security Advisor Dan Levi called.",
       "Dan Levi | National Security Advisor | ISR"},
      {"Japan’s Deputy Foreign Minister Kenji Mori spoke.",
       "Kenji Mori | Deputy Foreign Minister | JPN"},
      {"NATO Secretary General Pieter de Vries arrived.",
       "Pieter de Vries | Secretary General | NATO"},
      {"President of France Claude Morel and President of the Republic of Kenya John Otieno met.",
       "Claude Morel | President | FRA; John Otieno | President | KEN"},
      {"Deputy Minister of Foreign Affairs of Kazakhstan Timur Akhmetov came.",
       "Timur Akhmetov | Deputy Minister of Foreign Affairs | KAZ"},
      {"He received Minister of Foreign Affairs and Trade Lina Vass of Hungary.",
       "Lina Vass | Minister of Foreign Affairs and Trade | HUN"},
      {"the Special Assistant to the President and Coordinator for African Affairs Ann "
       "Bell of Canada",
       "Ann Bell | Special Assistant to the President and Coordinator for African Affairs "
       "| CAN"},
      {"Deputy Prime Minister & Foreign Minister Tamim bin Nasser Al Kaabi of Qatar",
       "Tamim bin Nasser Al Kaabi | Deputy Prime Minister & Foreign Minister | QAT"},
      {"Presidents Morel and de la Cruz of Chile",
       "Morel | President | CHL; de la Cruz | President | CHL"},
      {"the foreign minister Eva Holm and minister of foreign affairs Olaf Berg",
       "Eva Holm | foreign minister | NOR; Olaf Berg | minister of foreign affairs | NOR"},
      {"Defence Minister Israel Stein of Israel", "Israel Stein | Defence Minister | ISR"},
      {"Secretary of the Russian Security Council Ivan Petrenko",
       "Ivan Petrenko | Secretary of the Russian Security Council | RUS"},
      {"Foreign Minister Ana TUVALU of Fiji", "Ana TUVALU | Foreign Minister | FJI"},
      {"National Security Advisor (NSA) Uri Ben-Ami of Israel",
       "Uri Ben-Ami | National Security Advisor | ISR"},
      {"PM Tan Wei Ming of Singapore came at 4:30 PM today", "Tan Wei Ming | PM | SGP"},
      {"Undersecretary Ma. Lourdes Reyes of the Philippines",
       "Ma. Lourdes Reyes | Undersecretary | PHL"},
      {"Chinese Ambassador Ma. The sides", "Ma | Ambassador | CHN"},
      {"Deputy Minister Zh. Akhmetova of Kazakhstan", "Zh. Akhmetova | Deputy Minister | KAZ"},
      {"Foreign Minister Dato’ Seri Azlan Hassan of Malaysia",
       "Azlan Hassan | Foreign Minister | MYS"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(FindPeople, ReadsTitlesSetOffByACommaOrAColon) {
  constexpr Case cases[] = {
      {"with Kemal Aydin, Spokesperson and First Advisor to the President of Turkey, today",
       "Kemal Aydin | Spokesperson and First Advisor to the President | TUR"},
      {"Erik Dahl, the Foreign Minister of Sweden, spoke", "Erik Dahl | Foreign Minister | SWE"},
      {"credentials of the Ambassador of Peru, Carlos Rojas Vega, and others",
       "Carlos Rojas Vega | Ambassador | PER"},
      {"met her Mongolian counterpart, Mr. Bat Ganbold, who", "Bat Ganbold |  | MNG"},
      {"met his Egyptian counterpart Hani Mansour in Cairo", "Hani Mansour |  | EGY"},
      {"- Tajikistan: Foreign Minister Rustam SAFAROV", "Rustam SAFAROV | Foreign Minister | TJK"},
      {"H.E. Sheikh Hamad bin Isa Al Noaimi of Bahrain joined", "Hamad bin Isa Al Noaimi |  | BHR"},
      {"Ana Lima and Rui Paz, Chief Economic Advisor and Chief Trade Advisor of Brazil.",
       "Ana Lima | Chief Economic Advisor | BRA; Rui Paz | Chief Trade Advisor | BRA"},
      {"With Erik Dahl, the President said little.", ""},
      {"At the invitation of the Minister of Trade of Brazil, Ambassador Henrique Paz, the "
       "Minister "
       "of Trade of Angola, Ambassador Rui Costa, paid a visit.",
       "Henrique Paz | Minister of Trade | BRA; Rui Costa | Minister of Trade | AGO"},
      {"The Secretary General of the Gulf Cooperation Council (GCC), H.E. Mr. Hamad Al Noaimi, "
       "came.",
       "Hamad Al Noaimi | Secretary General | GCC"},
      {"met Ambassador Cheikh Ndoye, Permanent Representative of Senegal to the United Nations,",
       "Cheikh Ndoye | Permanent Representative of Senegal to the United Nations | SEN"},
      {"Foreign Secretary Kari Nord and Danish Foreign Minister Olav Dahl led the talks.",
       "Kari Nord | Foreign Secretary | NOR; Olav Dahl | Foreign Minister | DNK"},
      {"with Wei Huang, Ambassador Extraordinary and Plenipotentiary of the People’s Republic of "
       "China to Norway.",
       "Wei Huang | Ambassador Extraordinary and Plenipotentiary of the People’s Republic of China "
       "to Norway | CHN"},
      {"Secretary Amb. Lt. Gen. (Rtd) Samuel Otieno of Kenya", "Samuel Otieno | Secretary | KEN"},
      {"Minister Lund met his counterpart, Hon. Ama Boateng, Minister of Trade, in Ghana",
       "Lund | Minister | NOR; Ama Boateng | Minister of Trade | GHA"},
      {"met Prince Karim bin Hamad, Minister of Culture of Bahrain,",
       "Karim bin Hamad | Minister of Culture | BHR"},
      {"met Ana Berg, Under Secretary of State for Civil Works, Rivers, and Wild Geese of Kenya,",
       "Ana Berg | Under Secretary of State for Civil Works, Rivers, and Wild Geese | KEN"},
      {"met Ana Berg, Minister of Trade, and Olav Dahl of Kenya.",
       "Ana Berg | Minister of Trade | NOR"},
      {"Head of Office Petro Bondar and Foreign Minister Ihor Melnyk of Ukraine",
       "Petro Bondar | Head of Office | UKR; Ihor Melnyk | Foreign Minister | UKR"},
      // Who met each other are of two sides; who met a third are of one.
      {"On Monday, Deputy Minister Kari Nord and Permanent Secretary Lek Suwan of Thailand today "
       "met in Oslo.",
       "Kari Nord | Deputy Minister | NOR; Lek Suwan | Permanent Secretary | THA"},
      {"Deputy Minister Anan Wong and Permanent Secretary Lek Suwan of Thailand met State "
       "Secretary Kari Nord in Oslo.",
       "Anan Wong | Deputy Minister | THA; Lek Suwan | Permanent Secretary | THA; Kari Nord | "
       "State Secretary | NOR"},
      {"Secretary Kari Nord and the Ambassador of Thailand, Mr. Lek Suwan, met in Oslo.",
       "Kari Nord | Secretary | NOR; Lek Suwan | Ambassador | THA"},
      {"Adviser Anan Wong and Permanent Secretary Lek Suwan of Thailand visited Oslo.",
       "Anan Wong | Adviser | THA; Lek Suwan | Permanent Secretary | THA"},
      {"He met Adviser Anan Wong and Permanent Secretary Lek Suwan of Thailand.",
       "Anan Wong | Adviser | THA; Lek Suwan | Permanent Secretary | THA"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(FindPeople, LinksShortMentionsToTheFullName) {
  constexpr Case cases[] = {
      {"# Minister Lund Meets Prime Minister Costa\n"
       "Foreign Minister Arne Lund met Prime Minister Maria Costa of Portugal. Lund thanked Ms. "
       "Costa. Costa’s visit ended.",
       "Arne Lund | Foreign Minister | NOR; Maria Costa | Prime Minister | PRT"},
      {"# Advisor Kari Nord Leading Talks\nNational Security Advisor Kari Nord led talks.",
       "Kari Nord | National Security Advisor | NOR"},
      {"Foreign Minister Ha of Korea spoke. Foreign Minister Ha Min-jun left.",
       "Ha Min-jun | Foreign Minister | KOR"},
      {"President Peter M. Stone, Jr. of Malta met President Stone’s aides; First Lady Ann Stone "
       "of Malta joined.",
       "Peter M. Stone, Jr. | President | MLT; Ann Stone | First Lady | MLT"},
      {"President Orlenko of Ukraine called. President Orlenkko thanked.",
       "Orlenko | President | UKR"},
      {"Deputy Minister of Trade Ivar Nordlund of Norway met the press. I. Nordlund thanked.",
       "Ivar Nordlund | Deputy Minister of Trade | NOR"},
      {"President MEYER MARTIN of Malta met Meyer Martin.", "MEYER MARTIN | President | MLT"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(FindPeople, AsksTheTables) {
  constexpr Case cases[] = {
      {"He spoke with President Zelenskyy about Putin’s war on Ukraine and Russia.",
       "Zelenskyy | President | UKR; Putin |  | RUS"},
      {"Presidents Biden and von der Leyen agreed.",
       "Biden | President | USA; von der Leyen | President | EU"},
      {"the Biden administration", ""},
      // Norway had another foreign minister that day.
      {"Foreign Minister Arne Lund came from Kenya.", "Arne Lund | Foreign Minister | KEN"},
      {"Prime Minister Kishida Fumio spoke.", "Kishida Fumio | Prime Minister | JPN"},
      // Equatorial Guinea had a prime minister of that name.
      {"They recalled the speech of President Obama.", "Obama | President | USA"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text, {2022, 6, 15}), c.expected);
  }
}

TEST(FindPeople, LeavesOthersOut) {
  constexpr Case cases[] = {
      {"The poet Lars Vik read. Mr. Vik bowed.", ""},
      {"The Foreign Ministers of Norway and Kenya met. The President of the Council spoke.", ""},
      {"Member States agreed. Executive Order. General Assembly. Secretary of State.", ""},
      {"", ""},
      {"\xFF\xFE President \xC3", ""},
      {"President President President Minister of of of the", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(describe(c.text), c.expected);
  }
}

TEST(FindPeople, TellsTitlesWithoutNames) {
  const auto release = release_of(
      "Foreign Minister Arne Lund met the Foreign Ministers of Kenya and Chad and the Deputy "
      "Minister of Foreign Affairs of Mali. The President left with his counterpart.");
  std::string out;
  for (const auto& title : find_people(release, {}, test_knowledge(), titles()).titles) {
    out += std::string(slice(release.text, title.span)) + " = " + title.office +
           (title.plural ? " (plural); " : "; ");
  }
  EXPECT_EQ(out,
            "Foreign Ministers = foreign-minister (plural); "
            "Deputy Minister of Foreign Affairs = deputy-foreign-minister; "
            "President = head-of-state; ");
}

TEST(FindPeople, KeepsMentionsApart) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "President Ann Stone and Minister ";
  const auto release = release_of(text);
  const auto people = find_people(release, {}, test_knowledge(), titles());
  ASSERT_FALSE(people.mentions.empty());
  for (std::size_t i = 1; i < people.mentions.size(); ++i) {
    EXPECT_LE(people.mentions[i - 1].span.end, people.mentions[i].span.begin);
  }
}

TEST(Titles, NamesFaultyFolders) {
  EXPECT_FALSE(load_titles("/no/such/folder"));
}

}  // namespace
}  // namespace dragoman
