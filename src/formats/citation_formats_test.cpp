#include "formats/citation_formats.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dragoman {
namespace {

CitedSource talks() {
  return {.id = "talks#3",
          .publisher = "Ministry of Foreign Affairs, Republic of Korea",
          .title = "Talks on R&D: 50% {more}",
          .published = on({2021, 12, 1}),
          .url = "https://example.org/a_b?c={d}",
          .language = "en",
          .retrieved = "2024-05-03T10:00:00Z",
          .sha256 = "00ff",
          .annotation = "Request: Kenya → Sweden: “seeds”"};
}

TEST(CslJson, HasWhatTheSchemaKnows) {
  const auto json = nlohmann::json::parse(csl_json(std::vector{talks()}));
  const nlohmann::json expected = {
      {{"id", "talks#3"},
       {"type", "webpage"},
       {"genre", "Press release"},
       {"title", "Talks on R&D: 50% {more}"},
       {"author", {{{"literal", "Ministry of Foreign Affairs, Republic of Korea"}}}},
       {"publisher", "Ministry of Foreign Affairs, Republic of Korea"},
       {"issued", {{"date-parts", {{2021, 12, 1}}}}},
       {"accessed", {{"date-parts", {{2024, 5, 3}}}}},
       {"URL", "https://example.org/a_b?c={d}"},
       {"language", "en"},
       {"archive_location", "talks#3"},
       {"note", "Dragoman record: talks#3; SHA-256 00ff"},
       {"annote", "Request: Kenya → Sweden: “seeds”"}}};
  EXPECT_EQ(json, expected);
}

TEST(Bibtex, EscapesWhatMeansSomethingToTex) {
  EXPECT_EQ(bibtex(std::vector{talks()}),
            "@misc{talks:3,\n"
            "  author = {{Ministry of Foreign Affairs, Republic of Korea}},\n"
            "  title = {{Talks on R\\&D: 50\\% \\{more\\}}},\n"
            "  publisher = {Ministry of Foreign Affairs, Republic of Korea},\n"
            "  year = {2021},\n  month = {12},\n  day = {1},\n"
            "  howpublished = {Press release},\n"
            "  url = {https://example.org/a_b?c=%7Bd%7D},\n"
            "  urldate = {2024-05-03},\n  language = {en},\n"
            "  note = {Dragoman record: talks\\#3; SHA-256 00ff},\n"
            "  annote = {Request: Kenya → Sweden: “seeds”}\n}\n");
}

TEST(Ris, EndsItsLinesByCrLf) {
  EXPECT_EQ(ris(std::vector{talks()}),
            "TY  - ELEC\r\nAU  - Ministry of Foreign Affairs (Republic of Korea)\r\n"
            "TI  - Talks on R&D: 50% {more}\r\n"
            "PB  - Ministry of Foreign Affairs, Republic of Korea\r\n"
            "PY  - 2021\r\nDA  - 2021/12/01/\r\nUR  - https://example.org/a_b?c={d}\r\n"
            "Y2  - 2024/05/03/\r\nLA  - en\r\nAN  - talks#3\r\n"
            "N1  - Dragoman record: talks#3; SHA-256 00ff\r\n"
            "N1  - Request: Kenya → Sweden: “seeds”\r\nER  - \r\n");
}

// What is not known is left out, and a month is a date.
TEST(Citations, LeaveOutWhatIsNotKnown) {
  CitedSource bare;
  bare.id = "a b";
  bare.sha256 = "00ff";
  bare.published = on({2021, 12, 0});
  const auto json = nlohmann::json::parse(csl_json(std::vector{bare}));
  EXPECT_EQ(json[0]["issued"]["date-parts"], nlohmann::json({{2021, 12}}));
  EXPECT_FALSE(json[0].contains("URL"));
  EXPECT_EQ(bibtex(std::vector{bare}),
            "@misc{a-20b,\n  year = {2021},\n  month = {12},\n  howpublished = {Press release},\n"
            "  note = {Dragoman record: a b; SHA-256 00ff}\n}\n");
  EXPECT_EQ(ris(std::vector{bare}),
            "TY  - ELEC\r\nPY  - 2021\r\nDA  - 2021/12//\r\nAN  - a b\r\n"
            "N1  - Dragoman record: a b; SHA-256 00ff\r\nER  - \r\n");
}

}  // namespace
}  // namespace dragoman
