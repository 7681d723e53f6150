#include "network_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "form_boxes.h"
#include "meetings_page.h"

namespace dragoman::pages {

namespace {

constexpr std::size_t most_parties = 8;
constexpr std::size_t drawn_pairs = 60;

using Pair = std::pair<PartyCode, PartyCode>;

std::vector<Pair> pairs_of(const Happening& one) {
  std::vector<Pair> pairs;
  const auto add = [&pairs](const PartyCode& a, const PartyCode& b) {
    if (a != b) pairs.push_back(a < b ? Pair(a, b) : Pair(b, a));
  };
  if (one.parties.size() > most_parties || one.hosts.size() > most_parties) return {};
  if (one.kind == HappeningKind::visit) {
    for (const auto& guest : one.parties) {
      for (const auto& host : one.hosts) add(guest, host);
    }
  } else {
    for (std::size_t i = 0; i < one.parties.size(); ++i) {
      for (std::size_t j = i + 1; j < one.parties.size(); ++j) add(one.parties[i], one.parties[j]);
    }
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Html pair_row(const View& view, const MetPair& pair) {
  const auto number = [](std::size_t n) {
    return element("td", {{"class", "number"}}, std::to_string(n));
  };
  return element("tr", {},
                 element("th", {{"scope", "row"}},
                         link(view.address(pair_address(pair.a, pair.b)), view.party(pair.a), " – ",
                              view.party(pair.b))),
                 number(pair.all()), number(pair.meetings), number(pair.calls), number(pair.visits),
                 element("td", {}, view.when(pair.last)));
}

Html pair_table(const View& view, const Network& network) {
  std::vector<Html> head;
  for (const auto* key : {"network.pair", "network.all", "network.meetings", "network.calls",
                          "network.visits", "network.last"}) {
    head.push_back(element("th", {{"scope", "col"}}, view.text(key)));
  }
  return element(
      "div",
      {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "pairs"}},
      element("table", {}, element("thead", {}, element("tr", {}, head)),
              element("tbody", {}, each(network.pairs, [&](const MetPair& pair) {
                        return pair_row(view, pair);
                      }))));
}

// The parties in the order of the circle: after each the one it met most often.
std::vector<PartyCode> circle_of(const std::vector<MetPair>& pairs) {
  std::map<PartyCode, std::size_t> left;  // how often each met anybody
  std::map<Pair, std::size_t> met;
  for (const auto& pair : pairs) {
    left[pair.a] += pair.all();
    left[pair.b] += pair.all();
    met[{pair.a, pair.b}] = met[{pair.b, pair.a}] = pair.all();
  }
  std::vector<PartyCode> circle;
  while (!left.empty()) {
    const auto worth = [&](const auto& party) {
      const auto tie = circle.empty() ? met.end() : met.find({circle.back(), party.first});
      return std::pair(tie == met.end() ? std::size_t{0} : tie->second, party.second);
    };
    const auto next = std::ranges::max_element(left, {}, worth);
    circle.push_back(next->first);
    left.erase(next);
  }
  return circle;
}

struct Point {
  double x = 0;
  double y = 0;
};

constexpr double middle = 320;
constexpr double radius = 210;

Point on_circle(std::size_t at, std::size_t of, double from_middle) {
  const double turn = 2 * std::numbers::pi * static_cast<double>(at) / static_cast<double>(of) -
                      std::numbers::pi / 2;
  return {middle + from_middle * std::cos(turn), middle + from_middle * std::sin(turn)};
}

// The name where it has room beside the circle, else the code.
std::string label_of(const View& view, std::string_view code) {
  auto name = view.party(code);
  std::size_t width = 0;  // in half letters: Hangul is twice as wide as Latin
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    width += byte < 0x80U ? 1 : byte >= 0xE0U ? 2 : byte >= 0xC0U ? 1 : 0;
  }
  constexpr std::size_t room = 13;
  if (width <= room) return name;
  return std::string(code.starts_with("org:") ? code.substr(4) : code);
}

Html node_of(const View& view, const PartyCode& party, std::size_t at, std::size_t of) {
  const auto dot = on_circle(at, of, radius);
  const auto label = on_circle(at, of, radius + 14);
  const auto side = label.x < middle - 20 ? "end" : label.x > middle + 20 ? "start" : "middle";
  return element("a", {{"href", view.address("/party/" + url_part(party))}},
                 element("title", {}, view.party(party)),
                 element("circle", {{"class", "node"},
                                    {"cx", fmt::format("{:.1f}", dot.x)},
                                    {"cy", fmt::format("{:.1f}", dot.y)},
                                    {"r", "5"}}),
                 element("text",
                         {{"x", fmt::format("{:.1f}", label.x)},
                          {"y", fmt::format("{:.1f}", label.y + 4)},
                          {"text-anchor", side}},
                         label_of(view, party)));
}

Html picture(const View& view, const Network& network) {
  const std::vector<MetPair> drawn(network.pairs.begin(),
                                   network.pairs.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                               drawn_pairs, network.pairs.size())));
  const auto circle = circle_of(drawn);
  std::map<PartyCode, std::size_t> place;
  for (std::size_t i = 0; i < circle.size(); ++i) place[circle[i]] = i;
  const auto most = static_cast<double>(drawn.front().all());
  Html ties;
  for (const auto& pair : drawn) {
    const auto a = on_circle(place[pair.a], circle.size(), radius);
    const auto b = on_circle(place[pair.b], circle.size(), radius);
    // Bent towards the middle, so that lines can be told apart.
    const Point bend{middle + ((a.x + b.x) / 2 - middle) * 0.4,
                     middle + ((a.y + b.y) / 2 - middle) * 0.4};
    const double width = 1 + 7 * std::sqrt(static_cast<double>(pair.all()) / most);
    ties += element("path",
                    {{"class", "tie"},
                     {"d", fmt::format("M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}", a.x, a.y,
                                       bend.x, bend.y, b.x, b.y)},
                     {"stroke-width", fmt::format("{:.1f}", width)}},
                    element("title", {},
                            view.party(pair.a) + " – " + view.party(pair.b) + ": " +
                                std::to_string(pair.all())));
  }
  Html nodes;
  for (std::size_t i = 0; i < circle.size(); ++i)
    nodes += node_of(view, circle[i], i, circle.size());
  return element("section", {{"aria-labelledby", "picture"}},
                 element("h2", {{"id", "picture"}}, view.text("network.picture")),
                 element("p", {}, view.text("network.picture_is")),
                 element("svg",
                         {{"class", "network"},
                          {"viewBox", "0 0 640 640"},
                          {"role", "group"},
                          {"aria-labelledby", "picture"}},
                         ties, nodes));
}

}  // namespace

std::vector<MetPair> pairs_that_met(const std::vector<Happening>& happenings) {
  std::map<Pair, MetPair> met;
  for (const auto& one : happenings) {
    const bool counts = one.kind == HappeningKind::meeting || one.kind == HappeningKind::call ||
                        one.kind == HappeningKind::visit;
    if (!counts || one.status != Status::occurred) continue;
    for (const auto& parties : pairs_of(one)) {
      auto& pair = met[parties];
      std::tie(pair.a, pair.b) = parties;
      if (one.kind == HappeningKind::meeting) ++pair.meetings;
      if (one.kind == HappeningKind::call) ++pair.calls;
      if (one.kind == HappeningKind::visit) ++pair.visits;
      if (one.when && (!pair.last || *pair.last < *one.when)) pair.last = one.when;
    }
  }
  std::vector<MetPair> pairs;
  for (auto& [parties, pair] : met) pairs.push_back(std::move(pair));
  std::ranges::stable_sort(pairs, std::ranges::greater(), &MetPair::all);
  return pairs;
}

Html span_filters(const View& view, std::string_view path, const When& between,
                  std::string_view with) {
  return element("form", {{"class", "filters"}, {"action", view.address(path)}},
                 text_box(view, "between", "filter.between", to_edtf(between)),
                 text_box(view, "with", "filter.with", std::string(with)),
                 element("button", {{"type", "submit"}}, view.text("filter.apply")));
}

Html network_page(const View& view, const Network& network) {
  auto html = together(element("h1", {}, view.text("network.title")),
                       element("p", {{"class", "lead"}}, view.text("network.what")),
                       span_filters(view, "/network", network.between, network.with));
  if (network.cut) html += element("p", {}, view.text("network.cut"));
  if (network.pairs.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("network.nothing")));
  }
  html += element("section", {{"aria-labelledby", "pairs"}},
                  element("h2", {{"id", "pairs"}}, view.count("network.pairs", network.all_pairs)),
                  element("p", {}, view.when(network.between)), pair_table(view, network),
                  parts_nav(view, network.previous, network.next));
  return together(html, picture(view, network));
}

}  // namespace dragoman::pages
