#include "watch/watch_list.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string described(std::string_view text) {
  const auto list = parse_watch_list(text, "list.txt");
  if (!list) return list.error().message;
  std::string lines;
  for (const auto& listed : *list) {
    lines += std::to_string(listed.line) + " " + to_string(listed.address) + "|" +
             listed.publisher + "\n";
  }
  return lines;
}

TEST(WatchList, IsRead) {
  struct Case {
    std::string text, expected;
  };
  const Case cases[] = {
      {"# ministries\n\nhttps://a.example/rss\tKOR\r\n  http://b.example  Viet Nam # soon\n",
       "3 https://a.example/rss|KOR\n4 http://b.example/|Viet Nam\n"},
      {"http://a.example\nhttp://a.example/ KOR", "1 http://a.example/|\n"},
      {"http://a/#news", "1 http://a/|\n"},
      {"a.example\nftp://b/\nhttp://c/",
       "list.txt:1: 'a.example' is no address that can be watched; it must begin with https:// or "
       "http:// and have no password\n"
       "list.txt:2: 'ftp://b/' is no address that can be watched; it must begin with https:// or "
       "http:// and have no password"},
      {"# nothing\n",
       "list.txt: names nothing to watch; give it the address of a feed, a sitemap or a page a "
       "line"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(described(c.text), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
