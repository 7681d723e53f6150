#include "reading/describe.h"

namespace dragoman {

std::string describe(const Event& event, std::string_view text) {
  std::string line(to_string(event.act));
  for (const auto& party : event.actors) line += " " + party;
  if (!event.recipients.empty()) line += " >";
  for (const auto& party : event.recipients) line += " " + party;
  if (event.about) line += " | " + std::string(slice(text, *event.about));
  return line;
}

std::string describe_in_full(const Event& event, std::string_view text) {
  auto line = describe(event, text);
  line += "; " + (event.when ? to_edtf(*event.when) : std::string("no date"));
  line += "; " + (event.where.empty() ? std::string("no place") : event.where);
  line += "; " + std::string(to_string(event.status));
  return line;
}

}  // namespace dragoman
