#include "home_page.h"

#include "commitment_line.h"
#include "pair_page.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

Html happenings(const View& view, std::string_view key, const std::vector<Happening>& all) {
  if (all.empty()) return {};
  return element("section", {}, element("h2", {}, view.text(key)),
                 element("ol", {{"class", "happenings"}},
                         each(all,
                              [&](const Happening& one) {
                                return element("li", {}, happening_line(view, one));
                              })),
                 element("p", {}, link(view.address("/meetings"), view.text("home.all_meetings"))));
}

}  // namespace

Html home_page(const View& view, const HomeParts& parts) {
  auto html = together(
      element("h1", {}, view.text("home.title")),
      element("p", {{"class", "lead"}}, view.text("home.what")),
      element("section", {}, element("h2", {}, view.text("picker.title")), pair_picker(view)));
  html += happenings(view, "home.this_week", parts.this_week);
  if (parts.this_week.empty()) html += happenings(view, "home.latest", parts.latest);
  if (!parts.anniversaries.empty()) {
    html += element(
        "section", {}, element("h2", {}, view.text("home.anniversaries")),
        element("ul", {{"class", "lines"}},
                each(parts.anniversaries,
                     [&](const AnniversaryDay& one) {
                       return element(
                           "li", {}, view.date(one.day), " ",
                           link(view.address(pair_address(one.a, one.b)), view.party(one.a), " – ",
                                view.party(one.b)),
                           ": ",
                           view.fill("anniversary.line", {{"n", text(std::to_string(one.nth))},
                                                          {"of", text(anniversary_of(view, one))}}),
                           " ", vouched_by(view, one.vouchers));
                     })),
        element("p", {}, link(view.address("/calendar"), view.text("home.calendar"))));
  }
  if (!parts.overdue.empty()) {
    html += element(
        "section", {}, element("h2", {}, view.text("home.overdue")),
        element("ul", {{"class", "lines"}},
                each(parts.overdue,
                     [&](const Commitment& commitment) {
                       return element("li", {}, commitment_line(view, commitment, parts.day));
                     })),
        element("p", {},
                link(view.address("/commitments?status=overdue"), view.text("home.commitments"))));
  }
  return html;
}

}  // namespace dragoman::pages
