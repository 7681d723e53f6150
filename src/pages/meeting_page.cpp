#include "meeting_page.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman::pages {

namespace {

std::string names_of(const View& view, const std::vector<PartyCode>& codes) {
  std::string names;
  constexpr std::size_t shown = 6;
  for (std::size_t i = 0; i < codes.size() && i < shown; ++i) {
    if (i > 0) names += fmt::format("{} ", view.text("list.comma"));
    names += view.party(codes[i]);
  }
  if (codes.size() > shown) names += " …";
  return names;
}

Html facts(const View& view, const Happening& happening) {
  const auto gathering =
      happening.gathering.empty()
          ? Html()
          : together(link(view.address("/gathering/" + url_part(happening.gathering)),
                          happening.gathering),
                     happening.nth
                         ? together(", ", view.fill("body.nth",
                                                    {{"n", text(std::to_string(*happening.nth))}}))
                         : Html());
  return element(
      "dl", {{"class", "facts"}}, fact_row(view, "meeting.when", view.when(happening.when)),
      fact_row(view, "meeting.where", text(view.place(happening.where))),
      fact_row(view, "meeting.parties", view.party_links(happening.parties)),
      fact_row(view, "meeting.hosts", view.party_links(happening.hosts)),
      fact_row(view, "meeting.level",
               happening.level == Level::unknown
                   ? Html()
                   : text(view.word("level", to_string(happening.level)))),
      fact_row(view, "meeting.gathering", gathering),
      fact_row(view, "meeting.status", text(view.word("status", to_string(happening.status)))));
}

Html participants(const View& view, const Happening& happening) {
  if (happening.participants.empty()) return {};
  const auto someone = [&](const Participant& one) {
    auto line = participant_line(view, one);
    if (!one.capacity.empty()) line += together(" (", one.capacity, ")");
    return element("li", {}, line);
  };
  return together(element("h2", {}, view.text("meeting.participants")),
                  element("ol", {{"class", "people"}}, each(happening.participants, someone)));
}

Html account_item(const View& view, const Account& account) {
  auto line = together(cite(view, account.at, account.publisher, account.published), " ",
                       quote(account.quote));
  if (account.status != Status::occurred) {
    line += together(" ", element("span", {{"class", "status"}},
                                  view.word("status", to_string(account.status))));
  }
  if (!account.reason.empty()) {
    line +=
        together(void_element("br", {}), element("small", {}, view.text("meeting.reason"), ": ",
                                                 element("span", {{"lang", "en"}}, account.reason),
                                                 fmt::format(" ({:.2f})", account.score)));
  }
  return element("li", {}, line);
}

// What one release tells, under its citation.
Html said_by(const View& view, const std::vector<Told<Event>>& said) {
  Html html;
  for (std::size_t i = 0; i < said.size();) {
    const auto& first = said[i];
    std::vector<Html> items;
    for (; i < said.size() && said[i].at.release == first.at.release; ++i) {
      items.push_back(element("li", {}, event_line(view, said[i].what), void_element("br", {}),
                              quote(said[i].quote), " ",
                              cite(view, said[i].at, said[i].publisher, said[i].published)));
    }
    const auto by = first.publisher.empty() ? std::string(view.text("publisher.unknown"))
                                            : view.party(first.publisher);
    html += together(
        element("h3", {},
                view.fill("meeting.told_by",
                          {{"who", link(view.address(release_address(first.at.release)), by)},
                           {"date", view.when(first.published)}})),
        element("ul", {{"class", "events"}}, items));
  }
  return html;
}

std::vector<PartyCode> everybody_of(const Happening& happening) {
  auto all = happening.parties;
  for (const auto& host : happening.hosts) {
    if (std::ranges::find(all, host) == all.end()) all.push_back(host);
  }
  return all;
}

// Accounts by two releases or more can be compared.
bool has_several(const Happening& happening) {
  return std::ranges::any_of(happening.accounts, [&](const Account& account) {
    return account.at.release != happening.accounts.front().at.release;
  });
}

}  // namespace

Html participant_line(const View& view, const Participant& one) {
  auto line = link(view.address("/person/" + url_part(one.name)), one.name);
  if (!one.post.empty()) line += together(", ", one.post);
  if (!one.of.empty()) line += together(", ", view.party_link(one.of));
  return line;
}

std::string meeting_title(const View& view, const Happening& happening) {
  auto title = std::string(view.word("kind", to_string(happening.kind))) + ": ";
  if (happening.kind == HappeningKind::gathering && !happening.gathering.empty()) {
    title += happening.gathering + ", ";
  }
  title += names_of(view, happening.parties);
  if (!happening.hosts.empty()) title += " → " + names_of(view, happening.hosts);
  if (happening.when) title += ", " + view.when_words(*happening.when);
  return title;
}

Html meeting_page(const View& view, const Happening& happening,
                  const std::vector<Told<Event>>& said) {
  auto html = together(element("h1", {}, meeting_title(view, happening)), facts(view, happening),
                       participants(view, happening));
  if (!said.empty()) {
    html += together(element("h2", {}, view.text("meeting.said")), said_by(view, said));
  }
  html += together(
      element("h2", {}, view.text("meeting.accounts")),
      element("ul", {{"class", "accounts"}}, each(happening.accounts, [&](const Account& account) {
                return account_item(view, account);
              })));
  Html further;
  if (has_several(happening)) {
    further +=
        link(view.address("/compare/" + url_part(happening.id)), view.text("meeting.compare"));
  }
  const auto all = everybody_of(happening);
  if (all.size() == 2) {
    if (!further.empty()) further += text(" · ");
    further += link(view.address(pair_address(all[0], all[1])),
                    view.party(all[0]) + " – " + view.party(all[1]));
  }
  if (!further.empty()) html += element("p", {{"class", "on-screen"}}, further);
  return html;
}

}  // namespace dragoman::pages
