#include "formats/alert_feed.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(AlertFeed, SaysWhyEachEntryIsThere) {
  AlertFeed feed{"search visa",    "visa & more", "/search.atom?q=visa&party=KOR",
                 "/search?q=visa", "1",           {}};
  feed.alerts = {{"search visa a",
                  "Talks <1>",
                  "/release/a",
                  on({2024, 5, 2}),
                  "South Korea",
                  "It has “visa”.",
                  {"visa\nfree & easy"}},
                 {"search visa b", "Talks 2", "/release/b", {}, "", "In its title.", {}}};
  const auto xml = to_atom(feed);
  for (const auto* part :
       {"<title>visa &amp; more</title>", "<updated>2024-05-02T00:00:00Z</updated>",
        "<link rel=\"self\" href=\"/search.atom?q=visa&amp;party=KOR\"/>",
        "<title>Talks &lt;1&gt;</title>", "<summary>It has “visa”.</summary>",
        "&lt;blockquote&gt;visa free &amp;amp; easy&lt;/blockquote&gt;",
        "<updated>1970-01-01T00:00:00Z</updated>"}) {
    EXPECT_NE(xml.find(part), std::string::npos) << part << "\n" << xml;
  }
  EXPECT_EQ(to_atom(feed), xml);
}

}  // namespace
}  // namespace dragoman
