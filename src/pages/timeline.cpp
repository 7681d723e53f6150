#include "timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman::pages {

namespace {

constexpr int most_years = 60;
constexpr std::size_t step = 16;  // from one bar to the next
constexpr std::size_t bar = 12;
constexpr std::size_t tallest = 90;
constexpr std::size_t foot = 18;  // for the years below

Html table_of(const View& view, const YearCounts& years) {
  std::vector<Html> head = {element("th", {{"scope", "row"}}, view.text("timeline.year"))};
  std::vector<Html> body = {element("th", {{"scope", "row"}}, view.text("timeline.events"))};
  for (const auto& [year, count] : years) {
    head.push_back(element("th", {{"scope", "col"}}, std::to_string(year)));
    body.push_back(element("td", {}, std::to_string(count)));
  }
  return element("table", {{"class", "years"}},
                 element("tbody", {}, element("tr", {}, head), element("tr", {}, body)));
}

Html bars_of(const YearCounts& years) {
  const auto most = std::ranges::max_element(years, {}, [](const auto& one) { return one.second; });
  const int first = years.begin()->first;
  const int last = years.rbegin()->first;
  const auto width = static_cast<std::size_t>(last - first + 1) * step;
  Html drawn;
  for (int year = first; year <= last; ++year) {
    const auto x = static_cast<std::size_t>(year - first) * step;
    if (const auto there = years.find(year); there != years.end()) {
      const auto height = std::max<std::size_t>(1, there->second * tallest / most->second);
      drawn += element("rect",
                       {{"class", "bar"},
                        {"x", std::to_string(x + (step - bar) / 2)},
                        {"y", std::to_string(tallest - height)},
                        {"width", std::to_string(bar)},
                        {"height", std::to_string(height)}},
                       "");
    }
    // Every fifth year has its number, where it has room.
    if (year % 5 == 0 || last - first < 5) {
      drawn += element("text",
                       {{"x", std::to_string(x + step / 2)},
                        {"y", std::to_string(tallest + foot - 4)},
                        {"text-anchor", "middle"}},
                       last - first < 5 ? fmt::format("’{:02}", year % 100) : std::to_string(year));
    }
  }
  // Room beside the first and the last bar for a year's number.
  return element("svg",
                 {{"class", "timeline"},
                  {"role", "img"},
                  {"aria-labelledby", "pair.timeline"},
                  {"viewBox", fmt::format("-12 0 {} {}", width + 24, tallest + foot)},
                  {"width", std::to_string(width + 24)},
                  {"height", std::to_string(tallest + foot)}},
                 drawn);
}

}  // namespace

YearCounts years_of(const std::vector<Told<Event>>& events) {
  YearCounts years;
  for (const auto& told : events) {
    int year = told.what.when ? told.what.when->from.year : 0;
    if (year == 0 && told.published) year = told.published->from.year;
    if (year > 0) ++years[year];
  }
  return years;
}

Html timeline(const View& view, const YearCounts& all) {
  if (all.size() < 2) return {};
  auto years = all;
  years.erase(years.begin(), years.upper_bound(years.rbegin()->first - most_years));
  if (years.size() < 2) return {};
  return element("section", {{"aria-labelledby", "pair.timeline"}},
                 element("h2", {{"id", "pair.timeline"}}, view.text("pair.timeline")),
                 element("div",
                         {{"class", "wide"},
                          {"tabindex", "0"},
                          {"role", "region"},
                          {"aria-labelledby", "pair.timeline"}},
                         table_of(view, years), bars_of(years)));
}

}  // namespace dragoman::pages
