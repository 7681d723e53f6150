#include "formats/knowledge_json.h"

#include "formats/finding_json.h"

namespace dragoman {

namespace {

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_edtf(*date)) : Json(nullptr);
}

}  // namespace

Json holders_json(const std::vector<const Holder*>& holders) {
  auto list = Json::array();
  for (const auto* holder : holders) {
    list.push_back({{"of", holder->of},
                    {"office", holder->office},
                    {"title", text_or_null(holder->title)},
                    {"person", holder->person},
                    {"family", text_or_null(holder->family)},
                    {"aliases", holder->aliases},
                    {"from", date_or_null(holder->from)},
                    {"to", date_or_null(holder->to)},
                    {"as_of", date_or_null(holder->as_of)},
                    {"source", holder->source}});
  }
  return list;
}

std::string to_json(std::string_view party, std::string_view office, std::optional<Date> on,
                    const std::vector<const Holder*>& holders) {
  return json_page({{"party", party},
                    {"office", office},
                    {"on", date_or_null(on)},
                    {"holders", holders_json(holders)}});
}

std::string to_json(std::string_view phrase, std::optional<Date> on, const Meaning& meaning) {
  auto parties = Json::array();
  for (const auto& name : meaning.parties) {
    parties.push_back({{"party", name.party}, {"kind", to_string(name.kind)}});
  }
  return json_page({{"phrase", phrase},
                    {"on", date_or_null(on)},
                    {"sense", to_string(sense_of(meaning))},
                    {"office", text_or_null(meaning.office)},
                    {"parties", std::move(parties)},
                    {"holders", holders_json(meaning.terms)}});
}

}  // namespace dragoman
