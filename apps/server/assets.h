// The files that pages load, inside the program: style, script, icon.
#pragma once

#include <string>
#include <string_view>

#include "pages/layout.h"

namespace dragoman::server {

struct Asset {
  std::string_view path;  // "/static/style.css"; asked for with the digest as its query
  std::string_view media_type;
  std::string_view bytes;
};

// nullptr if there is none at this target. Its query does not matter.
const Asset* find_asset(std::string_view target);

// openapi_schemas.json, which is part of /openapi.json and has no address of its own.
std::string_view api_schemas_text();

// Their addresses with the digests of their bytes.
pages::Assets asset_addresses();

}  // namespace dragoman::server
