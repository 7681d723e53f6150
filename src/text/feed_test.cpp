#include "text/feed.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string describe(std::string_view bytes) {
  const auto items = read_feed(bytes);
  if (!items) return "! " + items.error().message;
  std::string text;
  for (const auto& item : *items) {
    text += item.source.address + "|" + item.title + "|" +
            (item.published ? to_edtf(*item.published) : "-") + "|" + item.source.media_type + "|" +
            item.source.bytes + "\n";
  }
  return text;
}

TEST(Feed, ReadsItemsOfEachForm) {
  EXPECT_EQ(describe(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>Talks &amp; &lt;b&gt;tea&lt;/b&gt;</title><link> https://a.example/1 </link>
<pubDate>Tue, 30 Nov 2021 00:30:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ministers met.</p>]]></content:encoded></item>
<item><guid>https://a.example/2</guid><description>&lt;p&gt;Only this.</description></item>
<item><title>Nothing to read</title><description> </description></item>
</channel></rss>)"),
            "https://a.example/1|Talks & tea|2021-11-30|text/html|<p>The ministers met.</p>\n"
            "https://a.example/2||-|text/html|<p>Only this.\n");
  EXPECT_EQ(describe(R"(<feed xmlns="http://www.w3.org/2005/Atom">
<entry><title type="html">A</title><link rel="self" href="https://a.example/self"/>
<link href="https://a.example/1"/><updated>2021-12-01T00:00:00Z</updated>
<published>2021-11-30T23:00:00Z</published><content type="text">x &lt; y</content></entry>
<entry><id>urn:2</id><content type="xhtml"><div><p>One.</p><p>Two.</p></div></content></entry>
<entry><id>http://a.example/3</id><summary>Three.</summary></entry></feed>)"),
            "https://a.example/1|A|2021-11-30|text/plain|x < y\n"
            "||-|text/html|<div><p>One.</p><p>Two.</p></div>\n"
            "http://a.example/3||-|text/html|Three.\n");
  EXPECT_EQ(describe(R"(<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel/><item><link>http://a/1</link>
<dc:date>2021-11-30</dc:date><description>One.</description></item></rdf:RDF>)"),
            "http://a/1||2021-11-30|text/html|One.\n");
}

TEST(Feed, SaysWhatItCannotRead) {
  const auto deep = [] {
    std::string text = "<rss><channel><item><description>";
    for (int i = 0; i < 200'000; ++i) text += "<b>";
    return text;
  }();
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"", "! is no whole XML (No document element found at byte 0)"},
      {"<rss><channel>", "! is no whole XML (Start-end tags mismatch at byte 13)"},
      {"<html></html>", "! is no feed: neither RSS nor Atom"},
      {"<rss/>", ""},
      {"<rss><item/><channel><item><link/></item></channel></rss>", ""},
      // No entity is followed, inside or outside.
      {"<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM "
       "\"file:///etc/passwd\">]><rss><item><description>&b;&f;</description></item></rss>",
       "||-|text/html|&b;&f;\n"},
      {"<rss><item><pubDate>31 Feb 2021</pubDate><description>x</description></item></rss>",
       "||-|text/html|x\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.bytes);
    EXPECT_EQ(describe(c.bytes), c.expected);
  }
  EXPECT_TRUE(describe(deep).starts_with("! is no whole XML"));
}

TEST(Feed, CountsASitemap) {
  EXPECT_EQ(count_sitemap("<urlset><url><loc>a</loc></url><url/></urlset>"), 2U);
  EXPECT_EQ(count_sitemap("<s:sitemapindex xmlns:s='s'><s:sitemap/></s:sitemapindex>"), 1U);
  EXPECT_EQ(count_sitemap("<urlset>"), 0U);
}

TEST(DateOfHeader, IsTheDayAsWritten) {
  struct Case {
    std::string_view words, expected;
  };
  constexpr Case cases[] = {{"Tue, 30 Nov 2021 00:30:00 +0900", "2021-11-30"},
                            {"30 nov 21 10:00 GMT", "2021-11-30"},
                            {"1-Dec-1999", "1999-12-01"},
                            {"Sunday, 3 March 99", "1999-03-03"},
                            {"31 Feb 2021", ""},
                            {"Nov 30 2021", ""},
                            {"30 Nov", ""},
                            {"", ""},
                            {",", ""},
                            {"30 Xyz 2021", ""}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.words);
    const auto date = date_of_header(c.words);
    EXPECT_EQ(date ? to_edtf(*date) : "", c.expected);
  }
}

std::string listed(std::string_view bytes) {
  const auto list = list_pages(bytes);
  if (!list) return "! " + list.error().message;
  std::string text;
  for (const auto& page : list->pages) {
    text += page.address + "|" + (page.published ? to_edtf(*page.published) : "-") + "|" +
            page.changed + "\n";
  }
  for (const auto& sitemap : list->sitemaps) text += "sitemap " + sitemap + "\n";
  return text;
}

TEST(Feed, ListsThePagesOfEachForm) {
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"<rss><channel><link>http://a/</link><item><link>http://a/1</link>"
       "<pubDate>Tue, 30 Nov 2021 00:30:00 +0900</pubDate></item><item><title>No "
       "link</title></item>"
       "</channel></rss>",
       "http://a/1|2021-11-30|\n"},
      {"<feed><entry><link rel='self' href='/x'/><link "
       "href='/1'/><updated>2021-12-01T10:00:00Z</updated>"
       "<published>2021-11-30</published></entry></feed>",
       "/1|2021-11-30|2021-12-01T10:00:00Z\n"},
      {"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> http://a/1 </loc>"
       "<lastmod>2022-01-01</lastmod></url><url><loc>http://a/2?x=1&amp;y=2</loc></url><url/></"
       "urlset>",
       "http://a/1|-|2022-01-01\nhttp://a/2?x=1&y=2|-|\n"},
      {"<s:sitemapindex "
       "xmlns:s='s'><s:sitemap><s:loc>http://a/s.xml</s:loc></s:sitemap></s:sitemapindex>",
       "sitemap http://a/s.xml\n"},
      {"<html/>", "! is neither RSS, nor Atom, nor a sitemap"},
      {"<urlset><url>", "! is no whole XML (Start-end tags mismatch at byte 12)"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.bytes);
    EXPECT_EQ(listed(c.bytes), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
