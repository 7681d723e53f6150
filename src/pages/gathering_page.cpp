#include "gathering_page.h"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "formats/finding_json.h"
#include "party_page.h"

namespace dragoman::pages {

std::vector<GatheringSession> sessions_of(const std::vector<Happening>& happenings) {
  std::map<int, GatheringSession, std::greater<>> numbered;
  GatheringSession others;
  for (const auto& one : happenings) {
    auto& session = one.nth ? numbered[*one.nth] : others;
    session.nth = one.nth;
    session.happenings.push_back(&one);
  }
  std::vector<GatheringSession> sessions;
  for (auto& [nth, session] : numbered) sessions.push_back(std::move(session));
  if (!others.happenings.empty()) sessions.push_back(std::move(others));
  return sessions;
}

Html gathering_page(const View& view, const GatheringParts& gathering) {
  auto html = element("h1", {}, one_line(gathering.name));
  for (const auto& session : sessions_of(gathering.happenings)) {
    const auto heading = session.nth
                             ? view.fill("body.nth", {{"n", text(std::to_string(*session.nth))}})
                             : text(view.text("gathering.unnumbered"));
    html += element("section", {}, element("h2", {}, heading),
                    element("ol", {{"class", "happenings"}},
                            each(session.happenings, [&](const Happening* one) {
                              return element("li", {}, happening_line(view, *one));
                            })));
  }
  html +=
      list_section(view, "gathering.sessions", each(gathering.sessions, [&](const Session& one) {
                     auto line = together(element("b", {}, one.number));
                     if (one.from) line += together(" · ", view.date(*one.from));
                     if (!one.place.empty()) line += together(" · ", view.place(one.place));
                     return line;
                   }));
  return html;
}

}  // namespace dragoman::pages
