// Whole readings of short releases of our own: what the discourse, time, place and status
// make of the patterns' matches.
#include <gtest/gtest.h>

#include <span>

#include "reading/describe.h"
#include "reading/test_program.h"

namespace dragoman {
namespace {

std::string events_of(std::string_view text, std::string_view publisher,
                      std::string_view published) {
  ReleaseHints hints;
  hints.publisher = publisher;
  hints.published = parse_edtf(published);
  const auto release = release_of_text(std::string(text), hints, test_program().furniture);
  const auto reading = read(release, analyse(release, test_program().model),
                            test_program().knowledge, test_program().patterns);
  std::string lines;
  for (const auto& event : reading.events) {
    lines += describe_in_full(event, release.text) + "\n";
  }
  return lines;
}

struct Case {
  std::string_view what, publisher, published, text, expected;
};

void check(std::span<const Case> cases) {
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(events_of(c.text, c.publisher, c.published), c.expected);
  }
}

TEST(Read, TellsWhoIsHitAndWhoIsBacked) {
  constexpr Case cases[] = {
      {"by the place where a deed was done", "", "2023-01-05",
       "Israeli troops imposed a curfew in the West Bank.",
       "coerce ISR > PSE | a curfew; 2023-01-05; PSE; occurred\n"},
      {"not one's own", "", "2023-01-05", "Kenyan rebels killed two drivers in Mombasa.",
       "assault KEN | two drivers; 2023-01-05; Mombasa, KEN; occurred\n"},
      {"sanctions against somebody are not for him", "", "2023-01-05",
       "Norway supports new sanctions against Belarus.",
       "support NOR | new sanctions against Belarus; 2023-01-05; no place; occurred\n"},
      {"an activist told by an apposition", "", "2023-01-05",
       "Lars Vik, Norway’s leading activist, staged a hunger strike on Monday.",
       "protest NOR; 2023-01-02; no place; occurred\n"},
      {"what is withdrawn is not promised to whom it leaves", "FRA", "2023-10-05",
       "France will withdraw its troops from Niger.",
       "pledge FRA | withdraw its troops from Niger; 2023-10-05; no place; occurred\n"},
  };
  check(cases);
}

TEST(Read, PartsPersonsFromWhatStandsBesideThem) {
  constexpr Case cases[] = {
      {"no person is the city before him", "NOR", "2023-08-30",
       "The Minister of Foreign Affairs of Norway, Lars Vik, received today, in Oslo, the Minister "
       "of Health of Suriname, Ana Stone.",
       "meet NOR SUR; 2023-08-30; Oslo, NOR; occurred\n"},
      {"nor the one who invited him", "PAK", "2023-07-21",
       "At the invitation of Foreign Minister Bilawal Bhutto Zardari, the Foreign Minister of "
       "Ukraine, Dmytro Kuleba, is paying an official visit to Pakistan from 20 to 21 July 2023.",
       "visit UKR > PAK; 2023-07-20/2023-07-21; PAK; occurred\n"},
      {"we who agreed are both", "NZL", "2023-04-04",
       "Foreign Minister Ann Stone met Prime Minister Rabuka of Fiji in Suva. “We agreed to build "
       "a "
       "school,” she said.",
       "meet FJI NZL; 2023-04-04; Suva, FJI; occurred\n"
       "agree FJI NZL | to build a school; 2023-04-04; Suva, FJI; occurred\n"},
      {"his of whom was just told", "TUR", "2022-11-03",
       "Greek Foreign Minister Dendias’s remarks during his visit to Luxembourg are wrong.",
       "visit GRC > LUX; no date; Luxembourg, LUX; occurred\n"},
  };
  check(cases);
}

TEST(Read, TellsTopicsFromDaysAndPlansFromPromises) {
  constexpr Case cases[] = {
      {"a day is no topic", "KEN", "2023-05-04",
       "On 3 May 2023, Minister Ali of Kenya held talks with Minister Lund of Norway in Nairobi.",
       "meet KEN NOR; 2023-05-03; Nairobi, KEN; occurred\n"},
      {"what leaders will discuss is to come", "", "2023-05-04",
       "The leaders of Norway and Kenya will discuss trade.",
       "discuss NOR KEN | trade; 2023-05-04; no place; planned\n"},
      {"his whose clause it is", "", "2023-05-04",
       "The Prime Minister of Norway cancelled his trip to Chad.",
       "visit NOR > TCD; no date; TCD; denied\n"},
      {"the meeting speaks for those who met", "", "2023-05-04",
       "Joint statement of Norway and Kenya\n\nThe Meeting stressed the need for reform.",
       "state NOR KEN | the need for reform; 2023-05-04; no place; occurred\n"},
  };
  check(cases);
}

TEST(Read, ResolvesShortForms) {
  constexpr Case cases[] = {
      {"they and both sides", "JPN", "2022-03-04",
       "Foreign Minister Hayashi of Japan met with Foreign Minister Wong of Singapore in Tokyo on "
       "March 3. They discussed trade. Both sides agreed to expand student exchanges.",
       "meet JPN SGP; 2022-03-03; Tokyo, JPN; occurred\n"
       "discuss JPN SGP | trade; 2022-03-03; Tokyo, JPN; occurred\n"
       "agree JPN SGP | to expand student exchanges; 2022-03-03; Tokyo, JPN; occurred\n"},
      {"who is meant by a title, and a family name", "KEN", "2023-05-10",
       "President Ruto of Kenya received Prime Minister Modi of India today. The Prime Minister "
       "thanked Kenya for its hospitality. Ruto stressed the importance of trade.",
       "meet KEN IND; 2023-05-10; no place; occurred\n"
       "commend IND > KEN | its hospitality; 2023-05-10; no place; occurred\n"
       "state KEN | the importance of trade; 2023-05-10; no place; occurred\n"},
      {"a purpose is done by all who met", "NOR", "2022-06-01",
       "The Foreign Ministers of Norway and Finland met in Oslo to discuss fisheries.",
       "meet NOR FIN; 2022-06-01; Oslo, NOR; occurred\n"
       "discuss NOR FIN | fisheries; 2022-06-01; Oslo, NOR; occurred\n"},
      {"the other side of two, where the content names it and no third", "EST", "2023-02-07",
       "Foreign Minister Reinsalu of Estonia met with Foreign Minister Ocampo of Panama in "
       "Tallinn. "
       "He praised the work of Panamanian engineers. He praised the schools of Panamanian and "
       "Chilean engineers.",
       "meet EST PAN; 2023-02-07; Tallinn, EST; occurred\n"
       "commend EST > PAN | the work of Panamanian engineers; 2023-02-07; Tallinn, EST; occurred\n"
       "commend EST | the schools of Panamanian and Chilean engineers; 2023-02-07; Tallinn, EST; "
       "occurred\n"},
      {"we, told by an apposition", "NOR", "2023-02-07",
       "Statement on fishing\n\nWe, the Foreign Ministers of Norway and Iceland, condemn the raid. "
       "We call on Chile to free the crew.",
       "condemn NOR ISL | the raid; 2023-02-07; no place; occurred\n"
       "request NOR ISL > CHL | to free the crew; 2023-02-07; no place; occurred\n"},
      {"who is meant by the regime", "NOR", "2023-02-07",
       "Norway condemns the arrests in Belarus. Norway calls on the regime to free the students.",
       "condemn NOR > BLR | the arrests in Belarus; 2023-02-07; no place; occurred\n"
       "request NOR > BLR | to free the students; 2023-02-07; no place; occurred\n"},
      {"items of a list go on from the words above it", "GHA", "2023-02-07",
       "The ministers of Ghana and Togo met in Accra.\n\nThe two ministers:\n"
       "\u2022 signed a treaty on fisheries;\n\u2022 stressed the need for peace.",
       "meet GHA TGO; 2023-02-07; Accra, GHA; occurred\n"
       "sign GHA TGO | a treaty on fisheries; 2023-02-07; Accra, GHA; occurred\n"
       "state GHA TGO | the need for peace; 2023-02-07; Accra, GHA; occurred\n"},
      {"the publisher and the one state that the release is about", "KAZ", "2023-09-18",
       "The Embassy of Kazakhstan in Togo is at work. The Minister of Togo came. Togo is near. The "
       "parties discussed trade.",
       "discuss KAZ TGO | trade; 2023-09-18; no place; occurred\n"},
      {"somebody told by his state, whatever he is called", "", "2023-02-07",
       "Chadian gunslingers attacked the port of Mombasa.",
       "assault TCD > KEN | the port of Mombasa; 2023-02-07; no place; occurred\n"},
  };
  check(cases);
}

TEST(Read, TakesWhatIsSaidForItself) {
  constexpr Case cases[] = {
      {"words in front of the verb that says them", "SWE", "2023-05-10",
       "\u201cWe condemn this attack,\u201d the Foreign Minister said.",
       "condemn SWE | this attack; 2023-05-10; no place; occurred\n"},
      {"a deed that is told of something is no news", "SWE", "2023-05-10",
       "Sweden thanked the sailors seized by Chad. When Chad raided Togo, Sweden sent $5 million.",
       "commend SWE; 2023-05-10; no place; occurred\n"
       "aid SWE | $5 million; 2023-05-10; no place; occurred\n"},
      {"a threat on a condition", "SWE", "2023-05-10",
       "If the raids go on, Sweden will impose sanctions on Chad.",
       "warn SWE > TCD | impose sanctions on Chad; 2023-05-10; no place; occurred\n"},
  };
  check(cases);
}

TEST(Read, TellsWhoMetWhomAndWhen) {
  constexpr Case cases[] = {
      {"each of the people joined", "NOR", "2022-06-29",
       "President Ana Berg of Norway met President of Chile Juan Rojas and Prime Minister of Peru "
       "Luz Vega in Oslo on 28 June 2022.",
       "meet NOR CHL PER; 2022-06-28; Oslo, NOR; occurred\n"},
      {"the colleagues, and who they are", "NOR", "2022-06-29",
       "State Secretary Ana Berg will meet her French and Polish colleagues, Luc Morel and Jan "
       "Nowak, on 3 July.",
       "meet NOR FRA POL; 2022-07-03; no place; planned\n"},
      {"a counterpart is not hers", "ZAF", "2022-06-29",
       "State Secretary Ana Berg hosted her counterpart from Kenya in Pretoria.",
       "visit KEN > ZAF; 2022-06-29; Pretoria, ZAF; occurred\n"},
      {"the Kingdom that was named in full", "ZAF", "2022-06-29",
       "The Ministers of South Africa and the Kingdom of Bahrain met in Pretoria. South Africa "
       "thanked the Kingdom.",
       "meet ZAF BHR; 2022-06-29; Pretoria, ZAF; occurred\n"
       "commend ZAF > BHR; 2022-06-29; Pretoria, ZAF; occurred\n"},
      {"other ministers on the same day", "NOR", "2022-06-29",
       "Prime Minister Ana Berg of Norway held talks with Prime Minister Juan Rojas of Chile "
       "today. "
       "Foreign Minister Olav Dahl of Norway met Foreign Minister Luz Vega of Chile separately.",
       "meet NOR CHL; 2022-06-29; no place; occurred\n"
       "meet NOR CHL; 2022-06-29; no place; occurred\n"},
      {"a visit under way, and the talks of the day before", "KEN", "2023-05-10",
       "President Wong of Singapore is on a state visit to our country from 9 to 11 May. He met "
       "President Ruto yesterday.",
       "visit SGP > KEN; 2023-05-09/2023-05-11; KEN; occurred\n"
       "meet SGP KEN; 2023-05-09; KEN; occurred\n"},
      {"a city that is no capital, and what is told in the present", "KEN", "2023-05-10",
       "Foreign Minister Ali of Kenya pays an official visit to Mumbai from 20 to 22 May.",
       "visit KEN > IND; 2023-05-20/2023-05-22; Mumbai, IND; planned\n"},
      {"the party inside a longer title", "KEN", "2023-05-10",
       "President Ruto received the Foreign Minister of Rwanda at Jubilee House.",
       "meet KEN RWA; 2023-05-10; no place; occurred\n"},
      {"behind a dateline", "VNM", "2023-05-10",
       "Ha Noi (MOFA) – Foreign Minister Bui Thanh Son and his Chilean colleague signed a treaty.",
       "sign VNM CHL | a treaty; 2023-05-10; no place; occurred\n"},
      {"who is quoted says we", "NOR", "2023-05-10",
       "Minister Kaupa of Fiji met Minister Wong of Singapore. “We thank Norway”, said Minister "
       "Kaupa.",
       "meet FJI SGP; 2023-05-10; no place; occurred\n"
       "commend FJI > NOR; 2023-05-10; no place; occurred\n"},
      {"who hosts goes on", "ZAF", "2023-05-10",
       "Minister Naidoo hosted the Foreign Minister of Zambia in Pretoria on 9 May. She invited "
       "him to visit Durban.",
       "visit ZMB > ZAF; 2023-05-09; Pretoria, ZAF; occurred\n"
       "invite ZAF > ZMB | to visit Durban; 2023-05-09; Pretoria, ZAF; occurred\n"},
      {"a year is nobody", "NOR", "2023-05-10",
       "The conference was hosted by France and Germany. Norway and Sudan established diplomatic "
       "relations in 1956.",
       "host FRA DEU | The conference; 2023-05-10; no place; occurred\n"
       "establish NOR SDN | diplomatic relations; 1956; no place; occurred\n"},
      {"what is to come dates nothing that was", "KEN", "2023-05-10",
       "Minister Ali of Kenya met Minister Wong of Singapore and praised the Lamu Forum, which "
       "will take place on 3 June.",
       "meet KEN SGP; 2023-05-10; no place; occurred\ncommend KEN | the Lamu Forum, which will "
       "take "
       "place on 3 June; 2023-05-10; no place; occurred\n"},
      {"whose invitation it is, and who comes", "BRA", "2029-05-10",
       "At the invitation of the Minister of Trade of Brazil, Ambassador Henrique Paz, the "
       "Minister "
       "of Trade of Angola, Ambassador Rui Costa, paid a visit to Lima on 9 May.",
       "visit AGO > PER; 2029-05-09; Lima, PER; occurred\n"},
      {"both of whom it tells", "BRA", "2029-05-10",
       "Brazil regrets the tensions between Guyana and Peru and urges both countries to talk.",
       "concern BRA | the tensions between Guyana and Peru; 2029-05-10; no place; occurred\n"
       "request BRA > GUY PER | to talk; 2029-05-10; no place; occurred\n"},
      {"a visit during which something is announced", "NOR", "2029-05-10",
       "The Foreign Minister announced new sanctions on Chad during a visit to Nairobi on 9 May.",
       "sanction NOR > TCD | new sanctions; 2029-05-10; no place; occurred\n"
       "visit NOR > KEN; 2029-05-09; Nairobi, KEN; occurred\n"},
      {"a date that hangs on the verb", "JPN", "2029-05-10",
       "Yesterday State Minister Ito condemned the raid. He met Minister Park of Korea on 2 May.",
       "condemn JPN | the raid; 2029-05-09; no place; occurred\n"
       "meet JPN KOR; 2029-05-02; no place; occurred\n"},
      {"a visit places and dates the meeting", "SGP", "2023-05-10",
       "Minister Wong of Singapore made a working visit to Nairobi on 9 May. He called on "
       "President "
       "Ruto of Kenya.",
       "visit SGP > KEN; 2023-05-09; Nairobi, KEN; occurred\n"
       "meet SGP KEN; 2023-05-09; Nairobi, KEN; occurred\n"},
      {"talks at a reception are when and where it is", "KEN", "2023-05-10",
       "President Ruto hosted Prime Minister Modi of India in Mombasa on 8 May for talks.",
       "visit IND > KEN; 2023-05-08; Mombasa, KEN; occurred\n"
       "meet KEN IND; 2023-05-08; Mombasa, KEN; occurred\n"},
      {"how long a text holds is not when it was signed", "KEN", "2023-05-10",
       "Kenya and Norway signed a programme of cooperation for 2024-2025.",
       "sign KEN NOR | a programme of cooperation for 2024-2025; 2023-05-10; no place; occurred\n"},
      {"a visit called off", "KEN", "2023-05-10",
       "The visit of President Ruto of Kenya to Norway, planned for 20 May 2023, was cancelled.",
       "visit KEN > NOR; 2023-05-20; NOR; denied\n"},
      {"talks called off", "KEN", "2023-05-10",
       "The talks between Norway and Kenya that were planned for 20 May 2023 were called off.",
       "meet NOR KEN; 2023-05-20; no place; denied\n"},
      {"what is agreed for no day is no meeting", "KEN", "2023-05-10",
       "The Foreign Ministers of Norway and Kenya met in Oslo on 3 May 2023. They agreed to meet "
       "again.",
       "meet NOR KEN; 2023-05-03; Oslo, NOR; occurred\n"
       "agree NOR KEN | to meet again; 2023-05-03; Oslo, NOR; occurred\n"},
      {"going on with a deed is doing it", "JPN", "2023-05-10",
       "Japan continued to send weapons to Fiji last month.",
       "aid JPN > FJI | weapons; 2023-04; no place; occurred\n"},
      {"they who say it", "", "2023-05-10",
       "Polish leaders said they would boycott all contact with Chad.",
       "sanction POL > TCD | all contact with Chad; no date; no place; planned\n"},
      {"it is what was told last", "KEN", "2023-05-10",
       "The trip of President Ruto to Chile planned for today was put off. It will take place on 5 "
       "June.",
       "visit KEN > CHL; 2023-05-10; CHL; denied\n"
       "visit KEN > CHL; 2023-06-05; CHL; planned\n"},
  };
  check(cases);
}

TEST(Read, TellsStatus) {
  constexpr Case cases[] = {
      {"announced", "CAN", "2023-05-10",
       "Prime Minister Trudeau of Canada will travel to Japan on 18 May.",
       "visit CAN > JPN; 2023-05-18; JPN; planned\n"},
      {"denied", "SRB", "2023-05-10",
       "The President of Serbia did not meet with Prime Minister Kurti of Kosovo.",
       "meet SRB XKX; 2023-05-10; no place; denied\n"},
      {"told as said", "CAN", "2023-05-10",
       "The minister said that Canada will open an office in Fiji.",
       "pledge CAN > FJI | open an office in Fiji; 2023-05-10; no place; occurred\n"},
  };
  check(cases);
}

// Lists without an end hang every name below the one before: no climb through them is long
// enough, and none may fail.
TEST(Read, EndlessListsAreRead) {
  for (const std::string_view item :
       {"Kenya, Togo and Fiji, ", "met in Oslo on 3 May 2022 and ", "Minister Ana Berg of Fiji, ",
        "the visit of the visit of "}) {
    SCOPED_TRACE(item);
    std::string text = "Norway met with ";
    for (int i = 0; i < 200; ++i) text += item;
    EXPECT_NO_THROW(events_of(text, "NOR", "2022-05-04"));
  }
}

TEST(Read, TextsThatSayLittleYieldLittle) {
  for (const std::string_view text : {"", " ", "\n\n\n", "x", "Menu", "The", "“", "and and and",
                                      "1. ", "Republic of", "of of of of", "met", "met with"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(events_of(text, "", ""), "");
  }
}

}  // namespace
}  // namespace dragoman
