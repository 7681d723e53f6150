#include "history/comparison/describe_comparison.h"

namespace dragoman {

namespace {

std::string describe(const Told<Event>& told) {
  std::string line(to_string(told.what.act));
  for (const auto& party : told.what.actors) line += " " + party;
  if (!told.what.recipients.empty()) line += " >";
  for (const auto& party : told.what.recipients) line += " " + party;
  return line + " | " + (told.about.empty() ? told.quote : told.about) + " [" + to_string(told.at) +
         "]";
}

}  // namespace

std::string describe(const Topic& topic, const Comparison& comparison) {
  std::string text(to_string(topic.verdict));
  for (const auto& difference : topic.differences) {
    text += "; " + std::string(to_string(difference.kind)) + ":";
    for (std::size_t i = 0; i < difference.told.size(); ++i) {
      text += (i == 0 ? " " : " / ") + difference.told[i];
    }
  }
  if (topic.of_other) text += "; of the other";
  text += "\n";
  for (std::size_t i = 0; i < topic.lines.size(); ++i) {
    const auto& readout = comparison.readouts[i];
    for (const auto number : topic.lines[i]) {
      text += "  " + readout.publisher + " " + std::to_string(number + 1) + ": " +
              describe(readout.events[number]) + "\n";
    }
  }
  return text;
}

std::string describe(const Comparison& comparison) {
  std::string text;
  for (const auto& topic : comparison.topics) text += describe(topic, comparison);
  return text;
}

}  // namespace dragoman
