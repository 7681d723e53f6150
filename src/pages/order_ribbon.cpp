#include "order_ribbon.h"

#include <algorithm>

#include "compare_page.h"

namespace dragoman::pages {

namespace {

// In units of the picture.
constexpr std::size_t between_columns = 150;
constexpr std::size_t between_lines = 14;
constexpr std::size_t margin = 12;

std::string x_of(std::size_t account) {
  return std::to_string(margin + account * between_columns);
}
std::string y_of(std::size_t line) {
  return std::to_string(margin + line * between_lines);
}

Html dots(const Comparison& comparison, std::size_t account) {
  Html html;
  for (std::size_t line = 0; line < comparison.readouts[account].events.size(); ++line) {
    html += element("circle",
                    {{"class", "dot"}, {"cx", x_of(account)}, {"cy", y_of(line)}, {"r", "3"}});
  }
  return html;
}

Html ribbons(const Comparison& comparison, std::size_t account) {
  Html html;
  for (const auto& topic : comparison.topics) {
    const auto& here = topic.lines[account];
    const auto& there = topic.lines[account + 1];
    if (here.empty() || there.empty()) continue;
    html += element("line", {{"class", "ribbon " + std::string(to_string(topic.verdict))},
                             {"x1", x_of(account)},
                             {"y1", y_of(here.front())},
                             {"x2", x_of(account + 1)},
                             {"y2", y_of(there.front())}});
  }
  return html;
}

Html in_words(const View& view, const Comparison& comparison, std::size_t account) {
  const auto order = common_order(comparison, account);
  return element("li", {},
                 view.fill("compare.in_both",
                           {{"a", text(readout_name(view, comparison.readouts[account]))},
                            {"b", text(readout_name(view, comparison.readouts[account + 1]))},
                            {"n", text(std::to_string(order.common))},
                            {"moved", text(std::to_string(order.moved))}}));
}

}  // namespace

CommonOrder common_order(const Comparison& comparison, std::size_t at) {
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const auto& topic : comparison.topics) {
    if (topic.lines[at].empty() || topic.lines[at + 1].empty()) continue;
    places.emplace_back(topic.lines[at].front(), topic.lines[at + 1].front());
  }
  std::ranges::sort(places);
  // The longest row that stands in the same order: `ends[i]` is the earliest end of one of i + 1.
  std::vector<std::size_t> ends;
  for (const auto& [first, second] : places) {
    const auto end = std::ranges::lower_bound(ends, second);
    if (end == ends.end()) {
      ends.push_back(second);
    } else {
      *end = second;
    }
  }
  return {places.size(), places.size() - ends.size()};
}

Html order_ribbon(const View& view, const Comparison& comparison) {
  const auto accounts = comparison.readouts.size();
  if (accounts < 2) return {};
  std::size_t longest = 1;
  Html drawn;
  Html words;
  for (std::size_t i = 0; i < accounts; ++i) {
    longest = std::max(longest, comparison.readouts[i].events.size());
    if (i + 1 < accounts) {
      drawn += ribbons(comparison, i);
      words += in_words(view, comparison, i);
    }
  }
  for (std::size_t i = 0; i < accounts; ++i) drawn += dots(comparison, i);
  const auto width = std::to_string(2 * margin + (accounts - 1) * between_columns);
  const auto height = std::to_string(2 * margin + (longest - 1) * between_lines);
  return element("section", {{"class", "order"}, {"aria-labelledby", "order"}},
                 element("h2", {{"id", "order"}}, view.text("compare.order")),
                 element("ul", {}, words),
                 element("svg",
                         {{"class", "order-ribbon"},
                          {"role", "img"},
                          {"aria-labelledby", "order"},
                          {"width", width},
                          {"height", height},
                          {"viewBox", "0 0 " + width + " " + height}},
                         drawn));
}

}  // namespace dragoman::pages
