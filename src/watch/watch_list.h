// The list of what a user watches: a line an address of a feed, a sitemap or a page, and after it,
// if they want, who publishes what it names.
//
//   # the ministries
//   https://mofa.example/rss.xml   KOR
//   https://mfa.example/sitemap.xml   Uzbekistan
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "watch/address.h"

namespace dragoman {

struct Listed {
  Address address;
  std::string publisher;  // as it is written; may be empty
  std::size_t line = 0;   // from 1
};

// What is named twice stands once. Errors: lines without an address, all of them; none at all.
Result<std::vector<Listed>> parse_watch_list(std::string_view text,
                                             const std::filesystem::path& file);

}  // namespace dragoman
