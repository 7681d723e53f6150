#include "party_page.h"

#include <algorithm>

#include "form_boxes.h"
#include "formats/finding_json.h"
#include "meetings_page.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

Html facts(const View& view, const PartyParts& parts) {
  auto rows = fact_row(view, "party.code", text(parts.code));
  const auto* party = view.knowledge.party(parts.code);
  if (party != nullptr) {
    rows += fact_row(view, "party.kind", text(view.word("party_kind", to_string(party->kind))));
    rows += fact_row(view, "party.capital", text(party->capital));
    if (party->from) rows += fact_row(view, "party.from", view.date(*party->from));
    if (party->to) rows += fact_row(view, "party.to", view.date(*party->to));
  }
  rows += fact_row(view, "party.members", view.party_links(parts.members));
  return element("dl", {{"class", "facts"}}, rows);
}

// A table: with whom, how often, and where the two of them stand.
Html met_table(const View& view, const PartyParts& parts) {
  if (parts.met.empty()) return {};
  const auto row = [&](const PartyCount& met) {
    return element("tr", {}, element("th", {{"scope", "row"}}, view.party_link(met.party)),
                   element("td", {{"class", "number"}}, std::to_string(met.happenings)),
                   element("td", {},
                           link(view.address(pair_address(parts.code, met.party)),
                                view.party(parts.code) + " – " + view.party(met.party))));
  };
  const auto column = [&](std::string_view key) {
    return element("th", {{"scope", "col"}}, view.text(key));
  };
  return element(
      "section", {{"aria-labelledby", "met"}},
      element("h2", {{"id", "met"}}, view.text("party.met")),
      element(
          "div",
          {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", "met"}},
          element("table", {},
                  element("thead", {},
                          element("tr", {}, column("filter.party"), column("party.times"),
                                  column("party.pair"))),
                  element("tbody", {}, each(parts.met, row)))));
}

Html latest(const View& view, const PartyParts& parts) {
  if (parts.latest.empty()) return {};
  return element("section", {{"aria-labelledby", "latest"}},
                 element("h2", {{"id", "latest"}}, view.text("party.latest")),
                 element("ol", {{"class", "happenings"}},
                         each(parts.latest,
                              [&](const Happening& one) {
                                return element("li", {}, happening_line(view, one));
                              })),
                 element("p", {},
                         link(view.address("/meetings?with=" + url_part(parts.code)),
                              view.text("home.all_meetings")),
                         " · ",
                         link(view.address("/commitments?with=" + url_part(parts.code)),
                              view.text("home.commitments"))));
}

}  // namespace

Html list_section(const View& view, std::string_view key, const std::vector<Html>& items) {
  if (items.empty()) return {};
  return element("section", {{"aria-labelledby", std::string(key)}},
                 element("h2", {{"id", std::string(key)}}, view.text(key)),
                 element("ul", {{"class", "lines"}},
                         each(items, [](const Html& item) { return element("li", {}, item); })));
}

Html release_line(const View& view, const ReleaseHead& release) {
  return together(link(view.address(release_address(release.id)),
                       release.title.empty() ? release.id : one_line(release.title)),
                  " ", element("small", {}, view.when(release.published)));
}

Html holder_line(const View& view, const Holder& holder) {
  auto html = together(link(view.address("/person/" + url_part(holder.person)), holder.person),
                       ", ", holder.title.empty() ? holder.office : holder.title);
  if (!holder.of.empty()) html += together(", ", view.party_link(holder.of));
  if (holder.from) {
    html += together(" · ", view.fill("since", {{"date", view.date(*holder.from)}}));
  }
  if (holder.to) html += together(" · ", view.fill("until", {{"date", view.date(*holder.to)}}));
  if (!holder.to && holder.as_of) {
    html += together(" · ", view.fill("pair.as_of", {{"day", view.date(*holder.as_of)}}));
  }
  return together(
      html, " ",
      element("span", {{"class", "cite"}},
              view.fill("cite.table", {{"source", text(table_source(view, holder.source))}})));
}

Html party_page(const View& view, const PartyParts& party) {
  auto html = together(element("h1", {}, view.party(party.code)), facts(view, party));
  html += list_section(view, "party.offices", each(party.holders, [&](const Holder* holder) {
                         return holder_line(view, *holder);
                       }));
  html += latest(view, party);
  html += met_table(view, party);
  html += list_section(view, "party.matters", each(party.matters, [&](const Told<Fact>& told) {
                         return together(fact_line(view, told.what), void_element("br", {}),
                                         quote(told.quote, 300), " ",
                                         cite_fact(view, told.at, told.publisher, told.published));
                       }));
  html += list_section(view, "party.releases", each(party.releases, [&](const ReleaseHead& head) {
                         return release_line(view, head);
                       }));
  if (party.latest.empty() && party.matters.empty() && party.releases.empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("party.nothing"));
  }
  return html;
}

Html parties_page(const View& view, const PartiesList& list) {
  auto html = together(element("h1", {}, view.text("parties.title")),
                       element("p", {{"class", "lead"}}, view.text("parties.what")),
                       element("form", {{"class", "filters"}, {"action", view.address("/parties")}},
                               text_box(view, "name", "filter.name", list.name),
                               element("button", {{"type", "submit"}}, view.text("filter.apply"))));
  if (list.parties.empty()) {
    html += element("p", {{"class", "nothing"}}, view.text("parties.nothing"));
    return html;
  }
  html += element("ul", {{"class", "parties"}}, each(list.parties, [&](const PartyCount& one) {
                    return element(
                        "li", {}, view.party_link(one.party), " ",
                        element("small", {},
                                one.happenings == 0 ? text(view.text("parties.named"))
                                                    : view.count("parties.times", one.happenings)));
                  }));
  html += parts_nav(view, list.previous, list.next);
  return html;
}

}  // namespace dragoman::pages
