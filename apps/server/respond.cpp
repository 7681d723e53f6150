#include "respond.h"

#include <array>

#include "asked.h"
#include "assets.h"
#include "base/sha256.h"
#include "problem.h"
#include "routes.h"

namespace dragoman::server {

namespace {

constexpr std::array forms = {Form::json, Form::csv,      Form::ics,
                              Form::atom, Form::markdown, Form::text};

struct Address {
  const pages::Language* language = nullptr;
  std::string path;  // without language and form, as it came otherwise
  Form form = Form::page;
  std::string query;
};

// Takes "/ko/pair/KOR/UZB.json?on=2022" apart.
Address address_of(std::string_view target, const std::vector<pages::Language>& languages) {
  Address address;
  address.language = &languages.front();
  target = target.substr(0, target.find('#'));
  if (const auto question = target.find('?'); question != std::string_view::npos) {
    address.query = target.substr(question + 1);
    target = target.substr(0, question);
  }
  for (const auto& language : languages) {
    if (&language == &languages.front()) continue;
    const auto prefix = "/" + language.code;
    if (target == prefix || target.starts_with(prefix + "/")) {
      address.language = &language;
      target.remove_prefix(prefix.size());
      break;
    }
  }
  for (const auto form : forms) {
    if (target.ends_with(suffix(form))) {
      address.form = form;
      target.remove_suffix(suffix(form).size());
      break;
    }
  }
  address.path = target.empty() ? "/" : std::string(target);
  return address;
}

std::string etag_of(std::string_view body) {
  return "\"" + sha256(body).substr(0, 32) + "\"";
}

Response static_file(const Asset& asset, const Request& request) {
  const auto etag = etag_of(asset.bytes);
  Response response;
  response.media_type = asset.media_type;
  response.headers = {{"Cache-Control", "public, max-age=31536000, immutable"}, {"ETag", etag}};
  if (request.if_none_match == etag) {
    response.status = 304;
  } else {
    response.body = asset.bytes;
  }
  return response;
}

Response response_of(Answer answer, const Asked& asked) {
  Response response;
  if (const auto* refused = std::get_if<Refusal>(&answer.content)) {
    response = problem(asked, refused->status, refused->what);
    response.headers = std::move(answer.headers);
    return response;
  }
  response.status = answer.status;
  response.headers = std::move(answer.headers);
  response.media_type = media_type(asked.form);
  if (const auto* page = std::get_if<pages::Page>(&answer.content)) {
    response.body = pages::document(*page, asked.view, asked.site.assets);
  } else if (const auto* json = std::get_if<Json>(&answer.content)) {
    response.media_type = media_type(Form::json);
    response.body = json_page(*json) + "\n";
  } else {
    response.body = std::move(std::get<std::string>(answer.content));
  }
  return response;
}

// What keeps others from acting through the browser of somebody who has signed in is decided here,
// for all routes.
std::optional<Response> refused_access(const Asked& asked, const Route& route) {
  if (route.access == Access::everybody) return {};
  const auto& request = asked.request;
  const auto& token = asked.site.token;
  const auto shown = shown_by(request, token);
  if (route.access == Access::token) {
    if (shown == Shown::nothing) return needs_token(asked);
    if (route.method != Method::post || shown == Shown::token) return {};
    if (is_own_form(request, FormOf::signed_in, token)) return {};
  } else if (is_own_form(request, FormOf::signing_in, token)) {
    return {};
  }
  return problem(asked, 403, asked.view.text("error.own_form"));
}

Response answer(const Request& request, const Site& site, const Record& record, const Date& day,
                const WriteRecord& write) {
  const auto address = address_of(request.target, site.languages);
  auto here = address.path + (address.query.empty() ? "" : "?" + address.query);
  const pages::View view{site.languages, *address.language, site.engine.knowledge, day,
                         std::move(here)};
  Asked asked{site,         record,       view, request, {}, Query(address.query),
              address.form, address.path, write};
  if (asked.form == Form::page && wants_json(request)) asked.form = Form::json;

  auto match =
      find_route(request.method == Method::head ? Method::get : request.method, address.path);
  if (match.route == nullptr) {
    if (match.others.empty()) {
      return problem(asked, 404, view.say("error.nothing_at", {{"path", address.path}}));
    }
    auto refused = problem(
        asked, 405, view.say("error.methods", {{"path", address.path}, {"methods", match.others}}));
    refused.headers.emplace_back("Allow", match.others);
    return refused;
  }
  const auto& route = *match.route;
  const auto not_had_as = [&](Form form) {
    return view.say("error.not_as", {{"path", address.path}, {"form", std::string(name_of(form))}});
  };
  if (std::ranges::find(route.forms, asked.form) == route.forms.end()) {
    if (asked.form != Form::page && address.form == Form::page) {
      return problem(asked, 406, not_had_as(Form::json));
    }
    if (address.form != Form::page) {
      return problem(asked, 404, not_had_as(address.form));
    }
    asked.form = route.forms.front();
  }
  if (auto refused = refused_access(asked, route)) return std::move(*refused);
  asked.parts = std::move(match.parts);
  auto answered = route.answer(asked);
  if (!answered) return problem(asked, answered.error());
  return response_of(std::move(*answered), asked);
}

}  // namespace

Response respond(const Request& request, const Site& site, const Record& record, const Date& day,
                 const WriteRecord& write) {
  if (const auto* asset = find_asset(request.target)) {
    if (request.method == Method::get || request.method == Method::head) {
      return static_file(*asset, request);
    }
    return {405,
            "application/problem+json",
            bare_problem(405, "Method Not Allowed", "files take GET, HEAD only"),
            {{"Allow", "GET, HEAD"}}};
  }
  Response response;
  try {
    response = answer(request, site, record, day, write);
  } catch (const std::exception&) {
    response = {500,
                "application/problem+json",
                bare_problem(500, "Internal Server Error", "the server failed to make this answer"),
                {}};
  }
  if (response.status == 200 && request.method != Method::post) {
    auto etag = etag_of(response.body);
    const bool same = request.if_none_match.find(etag) != std::string::npos;
    response.headers.emplace_back("ETag", std::move(etag));
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept");
    if (same) {
      response.status = 304;
      response.body.clear();
    }
  }
  return response;
}

}  // namespace dragoman::server
