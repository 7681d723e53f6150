#include "meetings_page.h"

#include <array>

namespace dragoman::pages {

namespace {

Html select(const View& view, std::string_view name, std::string_view label, std::string_view words,
            std::initializer_list<std::string_view> values, std::string_view chosen) {
  std::vector<Html> options = {element("option", {{"value", ""}}, view.text("filter.any"))};
  for (const auto value : values) {
    options.push_back(element(
        "option", {{"value", std::string(value)}, attribute_if(value == chosen, "selected", "")},
        view.word(words, value)));
  }
  const auto id = "filter-" + std::string(name);
  return together(element("label", {{"for", id}}, view.text(label)),
                  element("select", {{"id", id}, {"name", std::string(name)}}, options));
}

Html input(const View& view, std::string_view name, std::string_view label, std::string value,
           std::string_view placeholder) {
  const auto id = "filter-" + std::string(name);
  return together(
      element("label", {{"for", id}}, view.text(label)),
      void_element("input", {{"id", id},
                             {"name", std::string(name)},
                             {"value", std::move(value)},
                             {"placeholder", std::string(placeholder)},
                             {"list", name == "with" ? "parties" : "", name == "with"}}));
}

Html filters(const View& view, const HappeningFilter& filter) {
  std::vector<Html> with;
  for (std::size_t i = 0; i < std::max<std::size_t>(2, filter.with.size() + 1) && i < 4; ++i) {
    const auto id = "filter-with-" + std::to_string(i);
    with.push_back(
        together(element("label", {{"for", id}}, view.text(i == 0 ? "filter.with" : "filter.and")),
                 void_element("input", {{"id", id},
                                        {"name", "with"},
                                        {"value", i < filter.with.size() ? filter.with[i] : ""},
                                        {"autocomplete", "off"}})));
  }
  return element(
      "form", {{"class", "filters"}, {"action", view.address("/meetings")}}, with,
      select(view, "kind", "filter.kind", "kind",
             {"meeting", "call", "visit", "gathering", "signing", "establishment"},
             filter.kind ? to_string(*filter.kind) : ""),
      select(view, "status", "filter.status", "status", {"occurred", "planned", "denied"},
             filter.status ? to_string(*filter.status) : ""),
      select(view, "level", "filter.level", "level",
             {"leaders", "ministers", "deputies", "officials"},
             filter.level ? to_string(*filter.level) : ""),
      input(view, "between", "filter.between", filter.between ? to_edtf(*filter.between) : "",
            "2021-01-01/2021-12-31"),
      element("button", {{"type", "submit"}}, view.text("filter.apply")));
}

}  // namespace

Html parts_nav(const View& view, const std::string& previous, const std::string& next) {
  if (previous.empty() && next.empty()) return {};
  Html links;
  if (!previous.empty()) {
    links +=
        element("a", {{"href", view.address(previous)}, {"rel", "prev"}}, view.text("part.first"));
  }
  if (!next.empty()) {
    links += together(
        " ", element("a", {{"href", view.address(next)}, {"rel", "next"}}, view.text("part.next")));
  }
  return element("nav", {{"class", "parts"}, {"aria-label", std::string(view.text("part.label"))}},
                 links);
}

Html meetings_page(const View& view, const MeetingsList& list) {
  auto html = together(element("h1", {}, view.text("meetings.title")), filters(view, list.filter));
  if (list.happenings.empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("meetings.nothing"));
    return html;
  }
  html += element("ol", {{"class", "happenings"}},
                  each(list.happenings, [&](const Happening& happening) {
                    return element("li", {}, happening_line(view, happening));
                  }));
  html += parts_nav(view, list.previous, list.next);
  return html;
}

}  // namespace dragoman::pages
