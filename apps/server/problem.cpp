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

namespace {

// `language` is that of `what`, where it may be another than that of the page.
Response problem_in(const Asked& asked, unsigned status, std::string_view what,
                    const std::string& language) {
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
      pages::element("h1", {}, page.title), pages::element("p", {{"lang", language}}, what),
      pages::element("p", {}, pages::link(asked.view.address("/"), asked.view.text("error.home"))));
  page.no_index = true;
  response.media_type = media_type(Form::page);
  response.body = pages::document(page, asked.view, asked.site.assets);
  return response;
}

}  // namespace

Response problem(const Asked& asked, unsigned status, std::string_view what) {
  return problem_in(asked, status, what, asked.view.language.code);
}

Response problem(const Asked& asked, const Error& error) {
  // What was asked wrongly is said in the language of the page (asked.h); what is wrong with the
  // record, by the record.
  const bool is_of_record =
      error.code == ErrorCode::unreadable || error.code == ErrorCode::incompatible;
  return problem_in(asked, status_of(error.code), error.message,
                    is_of_record ? "en" : asked.view.language.code);
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
