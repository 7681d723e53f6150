#include "openapi.h"

#include <fmt/format.h>

#include <algorithm>

#include "assets.h"

namespace dragoman::server {

namespace {

// "pair_a_b_json": a name of each address for programs that are made of the description.
std::string operation_name(const Route& route, Form form) {
  std::string name = route.method == Method::post ? "post" : "get";
  for (const auto& part : path_parts(route.path)) {
    name += '_';
    for (const char c : part) {
      if (c == '-') name += '_';
      if (c != '{' && c != '}' && c != '-') name += c;
    }
  }
  return name + "_" + (form == Form::page ? "page" : std::string(suffix(form).substr(1)));
}

Json path_parameter(std::string_view name) {
  const auto& known = api_schemas()["path_parameters"];
  Json parameter = {{"name", name}, {"in", "path"}, {"required", true}};
  if (const auto row = known.find(std::string(name)); row != known.end()) {
    parameter["description"] = (*row)["description"];
    parameter["example"] = (*row)["example"];
  }
  parameter["schema"] = {{"type", "string"}};
  return parameter;
}

Json query_parameter(const QueryParameter& asked) {
  Json parameter = {{"name", asked.name}, {"in", "query"}, {"description", asked.description}};
  if (asked.repeated) {
    parameter["schema"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
    if (!asked.example.empty()) parameter["example"] = {asked.example};
  } else {
    parameter["schema"] = {{"type", "string"}};
    if (!asked.example.empty()) parameter["example"] = asked.example;
  }
  return parameter;
}

Json parameters_of(const Route& route) {
  auto parameters = Json::array();
  for (const auto& part : path_parts(route.path)) {
    if (!part.starts_with('{')) continue;
    parameters.push_back(path_parameter(std::string_view(part).substr(1, part.size() - 2)));
  }
  for (const auto& asked : route.query) parameters.push_back(query_parameter(asked));
  return parameters;
}

Json json_content(const Route& route) {
  const auto& answers = api_schemas()["answers"];
  const auto answer = answers.find(std::string(route.path));
  if (answer == answers.end()) return {{"schema", {{"type", "object"}}}};
  return {{"schema", {{"$ref", "#/components/schemas/" + answer->get<std::string>()}}}};
}

bool has_form(const Route& route, Form form) {
  return std::ranges::find(route.forms, form) != route.forms.end();
}

Json content_of(const Route& route, Form form) {
  Json content;
  if (form == Form::json) {
    content[std::string(media_type(form))] = json_content(route);
    return content;
  }
  content[std::string(media_type(form))] = {{"schema", {{"type", "string"}}}};
  // A program may ask for it by Accept.
  if (form == Form::page && has_form(route, Form::json)) {
    content[std::string(media_type(Form::json))] = json_content(route);
  }
  return content;
}

Json responses_of(const Route& route, Form form) {
  const auto shared = [](std::string_view name) {
    return Json{{"$ref", fmt::format("#/components/responses/{}", name)}};
  };
  Json responses;
  const auto& redirects = api_schemas()["redirects"];
  if (std::ranges::find(redirects, route.path) != redirects.end()) {
    responses["200"] = {{"description", "The page that it sends on to, for who follows"},
                        {"content", content_of(route, form)}};
    responses["303"] = {{"description", "Sends on to the page meant"},
                        {"headers", {{"Location", {{"schema", {{"type", "string"}}}}}}}};
  } else {
    Json headers;
    if (route.method == Method::get) headers["ETag"] = {{"$ref", "#/components/headers/ETag"}};
    const bool in_parts =
        std::ranges::find(route.query, "next", &QueryParameter::name) != route.query.end();
    if (in_parts) headers["Link"] = {{"$ref", "#/components/headers/Link"}};
    Json answer = {{"description", route.summary}};
    if (!headers.empty()) answer["headers"] = std::move(headers);
    answer["content"] = content_of(route, form);
    responses["200"] = std::move(answer);
    if (route.method == Method::get) responses["304"] = shared("NotModified");
  }
  responses["400"] = shared("BadRequest");
  if (route.access == Access::token) responses["401"] = shared("Unauthorized");
  if (route.path.find('{') != std::string_view::npos) responses["404"] = shared("NotFound");
  if (route.method == Method::post) {
    responses["413"] = shared("ContentTooLarge");
    responses["415"] = shared("UnsupportedMediaType");
  }
  responses["429"] = shared("TooManyRequests");
  return responses;
}

Json operation_of(const Route& route, Form form) {
  Json operation = {{"operationId", operation_name(route, form)},
                    {"tags", {form == Form::page ? "pages" : "data"}},
                    {"summary", route.summary},
                    {"description", fmt::format("As {}. {}.", name_of(form), route.summary)}};
  if (auto parameters = parameters_of(route); !parameters.empty()) {
    operation["parameters"] = std::move(parameters);
  }
  if (route.method == Method::post) {
    Json content;
    for (const auto* type : {"text/html", "text/plain"}) {
      content[type] = {{"schema", {{"type", "string"}}}};
    }
    content["application/json"] = {{"schema", {{"type", "object"}}}};
    operation["requestBody"] = {{"required", true}, {"content", std::move(content)}};
  }
  operation["responses"] = responses_of(route, form);
  if (route.access == Access::token) operation["security"] = {{{"token", Json::array()}}};
  return operation;
}

Json problem_response(std::string_view description) {
  const Json problem = {{"schema", {{"$ref", "#/components/schemas/Problem"}}}};
  return {{"description", description},
          {"content",
           {{"application/problem+json", problem},
            {"text/html; charset=utf-8", {{"schema", {{"type", "string"}}}}}}}};
}

// Only what some route refers to.
Json components(std::span<const Route> all) {
  const bool posts = std::ranges::find(all, Method::post, &Route::method) != all.end();
  const bool tokens = std::ranges::find(all, Access::token, &Route::access) != all.end();
  Json responses = {
      {"NotModified", {{"description", "It is as If-None-Match has it"}}},
      {"BadRequest", problem_response("It cannot be asked so; the detail says how it can")},
      {"NotFound", problem_response("There is nothing of that name, or not in that form")},
      {"TooManyRequests", problem_response("Ask again after the seconds that Retry-After has")}};
  if (tokens) {
    responses["Unauthorized"] =
        problem_response("Only with the token that the server was started with");
  }
  if (posts) {
    responses["ContentTooLarge"] = problem_response("More than the server takes at once");
    responses["UnsupportedMediaType"] = problem_response("A release is HTML, plain text or JSON");
  }
  const Json text = {{"type", "string"}};
  Json components = {
      {"schemas", api_schemas()["schemas"]},
      {"responses", std::move(responses)},
      {"headers",
       {{"ETag", {{"description", "To be sent as If-None-Match"}, {"schema", text}}},
        {"Link",
         {{"description", "<address>; rel=\"next\" where there is more"}, {"schema", text}}}}}};
  if (tokens) {
    components["securitySchemes"]["token"] = {
        {"type", "http"},
        {"scheme", "bearer"},
        {"description", "What DRAGOMAN_TOKEN held when the server was started"}};
  }
  return components;
}

}  // namespace

Json openapi(std::span<const Route> all, std::string_view version) {
  Json paths = Json::object();
  for (const auto& route : all) {
    if (route.method == Method::post) {
      // What is sent is sent to the address without a form; Accept tells which is wanted.
      paths[std::string(route.path)]["post"] = operation_of(route, route.forms.front());
      continue;
    }
    for (const auto form : route.forms) {
      const auto path = std::string(route.path) + std::string(suffix(form));
      paths[path]["get"] = operation_of(route, form);
    }
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Dragoman"},
            {"version", version},
            {"description",
             "The record of diplomacy: who met whom, what was agreed, asked and promised. Every "
             "finding cites the words it was read from. The page /data shows how to ask."},
            {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
          {"servers",
           {{{"url", "/"}, {"description", "Messages in English"}},
            {{"url", "/ko"}, {"description", "Messages in Korean"}}}},
          {"tags",
           {{{"name", "data"}, {"description", "For programs"}},
            {{"name", "pages"}, {"description", "For people"}}}},
          {"security", Json::array()},
          {"paths", std::move(paths)},
          {"components", components(all)}};
}

const Json& api_schemas() {
  static const Json schemas = Json::parse(api_schemas_text());
  return schemas;
}

}  // namespace dragoman::server
