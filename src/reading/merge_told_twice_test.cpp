#include <gtest/gtest.h>

#include "reading/describe.h"
#include "reading/find_events.h"

namespace dragoman {
namespace {

// An event as a row tells it: quote and content are words of the text, each looked for after
// the last quote.
struct Told {
  Act act;
  std::vector<PartyCode> actors, recipients;
  std::string_view when, where, quote, about;
  bool headline = false;
  Status status = Status::occurred;
};

struct Case {
  std::string_view what, text;
  std::vector<Told> told;
  std::string_view expected;  // a line an event, its quote behind it
};

Span place_of(std::string_view text, std::string_view words, std::size_t from) {
  const auto begin = text.find(words, from);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {begin, begin + words.size()};
}

std::string merged(const Case& c) {
  std::vector<Event> events;
  std::vector<bool> headline;
  std::size_t from = 0;
  for (const auto& told : c.told) {
    Event event;
    event.act = told.act;
    event.actors = told.actors;
    event.recipients = told.recipients;
    event.when = parse_edtf(told.when);
    event.where = told.where;
    event.status = told.status;
    event.quote = place_of(c.text, told.quote, from);
    if (!told.about.empty()) event.about = place_of(c.text, told.about, event.quote.begin);
    from = event.quote.end;
    events.push_back(event);
    headline.push_back(told.headline);
  }
  std::string lines;
  for (const auto& event : merge_told_twice(c.text, events, headline)) {
    lines +=
        describe_in_full(event, c.text) + "; " + std::string(slice(c.text, event.quote)) + "\n";
  }
  return lines;
}

constexpr std::string_view met_twice = "Norway meets Chile. Norway met Chile. Chile saw Norway.";

TEST(MergeToldTwice, SameEventOnce) {
  const Case cases[] = {
      {"a meeting told again is one, in whatever order its parties are told",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "2022-03-04", "Oslo, NOR", "Norway met Chile", ""},
        {Act::meet, {"CHL", "NOR"}, {}, "", "", "Chile saw Norway", ""}},
       "meet NOR CHL; 2022-03-04; Oslo, NOR; occurred; Norway met Chile\n"},
      {"the account in a sentence wins over a headline; what only the other tells is kept",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "2022-03-04", "", "Norway meets Chile", "", true},
        {Act::meet, {"NOR", "CHL"}, {}, "", "NOR", "Norway met Chile", ""}},
       "meet NOR CHL; 2022-03-04; NOR; occurred; Norway met Chile\n"},
      {"on two days: two",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "2022-03-04", "", "Norway met Chile", ""},
        {Act::meet, {"NOR", "CHL"}, {}, "2022-03-05", "", "Chile saw Norway", ""}},
       "meet NOR CHL; 2022-03-04; no place; occurred; Norway met Chile\n"
       "meet NOR CHL; 2022-03-05; no place; occurred; Chile saw Norway\n"},
      {"one held and one to come: two",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "2022", "", "Norway met Chile", ""},
        {Act::meet,
         {"NOR", "CHL"},
         {},
         "2022",
         "",
         "Chile saw Norway",
         "",
         false,
         Status::planned}},
       "meet NOR CHL; 2022; no place; occurred; Norway met Chile\n"
       "meet NOR CHL; 2022; no place; planned; Chile saw Norway\n"},
      {"a month has the day in it",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "2022-03-04", "", "Norway met Chile", ""},
        {Act::meet, {"NOR", "CHL"}, {}, "2022-03", "", "Chile saw Norway", ""}},
       "meet NOR CHL; 2022-03-04; no place; occurred; Norway met Chile\n"},
      {"a city lies in its state, not in another",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "", "Oslo, NOR", "Norway meets Chile", ""},
        {Act::meet, {"NOR", "CHL"}, {}, "", "NOR", "Norway met Chile", ""},
        {Act::meet, {"NOR", "CHL"}, {}, "", "CHL", "Chile saw Norway", ""}},
       "meet NOR CHL; no date; Oslo, NOR; occurred; Norway meets Chile\n"
       "meet NOR CHL; no date; CHL; occurred; Chile saw Norway\n"},
      {"another act or other parties: another event",
       met_twice,
       {{Act::meet, {"NOR", "CHL"}, {}, "", "", "Norway meets Chile", ""},
        {Act::visit, {"NOR", "CHL"}, {}, "", "", "Norway met Chile", ""},
        {Act::meet, {"NOR"}, {"CHL"}, "", "", "Chile saw Norway", ""}},
       "meet NOR CHL; no date; no place; occurred; Norway meets Chile\n"
       "visit NOR CHL; no date; no place; occurred; Norway met Chile\n"
       "meet NOR > CHL; no date; no place; occurred; Chile saw Norway\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(merged(c), c.expected);
  }
}

TEST(MergeToldTwice, WordsTellWhatIsSaidApart) {
  constexpr std::string_view text = "Norway noted trade. Norway noted trade. Norway noted peace.";
  const Case cases[] = {
      {"the same content at the same time is said once",
       text,
       {{Act::state, {"NOR"}, {}, "2022", "", "Norway noted trade", "trade"},
        {Act::state, {"NOR"}, {}, "2022", "", "Norway noted trade", "trade"},
        {Act::state, {"NOR"}, {}, "2022", "", "Norway noted peace", "peace"}},
       "state NOR | trade; 2022; no place; occurred; Norway noted trade\n"
       "state NOR | peace; 2022; no place; occurred; Norway noted peace\n"},
      {"at two times twice",
       text,
       {{Act::state, {"NOR"}, {}, "2021", "", "Norway noted trade", "trade"},
        {Act::state, {"NOR"}, {}, "2022", "", "Norway noted trade", "trade"}},
       "state NOR | trade; 2021; no place; occurred; Norway noted trade\n"
       "state NOR | trade; 2022; no place; occurred; Norway noted trade\n"},
      {"without content, nothing says that it is the same",
       text,
       {{Act::state, {"NOR"}, {}, "", "", "Norway noted", ""},
        {Act::state, {"NOR"}, {}, "", "", "Norway noted", ""}},
       "state NOR; no date; no place; occurred; Norway noted\n"
       "state NOR; no date; no place; occurred; Norway noted\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(merged(c), c.expected);
  }
}

TEST(MergeToldTwice, OtherPeopleMeetAnotherTime) {
  struct Accounts {
    std::string_view what;
    NamedPeople first, second;
    std::size_t events;
  };
  const Accounts cases[] = {
      {"nobody is named", {}, {}, 1},
      {"the same", {{"NOR", {0}}, {"CHL", {1}}}, {{"NOR", {0}}}, 1},
      {"named once", {{"NOR", {0}}, {"CHL", {1}}}, {}, 1},
      {"one more", {{"NOR", {0, 2}}}, {{"NOR", {2}}}, 1},
      {"others", {{"NOR", {0}}, {"CHL", {1}}}, {{"NOR", {2}}, {"CHL", {1}}}, 2},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    Event event;
    event.act = Act::meet;
    event.actors = {"NOR", "CHL"};
    EXPECT_EQ(
        merge_told_twice(met_twice, {event, event}, {false, false}, {c.first, c.second}).size(),
        c.events);
  }
}

TEST(MergeToldTwice, EventsComeInTheOrderOfTheirQuotes) {
  // The second account of the meeting wins and moves behind what was said in between.
  const Case c = {"",
                  "Norway meets Chile. Fiji noted trade. Norway met Chile.",
                  {{Act::meet, {"NOR", "CHL"}, {}, "", "", "Norway meets Chile", "", true},
                   {Act::state, {"FJI"}, {}, "", "", "Fiji noted trade", "trade"},
                   {Act::meet, {"NOR", "CHL"}, {}, "", "", "Norway met Chile", ""}},
                  "state FJI | trade; no date; no place; occurred; Fiji noted trade\n"
                  "meet NOR CHL; no date; no place; occurred; Norway met Chile\n"};
  EXPECT_EQ(merged(c), c.expected);
}

}  // namespace
}  // namespace dragoman
