#include "reading/scene.h"

namespace dragoman {

Shown find_shown(const EventSources& sources) {
  const Discourse discourse(sources.syntax, sources.people, sources.mentions, sources.knowledge,
                            sources.patterns);
  Shown shown;
  shown.matches = match_patterns(sources.syntax, sources.mentions, sources.patterns);
  shown.places =
      find_place_mentions(sources.syntax, sources.mentions, discourse, sources.knowledge);
  shown.circumstances = find_circumstances(sources.syntax, shown.matches, sources.dates,
                                           shown.places, sources.patterns);
  return shown;
}

std::vector<const PlaceMention*> places_told(const Shown& shown, TokenIndex trigger) {
  std::vector<const PlaceMention*> places;
  const auto told = shown.circumstances.places.find(trigger);
  if (told == shown.circumstances.places.end()) return places;
  for (const auto index : told->second) places.push_back(&shown.places[index]);
  return places;
}

}  // namespace dragoman
