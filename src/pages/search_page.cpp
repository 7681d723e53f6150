#include "search_page.h"

#include <fmt/format.h>

#include "formats/finding_json.h"
#include "meetings_page.h"

namespace dragoman::pages {

namespace {

// The words around a hit, those that were searched for in <mark>.
Html hit_line(const Hit& hit) {
  const std::string_view words = hit.words;
  const auto begin = hit.span.begin - hit.around.begin;
  const auto end = hit.span.end - hit.around.begin;
  return element("p", {{"class", "hit"}}, "… ", words.substr(0, begin),
                 element("mark", {}, words.substr(begin, end - begin)), words.substr(end), " …");
}

Html found_item(const View& view, const Found& found) {
  const auto& release = found.release;
  auto html =
      together(link(view.address(release_address(release.id)),
                    release.title.empty() ? release.id : one_line(release.title)),
               " ",
               element("small", {},
                       release.publisher.empty() ? std::string() : view.party(release.publisher),
                       " ", view.when(release.published)));
  for (const auto& hit : found.hits) html += hit_line(hit);
  if (!found.events.empty()) {
    html += element("ul", {{"class", "events"}}, each(found.events, [&](const FoundEvent& event) {
                      const Citation at{release.id, event.number + 1};
                      return element("li", {}, quote(event.quote, 240), " ",
                                     cite(view, at, release.publisher, release.published));
                    }));
  }
  return element("li", {}, html);
}

Html narrowing(const View& view, const SearchResults& results) {
  const auto box = [&](std::string_view name, std::string_view label, std::string value,
                       std::string_view type, std::string_view placeholder) {
    const auto id = "narrow-" + std::string(name);
    return together(element("label", {{"for", id}}, view.text(label)),
                    void_element("input", {{"id", id},
                                           {"name", std::string(name)},
                                           {"type", std::string(type)},
                                           {"placeholder", std::string(placeholder)},
                                           {"value", std::move(value)}}));
  };
  const auto day = [](const std::optional<Date>& date) { return date ? to_edtf(*date) : ""; };
  return element(
      "form", {{"class", "filters"}, {"action", view.address("/search")}},
      box("q", "search.label", results.query, "search", view.text("search.placeholder")),
      box("party", "filter.party", results.filter.party, "text", view.text("filter.such_party")),
      box("from", "filter.from", day(results.filter.from), "text", "2022-01"),
      box("to", "filter.to", day(results.filter.to), "text", "2022-06"),
      element("button", {{"type", "submit"}}, view.text("search.button")));
}

Html narrower(const View& view, const SearchResults& results) {
  const auto count = std::to_string(results.counted);
  auto html = element("p", {{"class", "counted"}},
                      view.fill(results.all_counted ? "search.counted" : "search.newest_counted",
                                {{"count", text(count)}}));
  const auto row = [&](std::string_view label, const std::vector<Facet>& all) {
    if (all.size() < 2 && (all.empty() || !all.front().shown)) return;
    html += together(element("h2", {}, view.text(label)), facets(view, label, all));
  };
  row("search.publishers", results.publishers);
  row("search.years", results.years);
  row("search.acts", results.acts);
  return element("div", {{"class", "narrower"}}, html);
}

}  // namespace

Html search_page(const View& view, const SearchResults& results) {
  auto html = together(element("h1", {}, view.text("search.title")), narrowing(view, results));
  if (!results.fault.empty()) {
    html += element("p", {{"class", "fault"}, {"role", "alert"}}, results.fault);
  } else if (results.query.empty()) {
    html += element("p", {}, view.text("search.how"));
  } else if (results.found.empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("search.nothing"));
  } else {
    html += narrower(view, results);
    html += element("h2", {}, view.text("search.found"));
    html +=
        element("ol", {{"class", "found"}},
                each(results.found, [&](const Found& found) { return found_item(view, found); }));
    html += parts_nav(view, results.previous, results.next);
  }
  return html;
}

}  // namespace dragoman::pages
