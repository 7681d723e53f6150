#include "pair_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "commitment_line.h"
#include "meetings_page.h"
#include "visit_matrix.h"
#include "vouchers.h"

namespace dragoman::pages {

namespace {

// So many lines of a kind are shown; two states may have thousands.
constexpr std::size_t most_lines = 20;

// The first lines, and where `all` of them are, if there are more.
template <class Lines, class Show>
Html section(const View& view, std::string_view key, const Lines& lines, const Show& show,
             const std::string& all, std::size_t most = most_lines) {
  if (lines.empty()) return {};
  const std::span shown(lines.data(), std::min(lines.size(), most));
  auto html = together(element("h2", {{"id", std::string(key)}}, view.text(key)),
                       element("ul", {{"class", "lines"}}, each(shown, [&](const auto& line) {
                                 return element("li", {}, show(line));
                               })));
  if (lines.size() > most) {
    html += element("p", {}, link(view.address(all), view.count("cite.more", lines.size() - most)));
  }
  return element("section", {{"aria-labelledby", std::string(key)}}, html);
}

Html bond_line(const View& view, const Bond& bond) {
  auto html = Html();
  if (!bond.of.empty() && !bond.in.empty()) {
    html = together(view.fill(
        "bond.mission",
        {{"name", text(bond_name(view, bond.name))},
         {"of", view.party_link(bond.of)},
         {"in", together(bond.city.empty() ? "" : bond.city + ", ", view.party_link(bond.in))}}));
  } else {
    html = element("b", {}, bond_name(view, bond.name));
  }
  if (!bond.since.empty()) {
    html += together(" ", view.fill("since", {{"date", dated(view, bond.since)}}));
  }
  if (!bond.until.empty()) {
    html += together(" ", view.fill("until", {{"date", dated(view, bond.until)}}));
  }
  if (bond.status == Status::planned) {
    html += together(" ", element("span", {{"class", "status"}}, view.text("status.planned")));
  }
  return together(html, void_element("br", {}), vouched_by(view, bond.vouchers));
}

Html session_line(const View& view, const JointBody& body, std::string_view key,
                  std::optional<std::size_t> at) {
  if (!at) return {};
  const auto& session = body.sessions[*at];
  auto html = together(element("b", {}, view.text(key)), " ");
  if (session.nth)
    html += together(view.fill("body.nth", {{"n", text(std::to_string(*session.nth))}}), " ");
  html += session.when.empty() ? view.when({}) : dated(view, session.when);
  if (!session.where.empty()) html += together(" · ", view.place(session.where));
  return element("li", {}, html, " ", vouched_by(view, session.vouchers));
}

Html body_line(const View& view, const JointBody& body) {
  auto html = element("b", {}, body.name);
  if (!body.since.empty()) {
    html += together(" ", view.fill("since", {{"date", dated(view, body.since)}}));
  }
  Html sessions;
  if (body.first != body.last) sessions += session_line(view, body, "body.first", body.first);
  sessions += session_line(view, body, "body.last", body.last);
  sessions += session_line(view, body, "body.next", body.next);
  html += together(void_element("br", {}), vouched_by(view, body.vouchers));
  if (!sessions.empty()) html += element("ul", {}, sessions);
  return html;
}

Html agreement_line(const View& view, const Agreement& agreement) {
  Html steps;
  for (const auto& step : agreement.steps) {
    steps += element("li", {}, view.word("stage", to_string(step.stage)), " ",
                     dated(view, step.when), " ", vouched_by(view, step.vouchers));
  }
  return together(element("b", {}, agreement.name), element("ul", {}, steps));
}

Html matter_line(const View& view, const Matter& matter) {
  return together(view.word("fact", to_string(matter.kind)), " · ", view.party_link(matter.of),
                  ": ", element("b", {}, matter.name), void_element("br", {}),
                  vouched_by(view, matter.said.empty() ? matter.vouchers : matter.said));
}

Html encounter_line(const View& view, const Encounter& encounter) {
  auto html = together(
      view.when(encounter.when), " ",
      link(view.address(meeting_address(encounter.happening)),
           element("b", {{"class", "act"}}, view.word("kind", to_string(encounter.kind)))));
  if (encounter.level != Level::unknown) {
    html += together(" · ", view.word("level", to_string(encounter.level)));
  }
  if (!encounter.where.empty()) html += together(" · ", view.place(encounter.where));
  if (encounter.parties.size() > 2) {
    html += together(" · ", view.count("parties", encounter.parties.size()));
  }
  return together(html, void_element("br", {}), vouched_by(view, encounter.vouchers));
}

Html announced_line(const View& view, const Announced& announced) {
  auto html = encounter_line(view, announced.what);
  if (announced.past) html += together(" ", element("small", {}, view.text("announced.past")));
  return html;
}

Html told_anniversary(const View& view, const AnniversaryDay& day) {
  auto html = together(
      view.date(day.day), " ",
      view.fill("anniversary.line", {{"n", text(std::to_string(day.nth))},
                                     {"of", element("b", {}, anniversary_of(view, day))}}));
  if (day.moved) html += together(" ", element("small", {}, view.text("anniversary.moved")));
  if (day.disputed) html += together(" ", element("small", {}, view.text("contradict")));
  return together(html, void_element("br", {}), vouched_by(view, day.vouchers));
}

Html told_event(const View& view, const Told<Event>& told) {
  return together(view.when(told.what.when), " ", event_line(view, told.what),
                  void_element("br", {}), quote(told.quote, 300), " ",
                  cite(view, told.at, told.publisher, told.published));
}

Html since_they_met(const View& view, const SinceLastMet& since) {
  if (!since.last) return {};
  constexpr std::size_t shown = 10;
  std::vector<Told<Event>> last(
      since.events.end() - static_cast<std::ptrdiff_t>(std::min(shown, since.events.size())),
      since.events.end());
  const auto heading = together(element("h2", {{"id", "pair.since"}}, view.text("pair.since")),
                                element("p", {}, happening_line(view, *since.last)));
  if (since.events.empty()) {
    return element("section", {{"aria-labelledby", "pair.since"}}, heading,
                   element("p", {{"class", "nothing"}}, view.text("pair.since_none")));
  }
  const auto count = element("p", {}, view.count("pair.since_count", since.events.size()));
  return element("section", {{"aria-labelledby", "pair.since"}}, heading, count,
                 element("ul", {{"class", "lines"}}, each(last, [&](const Told<Event>& told) {
                           return element("li", {}, told_event(view, told));
                         })));
}

}  // namespace

Html pair_picker(const View& view, std::string_view a, std::string_view b) {
  const auto box = [&](std::string_view name, std::string_view label, std::string_view value) {
    const auto id = "picker-" + std::string(name);
    return together(element("label", {{"for", id}}, view.text(label)),
                    void_element("input", {{"id", id},
                                           {"name", std::string(name)},
                                           {"value", std::string(value)},
                                           {"placeholder",
                                            std::string(view.text(std::string(label) + "_such"))},
                                           {"required", ""},
                                           {"autocomplete", "off"}}));
  };
  return element("form", {{"class", "picker"}, {"action", view.address("/pair")}},
                 box("a", "picker.a", a), box("b", "picker.b", b),
                 element("button", {{"type", "submit"}}, view.text("picker.show")));
}

Html pair_page(const View& view, const PairParts& pair) {
  const auto& relation = pair.relation;
  const auto all = pair_address(pair.a, pair.b) + ".json";
  const auto all_open =
      fmt::format("/commitments?with={}&with={}", url_part(pair.a), url_part(pair.b));
  auto html = together(
      element("h1", {}, view.party_link(pair.a), " – ", view.party_link(pair.b)),
      element("p", {{"class", "lead"}}, view.fill("pair.as_of", {{"day", view.date(relation.day)}}),
              element("span", {{"class", "on-screen"}}, " · ",
                      link(view.address(
                               fmt::format("/brief/{}/{}", url_part(pair.a), url_part(pair.b))),
                           view.text("pair.brief")))));
  html += section(
      view, "pair.relations", relation.relations,
      [&](const Bond& bond) { return bond_line(view, bond); }, all);
  html += section(
      view, "pair.missions", relation.missions,
      [&](const Bond& bond) { return bond_line(view, bond); }, all);
  html += section(
      view, "pair.partnership", relation.partnerships,
      [&](const Bond& bond) { return bond_line(view, bond); }, all);
  html += section(
      view, "pair.last", relation.last,
      [&](const Encounter& encounter) { return encounter_line(view, encounter); }, all);
  html += since_they_met(view, pair.since);
  html += section(
      view, "pair.open", pair.open,
      [&](const Commitment& commitment) { return commitment_line(view, commitment, relation.day); },
      all_open);
  html += section(
      view, "pair.announced", relation.announced,
      [&](const Announced& announced) { return announced_line(view, announced); }, all);
  html += section(
      view, "pair.anniversaries", relation.anniversaries,
      [&](const AnniversaryDay& day) { return told_anniversary(view, day); }, all);
  html += section(
      view, "pair.bodies", relation.bodies,
      [&](const JointBody& body) { return body_line(view, body); }, all);
  html += section(
      view, "pair.agreements", relation.agreements,
      [&](const Agreement& agreement) { return agreement_line(view, agreement); }, all);
  html += section(
      view, "pair.matters", relation.matters,
      [&](const Matter& matter) { return matter_line(view, matter); }, all);
  html += visit_matrix(view, relation.visits);
  html += timeline(view, pair.years);
  if (pair.all_events == 0) {
    html += element("p", {{"class", "nothing"}}, view.text("pair.nothing"));
  } else {
    html += section(
        view, "pair.events", pair.events,
        [&](const Told<Event>& told) { return told_event(view, told); }, all, pair.events.size());
    html += parts_nav(view, pair.previous, pair.next);
  }
  return html;
}

}  // namespace dragoman::pages
