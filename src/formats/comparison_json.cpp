#include "formats/comparison_json.h"

namespace dragoman {

namespace {

Json line_json(const Readout& readout, std::size_t number) {
  const auto& told = readout.events[number];
  auto json = event_json(told.what, told.quote, told.about);
  json["release"] = readout.release;
  json["event"] = to_string(told.at);
  json["order"] = number + 1;
  return json;
}

Json topic_json(const Topic& topic, const Comparison& comparison) {
  auto differences = Json::array();
  for (const auto& difference : topic.differences) {
    differences.push_back({{"kind", to_string(difference.kind)}, {"told", difference.told}});
  }
  auto accounts = Json::array();
  for (std::size_t i = 0; i < topic.lines.size(); ++i) {
    auto lines = Json::array();
    for (const auto number : topic.lines[i]) {
      lines.push_back(line_json(comparison.readouts[i], number));
    }
    accounts.push_back(std::move(lines));
  }
  return {{"verdict", to_string(topic.verdict)},
          {"differences", std::move(differences)},
          {"asked_by", topic.asked_by},
          {"of_other", topic.of_other},
          {"accounts", std::move(accounts)}};
}

}  // namespace

Json comparison_json(const Comparison& comparison) {
  auto readouts = Json::array();
  for (const auto& readout : comparison.readouts) {
    readouts.push_back(
        {{"release", readout.release}, {"publisher", text_or_null(readout.publisher)}});
  }
  auto topics = Json::array();
  for (const auto& topic : comparison.topics) topics.push_back(topic_json(topic, comparison));
  return {{"readouts", std::move(readouts)}, {"topics", std::move(topics)}};
}

}  // namespace dragoman
