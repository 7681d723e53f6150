#include "formats/why_json.h"

namespace dragoman {

namespace {

Json words_json(const Release& release, Span span) {
  return {{"words", one_line(slice(release.text, span))},
          {"span", {{"begin", span.begin}, {"end", span.end}}}};
}

Json words_or_null(const Release& release, const std::optional<Span>& span) {
  return span ? words_json(release, *span) : Json(nullptr);
}

Json party_json(const Release& release, const PartyTrace& trace) {
  Json json = {{"parties", trace.parties}, {"reference", to_string(trace.reference)}};
  json["words"] = trace.words.empty() ? Json(nullptr) : words_json(release, trace.words);
  return json;
}

}  // namespace

Json why_json(const Release& release, const Why& why) {
  Json json = {
      {"row", why.table + ":" + std::to_string(why.line)},
      {"example", why.example},
      {"reads", why.reads},
      {"words", Json::array()},
      {"parties", Json::array()},
      {"status", words_or_null(release, why.status_sign)},
      {"when", {{"basis", to_string(why.when)}, {"words", words_or_null(release, why.when_words)}}},
      {"where",
       {{"basis", to_string(why.where)}, {"words", words_or_null(release, why.where_words)}}}};
  json["evidence"] = Json::array();
  for (const auto& [sign, weight] : why.evidence) {
    json["evidence"].push_back({{"sign", sign}, {"weight", weight}});
  }
  for (const auto& span : why.words) json["words"].push_back(words_json(release, span));
  for (const auto& trace : why.parties) json["parties"].push_back(party_json(release, trace));
  return json;
}

}  // namespace dragoman
