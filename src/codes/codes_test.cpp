#include "dragoman/codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

const Codes& codes() {
  static const auto loaded = Codes::load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

// "CONSULT/phone [diplomatic] future; quad 1, score 1.5; CAMEO 041 (quad 1)".
std::string describe(const EventCodes& coded) {
  auto text = coded.type.empty() ? std::string("-") : coded.type;
  if (!coded.mode.empty()) text += "/" + coded.mode;
  text += fmt::format(" [{}]", fmt::join(coded.contexts, " "));
  for (const auto& mode : coded.auxiliary) text += " " + mode;
  if (coded.score) text += fmt::format("; quad {}, score {}", coded.quad, *coded.score);
  text += "; CAMEO " + (coded.cameo.empty() ? "-" : coded.cameo);
  if (!coded.cameo_back.empty()) text += "/" + coded.cameo_back;
  return text;
}

struct Case {
  Act act;
  Status status;
  std::vector<PartyCode> actors, recipients;
  std::string_view where, when, quote, expected;
};

TEST(Codes, FollowTheTables) {
  using enum Act;
  using enum Status;
  const Case cases[] = {
      {meet,
       occurred,
       {"KOR", "UZB"},
       {},
       "Seoul, KOR",
       "2024-05-02",
       "met in Seoul",
       "CONSULT [diplomatic]; quad 1, score 2.5; CAMEO 040/040"},
      {meet,
       occurred,
       {"KOR", "UZB"},
       {},
       "Dushanbe, TJK",
       "2024-05-02",
       "met in Dushanbe",
       "CONSULT/third-party [diplomatic]; quad 1, score 1; CAMEO 044/044"},
      {meet,
       occurred,
       {"KOR", "UZB", "KAZ"},
       {},
       "Seoul, KOR",
       "2024-05-02",
       "met on trade",
       "CONSULT/multilateral [economic diplomatic]; quad 1, score 4; CAMEO 040/040"},
      // The seat of an organisation is no third state.
      {meet,
       occurred,
       {"EU", "JPN"},
       {},
       "Brussels, BEL",
       "2024-05-02",
       "met in Brussels",
       "CONSULT [diplomatic]; quad 1, score 2.5; CAMEO 040/040"},
      // Cooperation to come is AGREE, without "future".
      {meet,
       planned,
       {"KOR", "UZB"},
       {},
       "",
       "2024-07",
       "will meet in July",
       "AGREE [diplomatic]; quad 1, score 2.5; CAMEO 036/036"},
      {aid,
       planned,
       {"JPN"},
       {"KEN"},
       "",
       "",
       "will send medical supplies",
       "AGREE [health]; quad 1, score 2.5; CAMEO 033"},
      {meet,
       denied,
       {"KOR", "PRK"},
       {},
       "",
       "",
       "refused to meet",
       "CONSULT [diplomatic] negation; quad 1, score 2.5; CAMEO 040/040"},
      // What was not agreed, or not yielded, is REJECT, without "negation".
      {agree,
       denied,
       {"KOR", "PRK"},
       {},
       "",
       "",
       "failed to reach agreement",
       "REJECT [diplomatic]; quad 3, score -2; CAMEO 120/120"},
      {visit,
       occurred,
       {"KOR"},
       {"UZB"},
       "UZB",
       "2019-04",
       "visited Uzbekistan in April 2019",
       "CONSULT/visit [diplomatic] historical; quad 1, score 4; CAMEO 042/043"},
      {call,
       hypothetical,
       {"FRA", "DEU"},
       {},
       "",
       "",
       "would call",
       "CONSULT/phone [diplomatic] hypothetical; quad 1, score 1.5; CAMEO 041/041"},
      {request,
       occurred,
       {"KOR"},
       {"UZB"},
       "",
       "",
       "asked for humanitarian assistance",
       "REQUEST/assist [human_security]; quad 3, score 0.5; CAMEO 023"},
      {request,
       occurred,
       {"NOR"},
       {"RUS"},
       "",
       "",
       "demanded the release of the prisoners",
       "REQUEST/yield []; quad 3, score -1; CAMEO 105"},
      {assault,
       planned,
       {"RUS"},
       {"UKR"},
       "",
       "",
       "will strike",
       "THREATEN/violence []; quad 3, score -3.5; CAMEO 138"},
      {protest,
       planned,
       {"FRA"},
       {},
       "",
       "",
       "will go on hunger strike",
       "PROTEST/hunger [human_security] future; quad 4, score -4.5; CAMEO 142"},
      {condemn,
       occurred,
       {"NOR"},
       {"RUS"},
       "",
       "",
       "accused Russia of cyberattacks",
       "ACCUSE/allege [cyber]; quad 3, score -3.5; CAMEO 112"},
      // PLOVER leaves out mere statements; neither has an accreditation.
      {state, occurred, {"NOR"}, {}, "", "", "stressed that", "- []; CAMEO 010"},
      {appoint, occurred, {"NOR"}, {}, "", "", "presented credentials", "- []; CAMEO -"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.quote);
    Event event;
    event.act = c.act;
    event.status = c.status;
    event.actors = c.actors;
    event.recipients = c.recipients;
    event.where = c.where;
    event.when = parse_edtf(c.when);
    event.quote = {0, c.quote.size()};
    EXPECT_EQ(describe(codes().event(event, c.quote, on({2024, 5, 3}), test_knowledge())),
              c.expected);
  }
}

// Whatever an event is, it has a code, but for the acts that no system knows.
TEST(Codes, CoverEveryActAndStatus) {
  for (auto a = 0; a <= static_cast<int>(Act::assault); ++a) {
    for (auto s = 0; s <= static_cast<int>(Status::denied); ++s) {
      Event event;
      event.act = static_cast<Act>(a);
      event.status = static_cast<Status>(s);
      event.actors = {"KOR"};
      const auto coded = codes().event(event, "", {}, test_knowledge());
      SCOPED_TRACE(to_string(event.act));
      EXPECT_EQ(coded.type.empty(), event.act == Act::state || event.act == Act::appoint);
      EXPECT_EQ(coded.cameo.empty(), event.act == Act::appoint);
      EXPECT_EQ(coded.quad == 0, coded.type.empty());
    }
  }
}

TEST(Codes, KnowTheParties) {
  struct {
    std::string_view party, expected;
  } const cases[] = {{"KOR", "South Korea KOR GOV 732"},
                     {"UN", "United Nations UNO - -"},
                     {"NATO", "North Atlantic Treaty Organization IGO - -"},
                     {"org:Hamas", "Hamas PSE REB -"},
                     {"org:Nobody", "org:Nobody - - -"}};
  const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
  for (const auto& c : cases) {
    const auto party = codes().party(std::string(c.party), test_knowledge());
    EXPECT_EQ(fmt::format("{} {} {} {}", party.name, or_dash(party.country), or_dash(party.sector),
                          or_dash(party.cow)),
              c.expected);
  }
}

TEST(Codes, FaultsNameFileLineAndCure) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "codes_data";
  std::filesystem::create_directories(folder / "codes");
  const auto write = [&](const char* name, std::string_view rows) {
    ASSERT_TRUE(write_file(folder / "codes" / name, rows));
  };
  write("words.tsv", "list\twords\nmeet\tmeet\n");
  write("contexts.tsv", "context\twords\nmilitary\tarmy\n");
  write("plover.tsv", "type\tmode\tquad\tscore\nCONSULT\t-\t1\t2.5\nAID\t-\t9\t2.5\n");
  write("cameo.tsv", "root\tname\tquad\n04\tCONSULT\t1\n");
  write("parties.tsv", "party\tcountry\tsector\nstate\t-\tGOV\n");
  write("acts.tsv",
        "act\tif\ttype\tmode\tcontexts\tcameo\tcameo_back\n"
        "mete\t-\tCONSULT\t-\t-\t040\t-\n"
        "meet\tplaned\tCONSULT\t-\t-\t040\t-\n"
        "meet\t@talk\tCONSULT\t-\t-\t040\t-\n"
        "meet\t-\tCONSULT\tphone\t-\t040\t-\n"
        "meet\t-\tCONSULT\t-\tnavy\t040\t-\n"
        "meet\t-\tCONSULT\t-\t-\t0411\t-\n");
  ASSERT_TRUE(write_file(folder / "states.tsv", "code\tcow\nKOR\t732\n"));
  const auto loaded = Codes::load(folder);
  ASSERT_FALSE(loaded);
  for (const auto* fault :
       {"plover.tsv:3: '9' is no quad class", "acts.tsv:2: unknown act 'mete'",
        "acts.tsv:3: unknown condition 'planed'", "acts.tsv:4: no list '@talk' in words.tsv",
        "acts.tsv:5: no type CONSULT with mode 'phone'", "acts.tsv:6: no context 'navy'",
        "acts.tsv:7: '0411' is no CAMEO code"}) {
    EXPECT_NE(loaded.error().message.find(fault), std::string::npos) << fault << " in\n"
                                                                     << loaded.error().message;
  }
}

}  // namespace
}  // namespace dragoman
