#include "methods_page.h"

#include <array>
#include <string>

namespace dragoman::pages {

namespace {

// Each has its heading in "methods.NAME" and its words in "methods.NAME.how".
constexpr std::array<std::string_view, 7> parts = {"read",   "cited",   "merged", "dated",
                                                   "status", "figures", "missing"};

}  // namespace

Html methods_page(const View& view) {
  auto html = together(element("h1", {}, view.text("methods.title")),
                       element("p", {{"class", "lead"}}, view.text("methods.what")));
  for (const auto part : parts) {
    const auto key = "methods." + std::string(part);
    html += element("section", {{"aria-labelledby", key}, {"class", "prose"}},
                    element("h2", {{"id", key}}, view.text(key)),
                    element("p", {}, view.text(key + ".how")));
  }
  return together(
      html,
      element(
          "section", {{"aria-labelledby", "methods.more"}, {"class", "prose"}},
          element("h2", {{"id", "methods.more"}}, view.text("methods.more")),
          element("ul", {},
                  element("li", {}, link(view.address("/sources"), view.text("methods.sources"))),
                  element("li", {}, link(view.address("/data"), view.text("menu.data"))),
                  element("li", {},
                          view.fill("methods.docs",
                                    {{"codebook", element("code", {}, "docs/codebook.md")},
                                     {"figures", element("code", {}, "eval/README.md")},
                                     {"record", element("code", {}, "docs/record.md")}})))));
}

}  // namespace dragoman::pages
