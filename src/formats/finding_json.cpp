#include "formats/finding_json.h"

namespace dragoman {

namespace {

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Json span_json(Span span) {
  return {{"begin", span.begin}, {"end", span.end}};
}

std::string one_line(std::string_view words) {
  std::string line;
  bool blank = false;
  for (const char c : words) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = !line.empty();
      continue;
    }
    if (blank) line += ' ';
    blank = false;
    line += c;
  }
  return line;
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json when_or_null(const std::optional<When>& when) {
  return when ? Json(to_edtf(*when)) : Json(nullptr);
}

Json confidence_or_null(const Event& event) {
  return event.confidence > 0 ? Json(event.confidence) : Json(nullptr);
}

Json person_json(const Person& person) {
  return {{"name", person.name},
          {"post", text_or_null(person.post)},
          {"of", text_or_null(person.of)},
          {"span", span_json(person.span)}};
}

Json event_json(const Event& event, std::string_view quote, std::string_view about) {
  return {{"act", to_string(event.act)},
          {"actors", event.actors},
          {"recipients", event.recipients},
          {"when", when_or_null(event.when)},
          {"where", text_or_null(event.where)},
          {"status", to_string(event.status)},
          {"about", event.about ? Json(one_line(about)) : Json(nullptr)},
          {"quote", one_line(quote)},
          {"span", span_json(event.quote)},
          {"about_span", event.about ? span_json(*event.about) : Json(nullptr)},
          {"rule", text_or_null(event.rule)},
          {"confidence", confidence_or_null(event)}};
}

Json fact_json(const Fact& fact, std::string_view quote) {
  Json json = {{"kind", to_string(fact.kind)}};
  const auto put = [&json](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  put("a", fact.a);
  put("b", fact.b);
  if (!fact.members.empty()) json["members"] = fact.members;
  put("name", fact.name);
  if (fact.nth) json["nth"] = *fact.nth;
  put("of", fact.of);
  if (fact.year) json["year"] = *fact.year;
  put("state", fact.state);
  if (fact.since) json["since"] = to_edtf(*fact.since);
  if (fact.when) json["when"] = to_edtf(*fact.when);
  put("where", fact.where);
  json["quote"] = one_line(quote);
  json["span"] = span_json(fact.quote);
  json["rule"] = text_or_null(fact.rule);
  return json;
}

std::string json_line(const Json& json) {
  return dump(json, -1);
}
std::string json_page(const Json& json) {
  return dump(json, 2);
}

}  // namespace dragoman
