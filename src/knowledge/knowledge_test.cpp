#include "dragoman/knowledge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

Date day(std::string_view text) {
  return parse_date(text).value();
}

// "Korea=KOR name; Congo=COD/COG name".
std::string describe(std::string_view text, const std::vector<NameMatch>& matches) {
  std::string out;
  for (const auto& match : matches) {
    if (!out.empty()) out += "; ";
    out += slice(text, match.span);
    out += '=';
    for (std::size_t i = 0; i < match.candidates.size(); ++i) {
      out += (i > 0 ? "/" : "") + match.candidates[i].party;
    }
    out += ' ';
    out += to_string(match.candidates.front().kind);
  }
  return out;
}

std::string parties_of(std::string_view text, std::optional<Date> at = {}) {
  return describe(text, test_knowledge().find_parties(text, {0, text.size()}, at));
}

std::string places_of(std::string_view text) {
  std::string out;
  for (const auto& match : test_knowledge().find_places(text, {0, text.size()})) {
    if (!out.empty()) out += "; ";
    out += std::string(slice(text, match.span)) + "=" + match.place.city + ", " +
           match.place.state + (match.place.venue ? " venue" : "");
  }
  return out;
}

std::string join(const std::vector<PartyCode>& codes) {
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

// "Chung Eui-yong 2021-02-09..2022-05-11".
std::string describe(const std::vector<const Holder*>& holders) {
  std::string out;
  for (const auto* holder : holders) {
    if (!out.empty()) out += "; ";
    out += holder->person + " " + (holder->from ? to_edtf(*holder->from) : "") + ".." +
           (holder->to ? to_edtf(*holder->to) : "");
  }
  return out;
}

struct Case {
  std::string_view text, expected;
};

TEST(FindParties, FindsNames) {
  constexpr Case cases[] = {
      {"", ""},
      {"Talks between Korea and Uzbekistan", "Korea=KOR name; Uzbekistan=UZB name"},
      {"the Republic of Korea met the United States of America",
       "Republic of Korea=KOR name; United States of America=USA name"},
      {"The Democratic People’s Republic of Korea",
       "Democratic People’s Republic of Korea=PRK name"},
      {"UNITED STATES AND KOREA SIGN", "UNITED STATES=USA name; KOREA=KOR name"},
      {"UNITED\nSTATES", "UNITED\nSTATES=USA name"},
      {"United\n\nStates", ""},  // another paragraph
      {"Koreatown, Uzbekistani-born, Maliciously", "Uzbekistani=UZB adjective"},
      {"xKorea Koreax", ""},
      {"éKorea", ""},
      {"Korea's offer and Korea’s reply", "Korea=KOR name; Korea=KOR name"},
      {"U.S.-Israel ties, Korea-Uzbekistan talks, ROK–U.S. alliance",
       "U.S.=USA name; Israel=ISR name; Korea=KOR name; Uzbekistan=UZB name; "
       "ROK=KOR name; "
       "U.S.=USA name"},
      {"the PRC, the DPRK, the UAE, the UK and the U.S.",
       "PRC=CHN name; DPRK=PRK name; UAE=ARE name; UK=GBR name; U.S.=USA name"},
      {"the Netherlands, Czechia, the Czech Republic, Türkiye, Turkey",
       "Netherlands=NLD name; Czechia=CZE name; Czech Republic=CZE name; "
       "Türkiye=TUR name; "
       "Turkey=TUR name"},
      {"the Holy See, the Palestinian Authority, Taiwan, Kosovo, Hong Kong",
       "Holy See=VAT name; Palestinian Authority=PSE name; Taiwan=TWN name; "
       "Kosovo=XKX name; "
       "Hong Kong=HKG name"},
      {"Côte d’Ivoire and Ivory Coast; São Tomé and Príncipe",
       "Côte d’Ivoire=CIV name; Ivory Coast=CIV name; São Tomé and "
       "Príncipe=STP name"},
      {"Koreans and Kazakhs", "Koreans=KOR demonym; Kazakhs=KAZ demonym"},
      {"Seoul said, and the Kremlin denied", "Seoul=KOR capital; Kremlin=RUS metonym"},
      {"KOICA and USAID, JICA and the State Department",
       "KOICA=KOR agency; USAID=USA agency; JICA=JPN agency; State "
       "Department=USA agency"},
      {"\xff\xfe Korea \xff", "Korea=KOR name"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(parties_of(c.text), c.expected);
  }
}

TEST(FindParties, TakesLongerNamesForWhatTheyAre) {
  constexpr Case cases[] = {
      {"peace on the Korean Peninsula", ""},
      {"in the South China Sea and the Gulf of Guinea", ""},
      {"ships in the Indian Ocean; the Jordan River; New Mexico; the Paris "
       "Agreement",
       ""},
      {"North Korea and South Korea", "North Korea=PRK name; South Korea=KOR name"},
      {"French Polynesia", "French Polynesia=PYF name"},
      {"Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea",
       "Guinea=GIN name; Guinea-Bissau=GNB name; Equatorial Guinea=GNQ name; "
       "Papua New "
       "Guinea=PNG name"},
      {"Niger and Nigeria, Mali and Malawi",
       "Niger=NER name; Nigeria=NGA name; Mali=MLI name; Malawi=MWI name"},
      {"Dominica and the Dominican Republic", "Dominica=DMA name; Dominican Republic=DOM name"},
      {"Dominican officials", "Dominican=DMA/DOM adjective"},
      {"Ireland and Northern Ireland", "Ireland=IRL name"},
      {"Samoa, American Samoa", "Samoa=WSM name; American Samoa=ASM name"},
      {"the Democratic Republic of the Congo, the Republic of the Congo, "
       "Congo, Congolese",
       "Democratic Republic of the Congo=COD name; Republic of the Congo=COG "
       "name; "
       "Congo=COD/COG name; Congolese=COD/COG adjective"},
      {"Sudan and South Sudan", "Sudan=SDN name; South Sudan=SSD name"},
      {"Chinese Taipei", "Chinese Taipei=TWN name"},
      {"Latin American and African American voices", ""},
      {"Macedonia and North Macedonia", "Macedonia=MKD name; North Macedonia=MKD name"},
      {"Georgia, Chad, Jordan, Turkey",
       "Georgia=GEO name; Chad=TCD name; Jordan=JOR name; Turkey=TUR name"},
      {"Washington and Atlanta, Georgia", "Washington=USA capital"},
      {"the Washington Post", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(parties_of(c.text), c.expected);
  }
}

TEST(FindParties, LeavesCommonWordsAlone) {
  constexpr Case cases[] = {
      {"tell us who is there", ""},
      {"the US and the WHO", "US=USA name; WHO=WHO name"},
      {"WHO TOLD US OF KOREA", "KOREA=KOR name"},  // a heading in capitals
      {"HEADING\nthe WHO\nHEADING", "WHO=WHO name"},
      {"the AU, the EU, the UN", "AU=AU name; EU=EU name; UN=UN name"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(parties_of(c.text), c.expected);
  }
}

TEST(FindParties, KnowsWhenNamesWereInUse) {
  struct Dated {
    std::string_view text, at, expected;
  };
  constexpr Dated cases[] = {
      {"Moscow and the Kremlin", "2021-11-30", "Moscow=RUS capital; Kremlin=RUS metonym"},
      {"the Soviet Union", "2021", ""},
      {"the Soviet Union", "1985", "Soviet Union=SUN name"},
      {"Zaire", "1990-01", "Zaire=COD name"},
      {"Nur-Sultan and Astana", "2021", "Nur-Sultan=KAZ capital; Astana=KAZ capital"},
      {"Nur-Sultan and Astana", "2024", "Astana=KAZ capital"},
      {"South Sudan", "2005", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.text) + " at " + std::string(c.at));
    EXPECT_EQ(parties_of(c.text, day(c.at)), c.expected);
  }
}

TEST(FindParties, StaysWithin) {
  constexpr std::string_view text = "Korea and Uzbekistan";
  EXPECT_EQ(describe(text, test_knowledge().find_parties(text, {6, text.size()})),
            "Uzbekistan=UZB name");
  EXPECT_EQ(describe(text, test_knowledge().find_parties(text, {0, 16})), "Korea=KOR name");
  EXPECT_EQ(describe(text, test_knowledge().find_parties(text, {2, 5})),
            "");  // inside a word
  EXPECT_EQ(describe(text, test_knowledge().find_parties(text, {30, 40})), "");
}

TEST(FindPlaces, FindsCitiesAndVenues) {
  constexpr Case cases[] = {
      {"", ""},
      {"in Dushanbe and Tashkent", "Dushanbe=Dushanbe, TJK; Tashkent=Tashkent, UZB"},
      {"at the White House in Washington, D.C.",
       "White House=Washington, USA venue; Washington, D.C.=Washington, USA"},
      {"SEOUL", "SEOUL=Seoul, KOR"},
      {"New York City, UN Headquarters",
       "New York City=New York, USA; UN Headquarters=New York, "
       "USA venue"},
      {"the New York Times on the Paris Agreement", ""},
      {"the Élysée, the Kremlin, the Palais des Nations",
       "Élysée=Paris, FRA venue; Kremlin=Moscow, RUS venue; Palais des "
       "Nations=Geneva, CHE venue"},
      {"São Paulo", "São Paulo=Sao Paulo, BRA"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(places_of(c.text), c.expected);
  }
}

TEST(Members, AreThoseOfTheDay) {
  const auto has = [](std::string_view group, std::string_view member,
                      std::optional<Date> at = {}) {
    const auto codes = test_knowledge().members(group, at);
    return std::ranges::find(codes, member) != codes.end();
  };
  EXPECT_TRUE(has("EU", "GBR", day("2020-01-31")));
  EXPECT_FALSE(has("EU", "GBR", day("2020-02-02")));
  EXPECT_FALSE(has("EU", "GBR"));
  EXPECT_EQ(test_knowledge().members("EU").size(), 27U);
  EXPECT_TRUE(has("NATO", "FIN", day("2023-05")));
  EXPECT_FALSE(has("NATO", "FIN", day("2022-05")));
  EXPECT_EQ(join(test_knowledge().members("C5")), "KAZ KGZ TJK TKM UZB");
  EXPECT_EQ(join(test_knowledge().members("region:Central Asia", day("2021-11-30"))),
            "KAZ KGZ TJK TKM UZB");
  EXPECT_EQ(join(test_knowledge().members("G7", day("2021"))), "CAN DEU FRA GBR ITA JPN USA");
  EXPECT_EQ(join(test_knowledge().members("QUAD")), "AUS IND JPN USA");
  EXPECT_EQ(join(test_knowledge().members("KOR")), "");
  EXPECT_EQ(join(test_knowledge().members("no such")), "");
}

TEST(Office, KnowsTitles) {
  struct Title {
    std::string_view title, of, expected;
  };
  constexpr Title cases[] = {
      {"Minister of Foreign Affairs", "", "foreign-minister"},
      {"MINISTER FOR FOREIGN AFFAIRS", "", "foreign-minister"},
      {"the Foreign Minister", "", "foreign-minister"},
      {"FM", "", "foreign-minister"},
      {"Deputy Prime Minister for Regional Development", "", "deputy-head-of-government"},
      {"Minister of External Affairs", "IND", "foreign-minister"},
      {"External Affairs Minister", "", "foreign-minister"},
      {"Secretary of State", "USA", "foreign-minister"},
      {"Foreign Secretary", "GBR", "foreign-minister"},
      {"Foreign Secretary", "IND", "deputy-foreign-minister"},
      {"Federal Minister for European and International Affairs", "AUT", "foreign-minister"},
      {"Deputy Prime Minister and Minister of Foreign Affairs", "", "foreign-minister"},
      {"Prime Minister and Minister of Foreign Affairs", "", "head-of-government"},
      {"First Deputy Minister of Foreign Affairs", "", "deputy-foreign-minister"},
      {"Vice Minister of Foreign Affairs", "", "deputy-foreign-minister"},
      {"Deputy Chairman of the Cabinet of Ministers, Minister of Foreign "
       "Affairs",
       "TKM", "foreign-minister"},
      {"Acting Foreign Minister", "", "foreign-minister"},
      {"President", "", "head-of-state"},
      {"President of the National Assembly", "", "other"},
      {"Vice President", "", "deputy-head-of-state"},
      {"National Security Advisor", "", "national-security-adviser"},
      {"Deputy National Security Adviser", "", "deputy-national-security-adviser"},
      {"Minister of Health", "", "other"},
      {"Prime Minister of the Kingdom of Spain", "", "head-of-government"},
      {"Uzbek Foreign Minister", "", "foreign-minister"},
      {"Korea’s Vice Minister of Defense", "", "deputy-defence-minister"},
      {"Indian Foreign Secretary", "", "deputy-foreign-minister"},
      {"U.S. Secretary of State", "", "foreign-minister"},
      {"President of France", "", "head-of-state"},
      {"President of the European Commission", "", "head-of-organisation"},
      {"President of the United Nations General Assembly", "", "other"},
      {"Special Envoy for Korea", "", "other"},
      {"Minister of National Defence", "", "defence-minister"},
      {"Deputy Deputy Deputy Deputy Deputy Deputy Minister", "", ""},
      {"", "", ""},
      {"football player", "", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.title);
    EXPECT_EQ(test_knowledge().office(c.title, c.of), c.expected);
  }
}

TEST(Holders, AreThoseOfTheDay) {
  struct Question {
    std::string_view party, office, at, expected;
  };
  constexpr Question cases[] = {
      {"KOR", "foreign-minister", "2021-11-30", "Chung Eui-yong 2021-02-09..2022-05-11"},
      {"UZB", "foreign-minister", "2021-11-30", "Abdulaziz Kamilov 2012-02-11..2022-04-27"},
      {"TJK", "foreign-minister", "2021-11-30", "Sirojiddin Muhriddin 2013-11-29.."},
      {"USA", "head-of-state", "2022-06", "Joe Biden 2021-01-20..2025-01-20"},
      {"KOR", "foreign-minister", "1900", ""},
      {"KOR", "no-such-office", "2021", ""},
      {"XXX", "foreign-minister", "2021", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.party) + " " + std::string(c.office) + " " + std::string(c.at));
    EXPECT_EQ(describe(test_knowledge().holders(c.party, c.office, day(c.at))), c.expected);
  }
}

TEST(PeopleNamed, DoesNotMindSpelling) {
  const auto of_at = [](std::string_view name, std::string_view of) {
    std::string people;
    for (const auto* holder : test_knowledge().people_named(name)) {
      if (holder->of == of && people.find(holder->person) == std::string::npos) {
        people += (people.empty() ? "" : "; ") + holder->person;
      }
    }
    return people;
  };
  struct Question {
    std::string_view name, of, expected;
  };
  constexpr Question cases[] = {
      {"Kamilov", "UZB", "Abdulaziz Kamilov"},
      {"KAMILOV", "UZB", "Abdulaziz Kamilov"},
      {"Komilov", "UZB", "Abdulaziz Kamilov"},
      {"Abdulaziz Khafizovich Kamilov", "UZB", "Abdulaziz Kamilov"},
      {"Chung Eui-yong", "KOR", "Chung Eui-yong"},
      {"Eui-yong Chung", "KOR", "Chung Eui-yong"},
      {"CHUNG EUI YONG", "KOR", "Chung Eui-yong"},
      {"Moon Jae-in", "KOR", "Moon Jae-in"},
      {"Akiba Takeo", "JPN", "Takeo Akiba"},  // family first
      {"von der Leyen", "EU", "Ursula von der Leyen"},
      {"Joseph Biden", "USA", "Joe Biden"},
      {"Hilda Biden", "USA", ""},
      {"Antonio Guterres", "UN", "António Guterres"},
      {"nobody at all", "KOR", ""},
      {"", "KOR", ""},
      {"\xff\xff", "KOR", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(of_at(c.name, c.of), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
