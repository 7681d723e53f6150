// All that the server answers, in one table: what stands at an address, in which forms, by what
// function. The description of the API (openapi.h) is made of the same table.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "asked.h"

namespace dragoman::server {

struct QueryParameter {
  std::string_view name;
  std::string_view description;
  std::string_view example = {};
  bool repeated = false;
};

// Who may: everybody, who shows the token, or everybody by a form of one of our own pages. Where
// the cookie shows the token, what is posted must also be such a form.
enum class Access : std::uint8_t { everybody, token, own_form };

struct Route {
  Method method = Method::get;
  std::string_view path;     // "/pair/{a}/{b}"
  std::vector<Form> forms;   // in which it can be had; Form::page for a page
  std::string_view summary;  // one sentence, for the API's description
  std::vector<QueryParameter> query;
  Result<Answer> (*answer)(const Asked&);
  Access access = Access::everybody;
};

const std::vector<Route>& routes();

// The route of a path without language and form, and what stands in it for {…}.
struct RouteMatch {
  const Route* route = nullptr;  // nullptr: there is none
  std::string others;            // the methods of those there are of another: "GET, HEAD, POST"
  std::vector<std::string> parts;
};
RouteMatch find_route(Method method, std::string_view path);

}  // namespace dragoman::server
