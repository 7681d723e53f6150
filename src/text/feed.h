// Feeds: each item of RSS (0.9 to 2.0) or Atom as a release; and which pages feeds and sitemaps
// name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/release.h"

namespace dragoman {

// What an item says. The source's bytes are the item's content, else its description, unescaped:
// HTML or plain text in UTF-8; its address is the item's link.
struct FeedItem {
  Source source;
  std::string title;
  std::optional<When> published;
};

// Items without any text are left out. Errors: no XML; no feed.
Result<std::vector<FeedItem>> read_feed(std::string_view bytes);

// A page that a feed or a sitemap names.
struct NamedPage {
  std::string address;            // as it is written there
  std::optional<When> published;  // as the feed has it; a sitemap tells nothing of it
  std::string changed;            // when it last changed, in the list's own words; may be empty
};

struct PageList {
  std::vector<NamedPage> pages;
  std::vector<std::string> sitemaps;  // of an index of sitemaps
};

// What a feed or a sitemap names, whether or not its items have a text. Errors: no XML; neither.
Result<PageList> list_pages(std::string_view bytes);

// How many addresses a sitemap lists; 0 if it is none.
std::size_t count_sitemap(std::string_view bytes);

// The day of "Tue, 30 Nov 2021 10:00:00 +0900", as it is written there: where it was sent from.
std::optional<Date> date_of_header(std::string_view words);

}  // namespace dragoman
