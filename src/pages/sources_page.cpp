#include "sources_page.h"

#include "formats/finding_json.h"
#include "meetings_page.h"

namespace dragoman::pages {

namespace {

constexpr std::size_t shown_gaps = 5;

std::string publisher_of(const View& view, std::string_view code) {
  return code.empty() ? std::string(view.text("publisher.unknown")) : view.party(code);
}

Html release_line(const View& view, const ReleaseHead& head) {
  return together(view.when(head.published), " ",
                  link(view.address(release_address(head.id)),
                       head.title.empty() ? head.id : one_line(head.title)),
                  " ",
                  element("small", {}, publisher_of(view, head.publisher), " · ",
                          view.count("sources.events", head.events), " · ",
                          view.count("sources.facts", head.facts)));
}

Html release_lines(const View& view, const std::vector<ReleaseHead>& heads) {
  return element("ol", {{"class", "lines"}}, each(heads, [&](const ReleaseHead& head) {
                   return element("li", {}, release_line(view, head));
                 }));
}

Html gaps(const View& view, const Coverage& cover) {
  if (cover.gaps.empty())
    return element("span", {{"class", "nothing"}}, view.text("sources.no_gaps"));
  std::vector<Html> items;
  for (std::size_t i = 0; i < cover.gaps.size() && i < shown_gaps; ++i) {
    const auto& gap = cover.gaps[i];
    items.push_back(element(
        "li", {}, view.when(When{gap.from, gap.to}), " ",
        element("small", {}, view.count("sources.days", static_cast<std::size_t>(gap.days)))));
  }
  if (cover.gaps.size() > shown_gaps) {
    items.push_back(element(
        "li", {}, element("small", {}, view.count("cite.more", cover.gaps.size() - shown_gaps))));
  }
  return element("ul", {{"class", "plain"}}, items);
}

Html row(const View& view, const Coverage& cover, const Publishers& publishers) {
  const auto ministry = publisher_name(cover.publisher, {}, publishers, view.knowledge);
  auto name = cover.publisher.empty() ? text(view.text("publisher.unknown"))
                                      : view.party_link(cover.publisher);
  if (!ministry.empty() && ministry != view.party(cover.publisher)) {
    name += together(void_element("br", {}), element("small", {{"lang", "en"}}, ministry));
  }
  auto count = cover.publisher.empty()
                   ? text(std::to_string(cover.releases))
                   : link(view.address("/releases?publisher=" + url_part(cover.publisher)),
                          std::to_string(cover.releases));
  if (cover.undated != 0) {
    count += together(void_element("br", {}),
                      element("small", {}, view.count("sources.undated", cover.undated)));
  }
  const auto day = [&](const std::optional<Date>& date) {
    return date ? view.date(*date) : text("–");
  };
  return element("tr", {}, element("th", {{"scope", "row"}}, name), element("td", {}, count),
                 element("td", {}, day(cover.first)), element("td", {}, day(cover.last)),
                 element("td", {}, gaps(view, cover)));
}

}  // namespace

Html sources_page(const View& view, const Sources& sources, const Publishers& publishers) {
  auto html = together(element("h1", {}, view.text("sources.title")),
                       element("p", {{"class", "lead"}}, view.text("sources.what")));
  if (sources.publishers.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("sources.nothing")));
  }
  std::vector<Html> head;
  for (const auto* key :
       {"sources.publisher", "sources.releases", "sources.first", "sources.last", "sources.gaps"}) {
    head.push_back(element("th", {{"scope", "col"}}, view.text(key)));
  }
  html += element(
      "section", {{"aria-labelledby", "coverage"}},
      element("h2", {{"id", "coverage"}}, view.text("sources.coverage")),
      element("p", {}, view.text("sources.gaps_are")),
      element(
          "div",
          {{"class", "wide"},
           {"tabindex", "0"},
           {"role", "region"},
           {"aria-labelledby", "coverage"}},
          element("table", {{"class", "coverage"}}, element("thead", {}, element("tr", {}, head)),
                  element("tbody", {}, each(sources.publishers, [&](const Coverage& cover) {
                            return row(view, cover, publishers);
                          })))));
  html += element("section", {{"aria-labelledby", "newest"}},
                  element("h2", {{"id", "newest"}}, view.text("sources.newest")),
                  release_lines(view, sources.newest),
                  element("p", {}, link(view.address("/releases"), view.text("sources.all"))));
  return html;
}

Html releases_page(const View& view, const ReleaseList& list) {
  auto html = together(
      element("h1", {}, view.text("releases.title")),
      element("form", {{"class", "filters"}, {"action", view.address("/releases")}},
              element("label", {{"for", "filter-publisher"}}, view.text("sources.publisher")),
              void_element("input", {{"id", "filter-publisher"},
                                     {"name", "publisher"},
                                     {"value", list.publisher},
                                     {"autocomplete", "off"}}),
              element("button", {{"type", "submit"}}, view.text("filter.apply"))),
      element("p", {}, view.count("releases.count", list.all)));
  if (list.releases.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("sources.nothing")));
  }
  return together(html, release_lines(view, list.releases),
                  parts_nav(view, list.previous, list.next));
}

}  // namespace dragoman::pages
