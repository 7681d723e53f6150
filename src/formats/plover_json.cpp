#include "formats/plover_json.h"

#include <algorithm>

#include "base/sha256.h"
#include "formats/finding_json.h"

namespace dragoman {

namespace {

// Characters, as PLOVER counts, before a byte of UTF-8.
std::size_t characters_before(std::string_view text, std::size_t offset) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text.substr(0, offset), [](char c) { return (c & 0xC0) != 0x80; }));
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_edtf(*date)) : Json(nullptr);
}

Json entities_json(const std::vector<PartyCodes>& parties) {
  auto list = Json::array();
  for (const auto& party : parties) {
    list.push_back({{"code", text_or_null(party.country)},
                    {"sector", text_or_null(party.sector)},
                    {"identifier_text", party.name}});
  }
  return list;
}

Json location_json(const std::string& where) {
  if (where.empty()) return nullptr;
  const auto place = split_place(where);
  return {
      {"resolved_place", where}, {"city", text_or_null(place.city)}, {"country_code", place.state}};
}

Json list_of(const std::string& item) {
  return item.empty() ? Json::array() : Json::array({item});
}

Json plover_json(const Release& release, const Reading& reading, const CodedEvent& coded,
                 Quotes quotes) {
  const auto& event = *coded.event;
  const auto words = slice(release.text, event.quote);
  const auto about = event.about ? slice(release.text, *event.about) : "";
  auto contexts = coded.codes.contexts;
  contexts.insert(contexts.end(), coded.codes.auxiliary.begin(), coded.codes.auxiliary.end());
  Json json = {{"id", coded.id},
               {"date", date_or_null(coded.from)},
               {"enddate", date_or_null(coded.to)},
               {"actor", entities_json(coded.actors)},
               {"recipient", entities_json(coded.recipients)},
               {"event", list_of(coded.codes.type)},
               {"mode", list_of(coded.codes.mode)},
               {"context", contexts},
               {"quad_code", coded.codes.quad},
               {"event_scale", *coded.codes.score},
               {"event_loc", location_json(event.where)},
               {"text", text_or_null(printed_words(words, quotes))},
               {"text_info",
                {{"start", characters_before(release.text, event.quote.begin)},
                 {"end", characters_before(release.text, event.quote.end)}}},
               {"cite_info",
                {{"url", text_or_null(release.url)},
                 {"title", text_or_null(one_line(release.title))},
                 {"publication", text_or_null(reading.publisher)},
                 {"language", text_or_null(release.language)}}},
               {"coder", "dragoman"},
               {"date_basis", coded.own_date ? "event" : "release"},
               {"release", reading.id},
               {"act", to_string(event.act)},
               {"status", to_string(event.status)},
               {"about", text_or_null(printed_words(about, quotes))},
               {"span", {{"begin", event.quote.begin}, {"end", event.quote.end}}},
               {"rule", text_or_null(event.rule)},
               {"confidence", confidence_or_null(event)}};
  if (quotes != Quotes::full) json["quote_sha256"] = sha256(words);
  return json;
}

}  // namespace

std::string plover_lines(const Release& release, const Reading& reading, const Coding& coding) {
  std::string lines;
  for (const auto& coded : code_events(release, reading, coding)) {
    if (coded.codes.type.empty() || coded.back) continue;
    lines += json_line(plover_json(release, reading, coded, coding.quotes)) + "\n";
  }
  return lines;
}

}  // namespace dragoman
