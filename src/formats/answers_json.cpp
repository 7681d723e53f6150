#include "formats/answers_json.h"

#include "formats/happening_json.h"

namespace dragoman {

namespace {

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_edtf(*date)) : Json(nullptr);
}

}  // namespace

Json told_json(const Told<Event>& told) {
  auto json = event_json(told.what, told.quote, told.about);
  json["at"] = to_string(told.at);
  json["publisher"] = text_or_null(told.publisher);
  json["published"] = when_or_null(told.published);
  return json;
}

Json since_json(const SinceLastMet& since) {
  Json json = {{"last", since.last ? happening_json(*since.last) : Json(nullptr)},
               {"events", Json::array()}};
  for (const auto& told : since.events) json["events"].push_back(told_json(told));
  return json;
}

Json person_told_json(const PersonTold& person) {
  Json json = {{"name", person.name}, {"posts", Json::array()}};
  for (const auto& post : person.posts) {
    json["posts"].push_back({{"post", text_or_null(post.post)},
                             {"of", text_or_null(post.of)},
                             {"told", post.told},
                             {"first", when_or_null(post.first)},
                             {"last", when_or_null(post.last)},
                             {"releases", post.releases}});
  }
  return json;
}

Json coverage_json(const Coverage& cover) {
  Json json = {{"publisher", text_or_null(cover.publisher)},
               {"releases", cover.releases},
               {"undated", cover.undated},
               {"first", date_or_null(cover.first)},
               {"last", date_or_null(cover.last)},
               {"gaps", Json::array()}};
  for (const auto& gap : cover.gaps) {
    json["gaps"].push_back(
        {{"from", to_edtf(gap.from)}, {"to", to_edtf(gap.to)}, {"days", gap.days}});
  }
  return json;
}

Json difference_json(const RecordDifference& difference) {
  Json json = {{"only_first", difference.only_first},
               {"only_second", difference.only_second},
               {"changed", Json::array()},
               {"same", difference.same}};
  for (const auto& changed : difference.changed) {
    json["changed"].push_back({{"release", changed.release},
                               {"other_source", changed.other_source},
                               {"removed", changed.removed},
                               {"added", changed.added}});
  }
  return json;
}

}  // namespace dragoman
