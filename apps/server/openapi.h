// The API as OpenAPI 3.1, made of the route table: every route in every form is an address of its
// own with its parameters, what it answers and how it fails. What the values look like is said in
// openapi_schemas.json, inside the program; which of them a route answers, too.
#pragma once

#include <span>
#include <string_view>

#include "routes.h"

namespace dragoman::server {

// `version` is the program's.
Json openapi(std::span<const Route> all, std::string_view version);

// openapi_schemas.json as it is.
const Json& api_schemas();

}  // namespace dragoman::server
