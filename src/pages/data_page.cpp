#include "data_page.h"

namespace dragoman::pages {

namespace {

Html section(const View& view, const std::string& key, const Html& body) {
  return element("section", {{"aria-labelledby", key}},
                 element("h2", {{"id", key}}, view.text(key)), body);
}

Html says(const View& view, std::string_view key) {
  return element("p", {}, view.text(key));
}

// A command to be typed, and what it is for.
Html command(const View& view, std::string_view key, std::string_view line) {
  return together(says(view, key),
                  element("pre", {{"tabindex", "0"}}, element("code", {{"lang", "en"}}, line)));
}

Html examples(const View& view) {
  return together(
      command(view, "data.try.pair", "curl http://127.0.0.1:8080/pair/KOR/UZB.json"),
      command(view, "data.try.meetings",
              "curl 'http://127.0.0.1:8080/meetings.csv?with=KOR&kind=visit&between=2021'"),
      command(view, "data.try.calendar",
              "curl 'http://127.0.0.1:8080/calendar.ics?from=2022-01-01&days=90'"),
      command(view, "data.try.feed", "curl 'http://127.0.0.1:8080/search.atom?q=visa'"),
      command(view, "data.try.accept",
              "curl -H 'Accept: application/json' http://127.0.0.1:8080/pair/KOR/UZB"));
}

Html forms(const View& view, const ApiRoute& route) {
  Html html;
  for (const auto& form : route.forms) {
    if (!html.empty()) html += text(" ");
    const auto name = form.empty() ? std::string(view.text("data.page")) : form;
    // What has no {…} can be looked at at once.
    const bool whole = route.method == "GET" && route.path.find('{') == std::string::npos;
    html += whole          ? link(view.address(route.path + form), name)
            : form.empty() ? text(name)
                           : element("code", {}, name);
  }
  return html;
}

Html parameters(const View& view, const ApiRoute& route) {
  Html html;
  for (const auto& parameter : route.parameters) {
    const auto key = "parameter." + parameter.name;
    const bool translated = view.language.has(key);
    html +=
        element("li", {}, element("code", {}, parameter.name), " ",
                element("span", {{"lang", "en", !translated}},
                        translated ? view.text(key) : std::string_view(parameter.description)),
                parameter.example.empty()
                    ? Html()
                    : together(" ", element("code", {{"class", "example"}}, parameter.example)));
  }
  return html.empty() ? html : element("ul", {}, html);
}

Html route_item(const View& view, const ApiRoute& route) {
  const auto key = (route.method == "GET" ? "route." : "route." + route.method + " ") + route.path;
  const bool translated = view.language.has(key);
  auto html =
      together(element("code", {{"class", "path"}},
                       route.method == "GET" ? route.path : route.method + " " + route.path),
               " ",
               element("span", {{"lang", "en", !translated}},
                       translated ? view.text(key) : std::string_view(route.summary)));
  if (route.needs_token) {
    html += together(" ", element("span", {{"class", "status"}}, view.text("data.token")));
  }
  html +=
      element("div", {}, element("small", {}, view.text("data.forms"), " "), forms(view, route));
  return element("li", {}, html, parameters(view, route));
}

}  // namespace

Html data_page(const View& view, const std::vector<ApiRoute>& routes) {
  auto html = together(element("h1", {}, view.text("data.title")),
                       element("p", {{"class", "lead"}}, view.text("data.what")),
                       element("p", {}, link("/openapi.json", view.text("data.openapi"))));
  html += section(view, "data.try", examples(view));
  html +=
      section(view, "data.addresses",
              element("ul", {{"class", "lines routes"}},
                      each(routes, [&](const auto& route) { return route_item(view, route); })));
  html += section(
      view, "data.parts",
      command(view, "data.parts.how", "curl -i 'http://127.0.0.1:8080/meetings.json?count=100'"));
  html +=
      section(view, "data.kept",
              command(view, "data.kept.how",
                      "curl -H 'If-None-Match: \"…\"' http://127.0.0.1:8080/pair/KOR/UZB.json"));
  const auto detail = view.say("error.day", {{"name", "on"}, {"word", "soon"}});
  html += section(view, "data.errors",
                  together(says(view, "data.errors.how"),
                           element("pre", {{"tabindex", "0"}},
                                   element("code", {},
                                           "{\n  \"type\": \"about:blank\",\n  \"title\": \"Bad "
                                           "Request\",\n  \"status\": 400,\n  \"detail\": \"",
                                           detail, "\",\n  \"instance\": \"/pair/KOR/UZB\"\n}"))));
  html += section(view, "data.limits", says(view, "data.limits.how"));
  html += section(view, "data.all", command(view, "data.all.how", "dragoman export --help"));
  return html;
}

}  // namespace dragoman::pages
