// What the API is and how to ask it: every address with its forms and parameters, how lists go on,
// how it fails, what it bounds, and how to take all there is.
#pragma once

#include <string>
#include <vector>

#include "view.h"

namespace dragoman::pages {

struct ApiParameter {
  std::string name;
  std::string description;
  std::string example;
};

struct ApiRoute {
  std::string method;              // "GET"
  std::string path;                // "/pair/{a}/{b}"
  std::string summary;             // in English, where the language has no text "route.PATH"
  std::vector<std::string> forms;  // ".json"; "" is the page
  std::vector<ApiParameter> parameters;
  bool needs_token = false;
};

Html data_page(const View& view, const std::vector<ApiRoute>& routes);

}  // namespace dragoman::pages
