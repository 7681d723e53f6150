#include "meetings_page.h"

#include <array>

#include "form_boxes.h"

namespace dragoman::pages {

namespace {

Html filters(const View& view, const HappeningFilter& filter) {
  constexpr std::array<std::string_view, 6> kinds = {"meeting",   "call",    "visit",
                                                     "gathering", "signing", "establishment"};
  constexpr std::array<std::string_view, 3> statuses = {"occurred", "planned", "denied"};
  constexpr std::array<std::string_view, 4> levels = {"leaders", "ministers", "deputies",
                                                      "officials"};
  return element("form", {{"class", "filters"}, {"action", view.address("/meetings")}},
                 party_boxes(view, filter.with),
                 choice_box(view, "kind", "filter.kind", "kind", kinds,
                            filter.kind ? to_string(*filter.kind) : ""),
                 choice_box(view, "status", "filter.status", "status", statuses,
                            filter.status ? to_string(*filter.status) : ""),
                 choice_box(view, "level", "filter.level", "level", levels,
                            filter.level ? to_string(*filter.level) : ""),
                 text_box(view, "between", "filter.between",
                          filter.between ? to_edtf(*filter.between) : "", "2021-01-01/2021-12-31"),
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
