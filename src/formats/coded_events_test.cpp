#include "formats/coded_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "formats/cameo_tsv.h"
#include "formats/plover_json.h"
#include "formats/polecat_tsv.h"

namespace dragoman {
namespace {

struct Tables {
  Codes codes;
  Knowledge knowledge;
};

const Tables& tables() {
  static const auto loaded = [] {
    const auto data = std::filesystem::path(DRAGOMAN_ROOT) / "data";
    auto codes = Codes::load(data);
    auto knowledge = Knowledge::load(data);
    if (!codes) throw std::runtime_error(codes.error().message);
    if (!knowledge) throw std::runtime_error(knowledge.error().message);
    return Tables{std::move(*codes), std::move(*knowledge)};
  }();
  return loaded;
}

Coding coding(Sides sides) {
  return {tables().codes, tables().knowledge, sides};
}

// A visit, talks of three, a statement, and a promise to nobody named.
struct Told {
  Release release;
  Reading reading;
};

Told told() {
  Told t;
  t.release.text = "The “guest” visited Seoul. They met.\nShe noted it.\tKorea will help.";
  t.release.title = "A visit";
  t.release.url = "https://example.org/a";
  t.release.language = "en";
  t.reading.id = "a";
  t.reading.publisher = "KOR";
  t.reading.published = on({2024, 5, 3});
  t.reading.people = {{"Ana Berg", "Minister", "NOR", {}}};
  const auto add = [&](Act act, std::vector<PartyCode> actors, std::vector<PartyCode> recipients,
                       std::string_view quote) {
    Event event;
    event.act = act;
    event.actors = std::move(actors);
    event.recipients = std::move(recipients);
    const auto at = t.release.text.find(quote);
    event.quote = {at, at + quote.size()};
    t.reading.events.push_back(std::move(event));
  };
  add(Act::visit, {"NOR"}, {"KOR"}, "The “guest” visited Seoul");
  t.reading.events.back().when = When{{2024, 5, 1}, {2024, 5, 2}};
  t.reading.events.back().where = "Seoul, KOR";
  add(Act::meet, {"NOR", "KOR", "UN"}, {}, "They met");
  t.reading.events.back().when = on({2024, 5, 0});
  add(Act::state, {"NOR"}, {}, "She noted it");
  add(Act::pledge, {"KOR"}, {}, "Korea will help");
  return t;
}

// The cells of some columns of a table, "|" between them, a line a row.
std::string columns(const std::string& header, const std::string& rows,
                    const std::vector<std::string>& wanted) {
  const auto cells_of = [](const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    return cells;
  };
  const auto names = cells_of(header.substr(0, header.size() - 1));
  std::string text;
  for (std::size_t begin = 0; begin < rows.size();) {
    const auto end = rows.find('\n', begin);
    const auto cells = cells_of(rows.substr(begin, end - begin));
    begin = end + 1;
    if (cells.size() != names.size()) return "a row of another width";
    for (const auto& name : wanted) {
      const auto at = std::ranges::find(names, name) - names.begin();
      text += (name == wanted.front() ? "" : "|") + cells.at(static_cast<std::size_t>(at));
    }
    text += '\n';
  }
  return text;
}

TEST(Cameo, HasARowAnEvent) {
  const auto t = told();
  EXPECT_EQ(columns(cameo_header(), cameo_rows(t.release, t.reading, coding(Sides::lists)),
                    {"EventID", "Date", "SourceActorFull", "TargetActorFull", "EventCode",
                     "QuadClass", "Score", "LocationName", "CountryCode", "Quote", "Begin"}),
            "a#1|20240501|NORGOV|KORGOV|042|1|4|Seoul|KOR|The “guest” visited Seoul|0\n"
            "a#2|20240501|NORGOV;KORGOV;UNO||040|1|4|||They met|31\n"
            "a#3|20240503|NORGOV||010|1||||She noted it|41\n"
            "a#4|20240503|KORGOV||031|1|2.5|||Korea will help|55\n");
}

// A visit is hosted from the other side; what is done together goes either way.
TEST(Cameo, HasARowAPairOnRequest) {
  const auto t = told();
  EXPECT_EQ(columns(cameo_header(), cameo_rows(t.release, t.reading, coding(Sides::dyads)),
                    {"EventID", "SourceActorFull", "TargetActorFull", "EventCode"}),
            "a#1.1|NORGOV|KORGOV|042\n"
            "a#1.2|KORGOV|NORGOV|043\n"
            "a#2.1|NORGOV|KORGOV|040\n"
            "a#2.2|NORGOV|UNO|040\n"
            "a#2.3|KORGOV|NORGOV|040\n"
            "a#2.4|KORGOV|UNO|040\n"
            "a#2.5|UNO|NORGOV|040\n"
            "a#2.6|UNO|KORGOV|040\n"
            "a#3.1|NORGOV||010\n"
            "a#4.1|KORGOV||031\n");
}

// Statements have no PLOVER type; a visit's other side is the same PLOVER event.
TEST(Polecat, HasTheColumnsOfTheDataset) {
  const auto t = told();
  const auto wanted = std::vector<std::string>{"Event ID",
                                               "Event Date",
                                               "Event Type",
                                               "Event Mode",
                                               "Intensity",
                                               "Quad Code",
                                               "Contexts",
                                               "Actor Name",
                                               "Actor COW",
                                               "Primary Actor Sector",
                                               "Recipient Name",
                                               "City",
                                               "Country",
                                               "Source",
                                               "Publication Date",
                                               "Story People",
                                               "Story Organizations",
                                               "Version",
                                               "Quote"};
  EXPECT_EQ(columns(polecat_header(),
                    polecat_rows(t.release, t.reading, coding(Sides::lists), "1.0"), wanted),
            "a#1|2024-05-01|CONSULT|visit|4|VERBAL COOPERATION|diplomatic|Norway|385|GOV|South "
            "Korea|Seoul|South Korea|KOR|2024-05-03|Ana Berg|United Nations|1.0|The “guest” "
            "visited Seoul\n"
            "a#2|2024-05-01|CONSULT|multilateral|4|VERBAL COOPERATION|diplomatic|Norway;South "
            "Korea;United Nations|385;732|GOV||||KOR|2024-05-03|Ana Berg|United Nations|1.0|They "
            "met\n"
            "a#4|2024-05-03|AGREE||2.5|VERBAL COOPERATION|diplomatic|South "
            "Korea|732|GOV||||KOR|2024-05-03|Ana Berg|United Nations|1.0|Korea will help\n");
  const auto dyads = polecat_rows(t.release, t.reading, coding(Sides::dyads), "1.0");
  EXPECT_EQ(std::ranges::count(dyads, '\n'), 1 + 6 + 1);
}

TEST(Plover, HasTheFieldsOfTheManual) {
  auto t = told();
  t.reading.events.resize(1);
  EXPECT_EQ(plover_lines(t.release, t.reading, coding(Sides::lists)),
            R"({"id":"a#1","date":"2024-05-01","enddate":"2024-05-02",)"
            R"("actor":[{"code":"NOR","sector":"GOV","identifier_text":"Norway"}],)"
            R"("recipient":[{"code":"KOR","sector":"GOV","identifier_text":"South Korea"}],)"
            R"("event":["CONSULT"],"mode":["visit"],"context":["diplomatic"],"quad_code":1,)"
            R"("event_scale":4.0,"event_loc":{"resolved_place":"Seoul, KOR","city":"Seoul",)"
            R"("country_code":"KOR"},"text":"The “guest” visited Seoul",)"
            R"("text_info":{"start":0,"end":25},"cite_info":{"url":"https://example.org/a",)"
            R"("title":"A visit","publication":"KOR","language":"en"},"coder":"dragoman",)"
            R"("date_basis":"event","release":"a","act":"visit","status":"occurred","about":null,)"
            R"("span":{"begin":0,"end":29},"rule":null,"confidence":null})"
            "\n");
}

TEST(CodedEvents, AreNoneWithoutEvents) {
  EXPECT_EQ(plover_lines({}, {}, coding(Sides::dyads)), "");
  EXPECT_EQ(cameo_rows({}, {}, coding(Sides::lists)), "");
  EXPECT_EQ(polecat_rows({}, {}, coding(Sides::lists), "1"), "");
}

}  // namespace
}  // namespace dragoman
