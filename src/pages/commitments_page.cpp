#include "commitments_page.h"

#include "commitment_line.h"
#include "facets.h"
#include "form_boxes.h"
#include "meetings_page.h"

namespace dragoman::pages {

namespace {

Html filters(const View& view, const CommitmentsList& list) {
  constexpr std::array<std::string_view, 5> kinds = {"agreed", "pledged", "requested", "proposed",
                                                     "invited"};
  return element(
      "form", {{"class", "filters"}, {"action", view.address("/commitments")}},
      party_boxes(view, list.with),
      choice_box(view, "kind", "filter.kind", "promise", kinds,
                 list.kind ? to_string(*list.kind) : ""),
      choice_box(view, "status", "filter.status", "commitment", commitment_statuses, list.status),
      text_box(view, "on", "filter.on", list.on, "2024-05-03"),
      element("button", {{"type", "submit"}}, view.text("filter.apply")));
}

Html statuses(const View& view, const CommitmentsList& list) {
  std::vector<Facet> all;
  for (const auto& one : list.counts) {
    all.push_back({std::string(one.status.empty() ? view.text("filter.all")
                                                  : view.word("commitment", one.status)),
                   one.count, one.address, one.status == list.status});
  }
  return facets(view, "filter.status", all);
}

}  // namespace

Html commitments_page(const View& view, const CommitmentsList& list) {
  auto html = together(element("h1", {}, view.text("commitments.title")),
                       element("p", {{"class", "lead"}}, view.text("commitments.what"), " ",
                               view.fill("pair.as_of", {{"day", view.date(list.day)}}), "."),
                       filters(view, list), statuses(view, list));
  if (list.commitments.empty()) {
    html += element("p", {{"class", "nothing"}},
                    view.text(list.next.empty() ? "commitments.nothing" : "part.none_yet"));
    html += parts_nav(view, list.previous, list.next);
    return html;
  }
  html +=
      element("ol", {{"class", "lines"}}, each(list.commitments, [&](const Commitment& commitment) {
                return element("li", {}, commitment_line(view, commitment, list.day));
              }));
  html += parts_nav(view, list.previous, list.next);
  return html;
}

}  // namespace dragoman::pages
