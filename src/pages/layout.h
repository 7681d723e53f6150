// What is around every page: head, skip links, menus, search, languages, share links, footer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markup.h"
#include "view.h"

namespace dragoman::pages {

// Another form in which the page can be had.
struct OtherForm {
  std::string name;        // "JSON"
  std::string media_type;  // "application/json"
  std::string address;     // within the site
};

struct Page {
  std::string title;  // without the site's name
  Html body;          // what stands in <main>, beginning with its <h1>
  std::vector<OtherForm> forms;
  std::string menu;    // of the menu's entries that which it belongs to: "meetings"; may be empty
  std::string search;  // what the search box holds
  bool no_index = false;
};

// Addresses of what pages load, with the digest of their bytes in the name, so that they can be
// kept for ever.
struct Assets {
  std::string style;
  std::string script;
};

// The whole document, from <!doctype html> on.
std::string document(const Page& page, const View& view, const Assets& assets);

}  // namespace dragoman::pages
