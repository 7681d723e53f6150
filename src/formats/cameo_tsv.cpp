#include "formats/cameo_tsv.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "formats/finding_json.h"

namespace dragoman {

namespace {

constexpr std::string_view separator = ";";

// "KORGOV;UZBGOV", and its halves "KOR;UZB" and "GOV;GOV". A party without a country has its
// role only; one of neither is "---", CAMEO's actor that is not coded.
struct Side {
  std::string full;
  std::string entities;
  std::string roles;
};

Side side_of(const std::vector<PartyCodes>& parties) {
  std::vector<std::string> full, entities, roles;
  for (const auto& party : parties) {
    const auto code = party.country + party.sector;
    full.push_back(code.empty() ? "---" : code);
    entities.push_back(party.country.empty() ? "---" : party.country);
    roles.push_back(party.sector.empty() ? "---" : party.sector);
  }
  return {fmt::format("{}", fmt::join(full, separator)),
          fmt::format("{}", fmt::join(entities, separator)),
          fmt::format("{}", fmt::join(roles, separator))};
}

std::vector<std::string> cameo_cells(const Release& release, const Reading& reading,
                                     const CodedEvent& coded, const Coding& coding) {
  const auto& event = *coded.event;
  const auto& code = coded.back ? coded.codes.cameo_back : coded.codes.cameo;
  const auto source = side_of(coded.actors);
  const auto target = side_of(coded.recipients);
  const auto place = split_place(event.where);
  const auto* state = coding.knowledge.party(place.state);
  const auto date = coded.from.value_or(Date{});
  std::vector<std::string> cells = {
      coded.id,
      coded.from ? fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day) : "",
      coded.from ? fmt::format("{}", date.year) : "",
      coded.from ? fmt::format("{}", date.month) : "",
      coded.from ? fmt::format("{}", date.day) : "",
      source.full,
      source.entities,
      source.roles,
      target.full,
      target.entities,
      target.roles,
      code,
      code.substr(0, 2),
      std::to_string(coded.codes.cameo_quad),
      score_text(coded.codes.score),
      join_told(coded.codes.contexts, separator),
      place.city,
      state != nullptr ? state->name : "",
      place.state,
      one_line(release.url),
      reading.publisher};
  std::ranges::move(provenance_cells(release, reading, event, coding.quotes),
                    std::back_inserter(cells));
  return cells;
}

}  // namespace

std::string cameo_header(Quotes quotes) {
  std::vector<std::string> columns = {"EventID",
                                      "Date",
                                      "Year",
                                      "Month",
                                      "Day",
                                      "SourceActorFull",
                                      "SourceActorEntity",
                                      "SourceActorRole",
                                      "TargetActorFull",
                                      "TargetActorEntity",
                                      "TargetActorRole",
                                      "EventCode",
                                      "EventRootCode",
                                      "QuadClass",
                                      "Score",
                                      "Issues",
                                      "LocationName",
                                      "CountryName",
                                      "CountryCode",
                                      "URLs",
                                      "NewsSources"};
  std::ranges::move(provenance_columns(quotes), std::back_inserter(columns));
  return tsv_line(columns);
}

std::string cameo_rows(const Release& release, const Reading& reading, const Coding& coding) {
  std::string rows;
  for (const auto& coded : code_events(release, reading, coding)) {
    if (coded.codes.cameo.empty()) continue;
    rows += tsv_line(cameo_cells(release, reading, coded, coding));
  }
  return rows;
}

}  // namespace dragoman
