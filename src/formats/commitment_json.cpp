#include "formats/commitment_json.h"

#include <cmath>

namespace dragoman {

namespace {

template <class What>
Json with_citation(Json json, const char* number, const Told<What>& told) {
  json["release"] = told.at.release;
  json[number] = told.at.number;
  json["publisher"] = text_or_null(told.publisher);
  json["published"] = when_or_null(told.published);
  return json;
}

Json told_json(const Told<Event>& told) {
  return with_citation(event_json(told.what, told.quote, told.about), "event", told);
}
Json told_json(const Told<Fact>& told) {
  return with_citation(fact_json(told.what, told.quote), "fact", told);
}

// Two digits after the point say all that a score knows.
double rounded(double score) {
  return std::round(score * 100) / 100;
}

Json step_json(const Step& step) {
  return {
      {"status", to_string(step.leads_to)},
      {"score", rounded(step.score)},
      {"reason", step.reason},
      {"evidence", std::visit([](const auto& told) { return told_json(told); }, step.evidence)}};
}

}  // namespace

Json commitment_json(const Commitment& commitment, const std::optional<Date>& day) {
  Json json = {{"id", commitment.id},
               {"kind", to_string(commitment.kind)},
               {"who", commitment.who},
               {"whom", commitment.whom},
               {"content", one_line(commitment.content)},
               {"when", when_or_null(commitment.when)},
               {"deadline", when_or_null(commitment.deadline)},
               {"strength", to_string(commitment.strength)},
               {"status", to_string(commitment.status)}};
  if (day) json["overdue"] = is_overdue(commitment, *day);
  json["made"] = Json::array();
  for (const auto& told : commitment.made) json["made"].push_back(told_json(told));
  json["steps"] = Json::array();
  for (const auto& step : commitment.steps) json["steps"].push_back(step_json(step));
  return json;
}

}  // namespace dragoman
