#include "answers.h"
#include "openapi.h"
#include "pages/data_page.h"
#include "pages/methods_page.h"

namespace dragoman::server {

namespace {

std::vector<pages::ApiRoute> described(const std::vector<Route>& all) {
  std::vector<pages::ApiRoute> described;
  for (const auto& route : all) {
    pages::ApiRoute one;
    one.method = route.method == Method::post ? "POST" : "GET";
    one.path = route.path;
    one.summary = route.summary;
    for (const auto form : route.forms) one.forms.emplace_back(suffix(form));
    for (const auto& asked : route.query) {
      one.parameters.push_back(
          {std::string(asked.name), std::string(asked.description), std::string(asked.example)});
    }
    one.needs_token = route.access == Access::token;
    described.push_back(std::move(one));
  }
  return described;
}

}  // namespace

Result<Answer> data_and_api(const Asked& asked) {
  pages::Page page;
  page.title = asked.view.text("data.title");
  page.menu = "data";
  page.body = pages::data_page(asked.view, described(routes()));
  page.forms = {{"OpenAPI", std::string(media_type(Form::json)), "/openapi.json"}};
  return Answer{.content = std::move(page)};
}

Result<Answer> api_description(const Asked& /*asked*/) {
  return Answer{.content = openapi(routes(), DRAGOMAN_VERSION)};
}

Result<Answer> methods(const Asked& asked) {
  pages::Page page;
  page.title = asked.view.text("methods.title");
  page.body = pages::methods_page(asked.view);
  return Answer{.content = std::move(page)};
}

}  // namespace dragoman::server
