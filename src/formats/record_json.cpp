#include "formats/record_json.h"

#include "formats/finding_json.h"
#include "formats/reading_json.h"
#include "formats/relation_json.h"

namespace dragoman {

namespace {

Json gone_json(const std::optional<Date>& gone) {
  return gone ? Json(to_edtf(*gone)) : Json(nullptr);
}

Json head_json(const ReleaseHead& head) {
  return {{"id", head.id},
          {"version", head.version},
          {"title", text_or_null(head.title)},
          {"publisher", text_or_null(head.publisher)},
          {"published", when_or_null(head.published)},
          {"address", text_or_null(head.address)},
          {"gone", gone_json(head.gone)}};
}

}  // namespace

Json heads_json(const std::vector<ReleaseHead>& heads) {
  auto list = Json::array();
  for (const auto& head : heads) {
    auto json = head_json(head);
    json["people"] = head.people;
    json["events"] = head.events;
    json["facts"] = head.facts;
    list.push_back(std::move(json));
  }
  return list;
}

Json stored_json(const StoredRelease& stored) {
  const auto& release = stored.release;
  return {{"id", release.id},
          {"version", stored.version},
          {"newest", stored.newest},
          {"title", text_or_null(release.title)},
          {"publisher", text_or_null(release.publisher)},
          {"published", when_or_null(release.published)},
          {"language", text_or_null(release.language)},
          {"url", text_or_null(release.url)},
          {"address", text_or_null(stored.source.address)},
          {"sha256", stored.sha256},
          {"retrieved", text_or_null(stored.retrieved)},
          {"gone", gone_json(stored.gone)},
          {"text", release.text},
          {"reading", Json::parse(to_json(release, stored.reading))}};
}

Json pair_json(const Between& between, const RelationOfTwo& relation) {
  Json json = {{"a", relation.a},
               {"b", relation.b},
               {"relation", relation_json(relation)},
               {"facts", Json::array()},
               {"events", Json::array()}};
  for (const auto& told : between.facts) {
    json["facts"].push_back(with_place(fact_json(told.what, told.quote), told));
  }
  for (const auto& told : between.events) {
    json["events"].push_back(with_place(event_json(told.what, told.quote, told.about), told));
  }
  return json;
}

Json found_json(std::string_view query, const std::vector<Found>& found, bool more) {
  auto list = Json::array();
  for (const auto& one : found) {
    auto json = head_json(one.release);
    json["hits"] = Json::array();
    for (const auto& hit : one.hits) {
      json["hits"].push_back({{"words", one_line(hit.words)},
                              {"span", span_json(hit.span)},
                              {"around", span_json(hit.around)}});
    }
    json["events"] = Json::array();
    for (const auto& event : one.events) {
      json["events"].push_back({{"number", event.number + 1}, {"quote", one_line(event.quote)}});
    }
    list.push_back(std::move(json));
  }
  return {{"query", query}, {"more", more}, {"found", list}};
}

}  // namespace dragoman
