#include "formats/record_json.h"

#include "formats/finding_json.h"
#include "formats/reading_json.h"
#include "formats/relation_json.h"

namespace dragoman {

namespace {

template <class What>
Json with_release(Json json, const Told<What>& told) {
  json["release"] = told.at.release;
  json["number"] = told.at.number;
  json["publisher"] = text_or_null(told.publisher);
  json["published"] = when_or_null(told.published);
  return json;
}

}  // namespace

std::string to_json(const std::vector<ReleaseHead>& heads) {
  auto list = Json::array();
  for (const auto& head : heads) {
    list.push_back({{"id", head.id},
                    {"version", head.version},
                    {"title", text_or_null(head.title)},
                    {"publisher", text_or_null(head.publisher)},
                    {"published", when_or_null(head.published)},
                    {"address", text_or_null(head.address)},
                    {"people", head.people},
                    {"events", head.events},
                    {"facts", head.facts}});
  }
  return json_page(list);
}

std::string to_json(const StoredRelease& stored) {
  const auto& release = stored.release;
  return json_page({{"id", release.id},
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
                    {"text", release.text},
                    {"reading", Json::parse(to_json(release, stored.reading))}});
}

std::string pair_json(const Between& between, const RelationOfTwo& relation) {
  Json json = {{"a", relation.a},
               {"b", relation.b},
               {"relation", relation_json(relation)},
               {"facts", Json::array()},
               {"events", Json::array()}};
  for (const auto& told : between.facts) {
    json["facts"].push_back(with_release(fact_json(told.what, told.quote), told));
  }
  for (const auto& told : between.events) {
    json["events"].push_back(with_release(event_json(told.what, told.quote, told.about), told));
  }
  return json_page(json);
}

}  // namespace dragoman
