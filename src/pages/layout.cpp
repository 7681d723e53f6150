#include "layout.h"

#include <array>

namespace dragoman::pages {

namespace {

struct MenuEntry {
  std::string_view name;  // its text is "menu.NAME"
  std::string_view path;
};

constexpr std::array<MenuEntry, 9> menu = {{{"meetings", "/meetings"},
                                            {"commitments", "/commitments"},
                                            {"calendar", "/calendar"},
                                            {"parties", "/parties"},
                                            {"people", "/people"},
                                            {"network", "/network"},
                                            {"map", "/map"},
                                            {"sources", "/sources"},
                                            {"data", "/data"}}};

Html skip_links(const View& view) {
  const auto skip = [&](std::string_view key, std::string to) {
    return element("a", {{"class", "skip"}, {"href", std::move(to)}}, view.text(key));
  };
  return together(skip("skip.body", "#body"), skip("skip.menu", "#menu"),
                  skip("skip.search", "#search"));
}

Html search_form(const Page& page, const View& view) {
  return element(
      "form", {{"role", "search"}, {"action", view.address("/search")}, {"class", "search"}},
      element("label", {{"for", "search"}, {"class", "unseen"}}, view.text("search.label")),
      void_element("input", {{"type", "search"},
                             {"id", "search"},
                             {"name", "q"},
                             {"value", page.search},
                             {"placeholder", std::string(view.text("search.placeholder"))},
                             {"autocomplete", "off"}}),
      element("button", {{"type", "submit"}}, view.text("search.button")));
}

Html menus(const Page& page, const View& view) {
  return element(
      "nav", {{"id", "menu"}, {"aria-label", std::string(view.text("menu.label"))}},
      element("ul", {}, each(menu, [&](const MenuEntry& entry) {
                return element(
                    "li", {},
                    element("a",
                            {{"href", view.address(entry.path)},
                             attribute_if(entry.name == page.menu, "aria-current", "true")},
                            view.text("menu." + std::string(entry.name))));
              })));
}

// The same page in the other languages.
Html languages(const View& view) {
  return element(
      "ul", {{"class", "languages"}, {"aria-label", std::string(view.text("languages.label"))}},
      each(view.languages, [&](const Language& language) {
        View other{view.languages, language, view.knowledge, view.day, view.here};
        return element(
            "li", {},
            element("a",
                    {{"href", other.address(view.here)},
                     {"lang", language.code},
                     {"hreflang", language.code},
                     attribute_if(language.code == view.language.code, "aria-current", "true")},
                    language.text("language.name")));
      }));
}

Html share_links(const Page& page, const View& view) {
  std::vector<Html> items;
  for (const auto& form : page.forms) {
    items.push_back(element(
        "li", {},
        element(
            "a",
            {{"href", view.address(form.address)}, {"type", form.media_type}, {"rel", "alternate"}},
            form.name)));
  }
  const auto subject = url_part(page.title);
  items.push_back(
      element("li", {},
              element("a", {{"href", "mailto:?subject=" + subject}, {"data-share", "mail"}},
                      view.text("share.mail"))));
  return element("nav", {{"class", "forms"}, {"aria-label", std::string(view.text("share.label"))}},
                 element("span", {{"aria-hidden", "true"}}, view.text("share.as")),
                 element("ul", {}, items));
}

Html head(const Page& page, const View& view, const Assets& assets) {
  const auto title = page.title.empty() ? std::string("Dragoman") : page.title + " · Dragoman";
  auto html = together(
      void_element("meta", {{"charset", "utf-8"}}), element("title", {}, title),
      void_element("meta",
                   {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      void_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
      void_element("link", {{"rel", "stylesheet"}, {"href", assets.style}}),
      void_element("link",
                   {{"rel", "icon"}, {"href", "/static/icon.svg"}, {"type", "image/svg+xml"}}),
      element("script", {{"src", assets.script}, {"type", "module"}}));
  if (page.no_index) {
    html += void_element("meta", {{"name", "robots"}, {"content", "noindex"}});
  }
  for (const auto& form : page.forms) {
    html += void_element("link", {{"rel", "alternate"},
                                  {"type", form.media_type},
                                  {"title", form.name},
                                  {"href", view.address(form.address)}});
  }
  for (const auto& language : view.languages) {
    const View other{view.languages, language, view.knowledge, view.day, view.here};
    html += void_element(
        "link",
        {{"rel", "alternate"}, {"hreflang", language.code}, {"href", other.address(view.here)}});
  }
  return html;
}

}  // namespace

std::string document(const Page& page, const View& view, const Assets& assets) {
  const auto html = element(
      "html", {{"lang", view.language.code}}, element("head", {}, head(page, view, assets)),
      element(
          "body", {}, skip_links(view),
          element("header", {{"class", "site"}},
                  element("a", {{"href", view.address("/")}, {"class", "name"}}, "Dragoman"),
                  search_form(page, view), menus(page, view), languages(view)),
          element("main", {{"id", "body"}, {"tabindex", "-1"}}, page.body, share_links(page, view)),
          element("footer", {{"class", "site"}},
                  element("p", {}, view.text("footer.what"), " ",
                          link(view.address("/methods"), view.text("footer.methods")), " · ",
                          link(view.address("/data"), view.text("menu.data")), " · ",
                          link(view.address("/review"), view.text("footer.review"))))));
  return "<!doctype html>\n" + html.bytes() + "\n";
}

}  // namespace dragoman::pages
