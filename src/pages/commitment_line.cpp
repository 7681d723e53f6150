#include "commitment_line.h"

#include <variant>

namespace dragoman::pages {

namespace {

Html step_line(const View& view, const Step& step) {
  auto html =
      element("span", {{"class", "status"}}, view.word("commitment", to_string(step.leads_to)));
  if (const auto* event = std::get_if<Told<Event>>(&step.evidence)) {
    html += together(" ", view.when(event->what.when), " ", quote(event->quote, 240), " ",
                     cite(view, event->at, event->publisher, event->published));
  } else {
    const auto& fact = std::get<Told<Fact>>(step.evidence);
    html += together(" ", quote(fact.quote, 240), " ",
                     cite_fact(view, fact.at, fact.publisher, fact.published));
  }
  return element("li", {}, html);
}

}  // namespace

Html commitment_line(const View& view, const Commitment& commitment, const Date& day) {
  auto html =
      together(view.when(commitment.when), " ",
               element("b", {{"class", "act"}}, view.word("promise", to_string(commitment.kind))),
               " ", view.party_links(commitment.who));
  if (!commitment.whom.empty()) {
    html += together(element("span", {{"aria-label", std::string(view.text("to"))}}, " → "),
                     view.party_links(commitment.whom));
  }
  html += together(" ", element("span", {{"class", "status"}},
                                view.word("commitment", to_string(commitment.status))));
  if (commitment.strength == Strength::weak) {
    html += together(" ", element("small", {}, view.text("commitment.weak")));
  }
  if (commitment.deadline) {
    html += together(" · ",
                     view.fill("commitment.deadline", {{"date", view.when(commitment.deadline)}}));
    if (is_overdue(commitment, day)) {
      html +=
          together(" ", element("strong", {{"class", "overdue"}}, view.text("commitment.overdue")));
    }
  }
  const auto& first = commitment.made.front();
  html += together(void_element("br", {}), quote(first.quote, 300));
  constexpr std::size_t shown = 3;
  for (std::size_t i = 0; i < commitment.made.size() && i < shown; ++i) {
    const auto& made = commitment.made[i];
    html += together(" ", cite(view, made.at, made.publisher, made.published));
  }
  if (commitment.made.size() > shown) {
    html += together(" ",
                     element("small", {}, view.count("cite.more", commitment.made.size() - shown)));
  }
  if (!commitment.steps.empty()) {
    html +=
        element("ul", {{"class", "steps"}},
                each(commitment.steps, [&](const Step& step) { return step_line(view, step); }));
  }
  return html;
}

}  // namespace dragoman::pages
