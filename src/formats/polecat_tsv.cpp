#include "formats/polecat_tsv.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "formats/finding_json.h"

namespace dragoman {

namespace {

constexpr std::string_view separator = ";";

// A column of all parties of one side: "KOR;UZB".
std::string column(const std::vector<PartyCodes>& parties, std::string PartyCodes::*field) {
  std::vector<std::string> items;
  for (const auto& party : parties) items.push_back(one_line(party.*field));
  return join_told(items, separator);
}

std::string quad_words(int quad) {
  constexpr std::string_view words[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                        "VERBAL CONFLICT", "MATERIAL CONFLICT"};
  return std::string(words[quad]);
}

// What the whole reading tells, once for all its events.
struct Story {
  std::string people;
  std::string organisations;
  std::string locations;
};

Story story_of(const Reading& reading, const Knowledge& knowledge) {
  std::vector<std::string> people, organisations, locations;
  for (const auto& person : reading.people) people.push_back(one_line(person.name));
  for (const auto& event : reading.events) {
    for (const auto* side : {&event.actors, &event.recipients}) {
      for (const auto& code : *side) {
        const auto* party = knowledge.party(code);
        if (party != nullptr && party->kind != PartyKind::state)
          organisations.push_back(party->name);
      }
    }
    locations.push_back(event.where);
  }
  return {join_told(people, separator), join_told(organisations, separator),
          join_told(locations, separator)};
}

// "Actor Name" to "Wikipedia Actor ID", and the same of the recipient.
void add_side(const std::vector<PartyCodes>& parties, std::vector<std::string>& cells) {
  cells.push_back(column(parties, &PartyCodes::name));
  cells.push_back(column(parties, &PartyCodes::country));
  cells.push_back(column(parties, &PartyCodes::cow));
  cells.push_back(parties.empty() ? "" : parties.front().sector);
  cells.push_back(column(parties, &PartyCodes::sector));
  cells.insert(cells.end(), 3, "");  // title, name raw, Wikipedia
}

std::vector<std::string> polecat_cells(const Release& release, const Reading& reading,
                                       const CodedEvent& coded, const Story& story,
                                       const Coding& coding, std::string_view version) {
  const auto& event = *coded.event;
  auto contexts = coded.codes.contexts;
  contexts.insert(contexts.end(), coded.codes.auxiliary.begin(), coded.codes.auxiliary.end());
  const auto place = split_place(event.where);
  const auto* state = coding.knowledge.party(place.state);
  std::vector<std::string> cells = {coded.id,
                                    coded.from ? to_edtf(*coded.from) : "",
                                    coded.codes.type,
                                    coded.codes.mode,
                                    score_text(coded.codes.score),
                                    quad_words(coded.codes.quad),
                                    join_told(contexts, separator)};
  add_side(coded.actors, cells);
  add_side(coded.recipients, cells);
  cells.insert(cells.end(), {event.where, place.city, "", "", state != nullptr ? state->name : ""});
  cells.insert(cells.end(), 5, "");  // latitude to feature type
  cells.insert(
      cells.end(),
      {reading.publisher, reading.published ? to_edtf(*reading.published) : "", story.people,
       story.organisations, story.locations, release.language, std::string(version)});
  std::ranges::move(provenance_cells(release, reading, event, coding.quotes),
                    std::back_inserter(cells));
  cells.push_back(one_line(release.url));
  return cells;
}

}  // namespace

std::string polecat_header(Quotes quotes) {
  std::vector<std::string> columns = {"Event ID",
                                      "Event Date",
                                      "Event Type",
                                      "Event Mode",
                                      "Intensity",
                                      "Quad Code",
                                      "Contexts",
                                      "Actor Name",
                                      "Actor Country",
                                      "Actor COW",
                                      "Primary Actor Sector",
                                      "Actor Sectors",
                                      "Actor Title",
                                      "Actor Name Raw",
                                      "Wikipedia Actor ID",
                                      "Recipient Name",
                                      "Recipient Country",
                                      "Recipient COW",
                                      "Primary Recipient Sector",
                                      "Recipient Sectors",
                                      "Recipient Title",
                                      "Recipient Name Raw",
                                      "Wikipedia Recipient ID",
                                      "Placename",
                                      "City",
                                      "District",
                                      "Province",
                                      "Country",
                                      "Latitude",
                                      "Longitude",
                                      "GeoNames ID",
                                      "Raw Placename",
                                      "Feature Type",
                                      "Source",
                                      "Publication Date",
                                      "Story People",
                                      "Story Organizations",
                                      "Story Locations",
                                      "Language",
                                      "Version"};
  std::ranges::move(provenance_columns(quotes), std::back_inserter(columns));
  columns.emplace_back("URL");
  return tsv_line(columns);
}

std::string polecat_rows(const Release& release, const Reading& reading, const Coding& coding,
                         std::string_view version) {
  const auto story = story_of(reading, coding.knowledge);
  std::string rows;
  for (const auto& coded : code_events(release, reading, coding)) {
    if (coded.codes.type.empty() || coded.back) continue;
    rows += tsv_line(polecat_cells(release, reading, coded, story, coding, version));
  }
  return rows;
}

}  // namespace dragoman
