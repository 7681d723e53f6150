#include "facets.h"

namespace dragoman::pages {

Html facets(const View& view, std::string_view label, const std::vector<Facet>& all) {
  const auto item = [&](const Facet& facet) {
    auto words = text(facet.name);
    if (facet.count) {
      words += together(" ", element("small", {}, std::to_string(*facet.count)));
    }
    if (facet.count == 0 && !facet.shown) {
      return element("li", {}, element("span", {{"class", "none"}}, words));
    }
    return element("li", {},
                   element("a",
                           {{"href", view.address(facet.address)},
                            attribute_if(facet.shown, "aria-current", "true")},
                           words));
  };
  return element("nav", {{"class", "facets"}, {"aria-label", std::string(view.text(label))}},
                 element("ul", {}, each(all, item)));
}

}  // namespace dragoman::pages
