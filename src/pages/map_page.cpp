#include "map_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "network_page.h"

namespace dragoman::pages {

namespace {

constexpr int scale = 2;  // units of the picture a degree

std::string anchor(std::size_t number) {
  return fmt::format("place-{}", number + 1);
}

Html grid() {
  constexpr int step = 30;
  std::string lines;
  for (int longitude = -180; longitude <= 180; longitude += step) {
    lines += fmt::format("M{} 0V{}", (longitude + 180) * scale, 180 * scale);
  }
  for (int latitude = -90; latitude <= 90; latitude += step) {
    lines += fmt::format("M0 {}H{}", (latitude + 90) * scale, 360 * scale);
  }
  return together(element("path", {{"class", "grid"}, {"d", lines}}),
                  element("path", {{"class", "equator"},
                                   {"d", fmt::format("M0 {}H{}M{} 0V{}", 90 * scale, 360 * scale,
                                                     180 * scale, 180 * scale)}}));
}

Html dot(const View& view, const PlaceCount& place, std::size_t number, double most) {
  const double size = 2.5 + 8.5 * std::sqrt(static_cast<double>(place.happenings) / most);
  return element(
      "a", {{"href", "#" + anchor(number)}},
      element("title", {}, view.place(place.where) + ": " + std::to_string(place.happenings)),
      element("circle", {{"class", "dot"},
                         {"cx", fmt::format("{:.1f}", (place.at->longitude + 180) * scale)},
                         {"cy", fmt::format("{:.1f}", (90 - place.at->latitude) * scale)},
                         {"r", fmt::format("{:.1f}", size)}}));
}

Html picture(const View& view, const PlaceMap& map) {
  const auto most = static_cast<double>(map.places.front().happenings);
  Html dots;
  // The largest first, so that small ones lie above them.
  for (std::size_t i = 0; i < map.places.size(); ++i) {
    if (map.places[i].at) dots += dot(view, map.places[i], i, most);
  }
  return element("section", {{"aria-labelledby", "picture"}},
                 element("h2", {{"id", "picture"}}, view.text("map.picture")),
                 element("p", {}, view.text("map.picture_is")),
                 element("svg",
                         {{"class", "map"},
                          {"viewBox", fmt::format("0 0 {} {}", 360 * scale, 180 * scale)},
                          {"role", "group"},
                          {"aria-labelledby", "picture"}},
                         grid(), dots));
}

Html place_row(const View& view, const PlaceCount& place, std::size_t number) {
  const auto comma = place.where.rfind(", ");
  const auto state = comma == std::string::npos ? place.where : place.where.substr(comma + 2);
  auto name = comma == std::string::npos ? Html() : text(place.where.substr(0, comma + 2));
  name += view.knowledge.party(state) == nullptr ? text(state) : view.party_link(state);
  return element(
      "tr", {{"id", anchor(number)}}, element("th", {{"scope", "row"}}, name),
      element("td", {{"class", "number"}}, std::to_string(place.happenings)),
      element("td", {}, view.when(place.last)),
      element("td", {},
              place.at ? fmt::format("{:.2f}, {:.2f}", place.at->latitude, place.at->longitude)
                       : std::string("–")));
}

Html place_table(const View& view, const PlaceMap& map) {
  std::vector<Html> head;
  for (const auto* key : {"map.place", "map.count", "network.last", "map.coordinates"}) {
    head.push_back(element("th", {{"scope", "col"}}, view.text(key)));
  }
  std::vector<Html> rows;
  for (std::size_t i = 0; i < map.places.size(); ++i) {
    rows.push_back(place_row(view, map.places[i], i));
  }
  return element(
      "div",
      {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "places"}},
      element("table", {}, element("thead", {}, element("tr", {}, head)),
              element("tbody", {}, rows)));
}

}  // namespace

std::vector<PlaceCount> places_of(const std::vector<Happening>& happenings,
                                  const PlaceCoordinates& coordinates) {
  std::map<std::string, PlaceCount> counts;
  for (const auto& one : happenings) {
    if (one.where.empty() || one.status != Status::occurred) continue;
    auto& count = counts[one.where];
    count.where = one.where;
    ++count.happenings;
    if (one.when && (!count.last || *count.last < *one.when)) count.last = one.when;
  }
  std::vector<PlaceCount> places;
  for (auto& [where, count] : counts) {
    if (const auto at = coordinates.find(where); at != coordinates.end()) count.at = at->second;
    places.push_back(std::move(count));
  }
  std::ranges::stable_sort(places, std::ranges::greater(), &PlaceCount::happenings);
  return places;
}

Html map_page(const View& view, const PlaceMap& map) {
  auto html = together(element("h1", {}, view.text("map.title")),
                       element("p", {{"class", "lead"}}, view.text("map.what")),
                       span_filters(view, "/map", map.between, map.with));
  if (map.cut) html += element("p", {}, view.text("network.cut"));
  if (map.places.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("network.nothing")));
  }
  html += element("section", {{"aria-labelledby", "places"}},
                  element("h2", {{"id", "places"}}, view.count("map.places", map.places.size())),
                  element("p", {}, view.when(map.between)), place_table(view, map));
  return together(html, picture(view, map));
}

}  // namespace dragoman::pages
