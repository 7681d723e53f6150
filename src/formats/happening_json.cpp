#include "formats/happening_json.h"

#include <cmath>

namespace dragoman {

namespace {

Json participant_json(const Participant& someone) {
  return {{"name", someone.name},
          {"post", text_or_null(someone.post)},
          {"of", text_or_null(someone.of)},
          {"level", to_string(someone.level)},
          {"capacity", text_or_null(someone.capacity)}};
}

Json account_json(const Account& account) {
  // Two digits are all that a sum of hand-made weights is worth.
  const double score = std::round(account.score * 100) / 100;
  return {{"release", account.at.release},
          {"number", account.at.number},
          {"quote", one_line(account.quote)},
          {"publisher", text_or_null(account.publisher)},
          {"published", when_or_null(account.published)},
          {"status", to_string(account.status)},
          {"score", score},
          {"reason", text_or_null(account.reason)}};
}

}  // namespace

Json happening_json(const Happening& happening) {
  Json json = {{"id", happening.id},
               {"kind", to_string(happening.kind)},
               {"status", to_string(happening.status)},
               {"when", when_or_null(happening.when)},
               {"where", text_or_null(happening.where)},
               {"parties", happening.parties}};
  if (!happening.hosts.empty()) json["hosts"] = happening.hosts;
  json["level"] = to_string(happening.level);
  json["gathering"] = text_or_null(happening.gathering);
  json["nth"] = happening.nth ? Json(*happening.nth) : Json(nullptr);
  json["participants"] = Json::array();
  for (const auto& someone : happening.participants) {
    json["participants"].push_back(participant_json(someone));
  }
  json["accounts"] = Json::array();
  for (const auto& account : happening.accounts) {
    json["accounts"].push_back(account_json(account));
  }
  json["said"] = Json::array();
  for (const auto& citation : happening.said) json["said"].push_back(to_string(citation));
  return json;
}

}  // namespace dragoman
