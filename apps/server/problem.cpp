#include "problem.h"

#include <fmt/format.h>

#include "pages/review_page.h"
#include "token.h"

namespace dragoman::server {

namespace {

std::string_view title_of(unsigned status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 429:
      return "Too Many Requests";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

}  // namespace

unsigned status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::unreadable:
      return 503;
    case ErrorCode::incompatible:
      return 500;
  }
  return 500;
}

std::string bare_problem(unsigned status, std::string_view title, std::string_view detail) {
  const Json json = {
      {"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
  return json_page(json) + "\n";
}

Response problem(const Asked& asked, unsigned status, std::string_view what) {
  Response response;
  response.status = status;
  if (asked.form != Form::page) {
    const Json json = {{"type", "about:blank"},
                       {"title", title_of(status)},
                       {"status", status},
                       {"detail", what},
                       {"instance", asked.path}};
    response.media_type = "application/problem+json";
    response.body = json_page(json) + "\n";
    return response;
  }
  pages::Page page;
  const auto key = fmt::format("error.{}", status);
  page.title = asked.view.text(asked.view.language.has(key) ? key : "error.other");
  page.body = pages::together(
      pages::element("h1", {}, page.title), pages::element("p", {}, what),
      pages::element("p", {}, pages::link(asked.view.address("/"), asked.view.text("error.home"))));
  page.no_index = true;
  response.media_type = media_type(Form::page);
  response.body = pages::document(page, asked.view, asked.site.assets);
  return response;
}

Response problem(const Asked& asked, const Error& error) {
  return problem(asked, status_of(error.code), error.message);
}

Response needs_token(const Asked& asked) {
  auto response = problem(asked, 401, asked.view.text("error.token"));
  if (asked.form == Form::page) {
    const auto& token = asked.site.token;
    pages::Page page;
    page.title = asked.view.text("error.401");
    page.body = pages::sign_in_page(
        asked.view, token ? form_token(FormOf::signing_in, *token) : std::string(), false);
    page.no_index = true;
    response.body = pages::document(page, asked.view, asked.site.assets);
  }
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"dragoman\"");
  return response;
}

}  // namespace dragoman::server
