#include "formats/feeds.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "formats/test_release.h"
#include "knowledge/test_knowledge.h"

namespace dragoman {
namespace {

FeedNotes notes(Quotes quotes) {
  static const auto publishers =
      load_publishers(std::filesystem::path(DRAGOMAN_ROOT) / "data").value();
  return {test_knowledge(), publishers, "1", quotes};
}

TEST(XmlText, IsSafeBetweenTags) {
  EXPECT_EQ(xml_text("a < b & \"c\" > d\x01\n"), "a &lt; b &amp; &quot;c&quot; &gt; d\n");
}

TEST(AtomFeed, HasAnEntryARelease) {
  const auto xml = atom_feed(std::vector{test_release()}, notes(Quotes::full));
  for (const auto* part :
       {"<updated>2024-05-03T00:00:00Z</updated>\n<author><name>Dragoman</name></author>",
        "<title>Minister Lind visits &quot;Nairobi&quot; &amp; talks</title>",
        "<link rel=\"alternate\" href=\"https://example.org/talks?a=1&amp;b=2\"/>",
        "<author><name>Ministry for Foreign Affairs, Sweden</name></author>",
        "<category term=\"request\"/>",
        "&lt;li&gt;2024-10 Visit: Sweden → Kenya (planned) &lt;q&gt;Lind will visit again"}) {
    EXPECT_NE(xml.find(part), std::string::npos) << part << "\n" << xml;
  }
  EXPECT_EQ(atom_feed(std::vector{test_release()}, notes(Quotes::none)).find("&lt;q&gt;"),
            std::string::npos);
}

TEST(JsonFeed, HasTheSameItems) {
  auto undated = test_release();
  undated.release.id = "undated";
  undated.release.title.clear();
  undated.release.url.clear();
  undated.reading = {};
  const auto json =
      nlohmann::json::parse(json_feed(std::vector{test_release(), undated}, notes(Quotes::full)));
  EXPECT_EQ(json["version"], "https://jsonfeed.org/version/1.1");
  ASSERT_EQ(json["items"].size(), 2U);
  EXPECT_EQ(json["items"][0]["date_published"], "2024-05-03T00:00:00Z");
  EXPECT_EQ(json["items"][0]["tags"], nlohmann::json({"meet", "request", "visit"}));
  // A file on somebody's machine is no address.
  EXPECT_FALSE(json["items"][1].contains("url"));
  EXPECT_EQ(json["items"][1]["title"], "undated");
  EXPECT_EQ(json["items"][1]["content_html"], "<p>Nothing was read.</p>");
}

}  // namespace
}  // namespace dragoman
