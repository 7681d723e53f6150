#include "review_page.h"

#include <fmt/format.h>

#include "meetings_page.h"

namespace dragoman::pages {

namespace {

Html hidden(std::string_view name, std::string value) {
  return void_element(
      "input", {{"type", "hidden"}, {"name", std::string(name)}, {"value", std::move(value)}});
}

Html button(const View& view, std::string_view verb, std::string_view key) {
  return element("button",
                 {{"type", "submit"},
                  {"name", "verb"},
                  {"value", std::string(verb)},
                  {"data-key", std::string(key)},
                  attribute_if(!key.empty(), "aria-keyshortcuts", std::string(key))},
                 view.text(fmt::format("review.{}", verb)));
}

Html decide_form(const View& view, const std::string& token, const std::string& a,
                 const std::string& b, const std::string& meeting, const Html& buttons) {
  return element(
      "form",
      {{"method", "post"}, {"action", view.address("/review/decide")}, {"class", "verdict"}},
      hidden("form", token), hidden("a", a), hidden("b", b),
      meeting.empty() ? Html() : hidden("meeting", meeting), buttons);
}

Html account(const View& view, const Account& one) {
  return element("div", {}, quote(one.quote, 400), " ",
                 cite(view, one.at, one.publisher, one.published));
}

Html doubt_item(const View& view, const ReviewParts& review, const Doubt& doubt) {
  const auto& happening = doubt.happening;
  const auto& first = happening.accounts.front();
  const auto& other = happening.accounts[doubt.account];
  auto buttons = together(button(view, "same", "a"), button(view, "apart", "r"));
  if (happening.accounts.size() > 2) buttons += button(view, "split", "s");
  return element("li", {{"tabindex", "-1"}}, element("p", {}, happening_line(view, happening)),
                 element("div", {{"class", "sides"}}, account(view, first), account(view, other)),
                 element("p", {},
                         element("small", {},
                                 fmt::format("{}: {} ({:.2f})", view.text("meeting.reason"),
                                             other.reason, other.score))),
                 decide_form(view, review.form_token, to_string(first.at), to_string(other.at),
                             happening.id, buttons));
}

Html miss_item(const View& view, const ReviewParts& review, const NearMiss& miss) {
  const auto side = [&](const Happening& one) {
    return element("div", {}, element("p", {}, happening_line(view, one)),
                   account(view, one.accounts.front()));
  };
  return element("li", {{"tabindex", "-1"}},
                 element("div", {{"class", "sides"}}, side(miss.a), side(miss.b)),
                 decide_form(view, review.form_token, to_string(miss.a.accounts.front().at),
                             to_string(miss.b.accounts.front().at), {},
                             together(button(view, "same", "a"), button(view, "apart", "r"))));
}

Html decided_item(const View& view, const ReviewParts& review, const Decided& decided) {
  const auto& decision = decided.decision;
  const auto side = [&](const Decision::Side& one) {
    return element("div", {}, quote(one.quote, 240), " ",
                   link(view.address(release_address(one.release)), one.release));
  };
  const auto verdict =
      decision.verdict == Decision::Verdict::same ? "review.was_same" : "review.was_apart";
  return element(
      "li", {{"tabindex", "-1"}}, element("b", {{"class", "act"}}, view.text(verdict)),
      element("div", {{"class", "sides"}}, side(decision.a), side(decision.b)),
      element(
          "form",
          {{"method", "post"}, {"action", view.address("/review/decide")}, {"class", "verdict"}},
          hidden("form", review.form_token), hidden("decision", decided.id),
          button(view, "undo", "u")));
}

template <class Items, class Show>
Html section(const View& view, std::string_view name, const Items& items, std::size_t all,
             const Show& show) {
  const auto key = fmt::format("review.{}", name);
  auto html = element("h2", {}, view.text(key), " ", element("small", {}, std::to_string(all)));
  if (items.empty()) {
    return together(html, element("p", {{"class", "nothing"}}, view.text("review.nothing")));
  }
  return together(html, element("ol", {{"class", "review"}}, each(items, show)));
}

}  // namespace

Html review_page(const View& view, const ReviewParts& review) {
  auto html = together(element("h1", {}, view.text("review.title")),
                       element("p", {{"class", "lead"}}, view.text("review.what")));
  if (!review.done.empty()) {
    html += element("p", {{"role", "status"}, {"class", "done"}},
                    view.text(fmt::format("review.done_{}", review.done)));
  }
  html += element("p", {{"class", "keys"}, {"hidden", ""}}, view.text("review.keys"));
  html += section(view, "doubts", review.doubts, review.all_doubts,
                  [&](const Doubt& one) { return doubt_item(view, review, one); });
  html += section(view, "misses", review.misses, review.all_misses,
                  [&](const NearMiss& one) { return miss_item(view, review, one); });
  html += parts_nav(view, review.previous, review.next);
  html += section(view, "decisions", review.decisions, review.decisions.size(),
                  [&](const Decided& one) { return decided_item(view, review, one); });
  html += element("form", {{"method", "post"}, {"action", view.address("/review/sign-out")}},
                  hidden("form", review.form_token),
                  element("button", {{"type", "submit"}}, view.text("review.sign_out")));
  return html;
}

Html sign_in_page(const View& view, std::string_view form_token, bool wrong) {
  auto html = together(element("h1", {}, view.text("error.401")));
  if (form_token.empty()) return together(html, element("p", {}, view.text("review.no_token")));
  html += element("p", {}, view.text("error.token"));
  if (wrong) {
    html += element("p", {{"class", "fault"}, {"role", "alert"}}, view.text("review.wrong_token"));
  }
  return together(
      html,
      element(
          "form",
          {{"method", "post"}, {"action", view.address("/review/sign-in")}, {"class", "picker"}},
          hidden("form", std::string(form_token)),
          element("label", {{"for", "token"}}, view.text("review.token")),
          void_element("input", {{"type", "password"},
                                 {"id", "token"},
                                 {"name", "token"},
                                 {"required", ""},
                                 {"autocomplete", "current-password"}}),
          element("button", {{"type", "submit"}}, view.text("review.sign_in"))));
}

}  // namespace dragoman::pages
