#include "marked_text.h"

#include <gtest/gtest.h>

namespace dragoman::pages {
namespace {

class MarkedText : public ::testing::Test {
 protected:
  MarkedText() : knowledge_(Knowledge::load(std::string(DRAGOMAN_ROOT) + "/data")) {}

  // Marks the words given in a text of one paragraph.
  std::string mark(const std::string& words, std::initializer_list<std::string_view> quotes) {
    StoredRelease stored;
    stored.release.text = words;
    stored.release.blocks = {{BlockKind::paragraph, {0, words.size()}, "", "", 0}};
    for (const auto quote : quotes) {
      Event event;
      const auto at = words.find(quote);
      event.quote = {at, at + quote.size()};
      stored.reading.events.push_back(event);
    }
    const View view{languages_, languages_.front(), *knowledge_, {2022, 1, 1}, "/"};
    auto html = marked_text(view, stored).bytes();
    // What is around the paragraph is the same everywhere.
    const auto begin = html.find("<p>") + 3;
    return html.substr(begin, html.rfind("</p>") - begin);
  }

  Result<Knowledge> knowledge_;
  std::vector<Language> languages_ = {{"en", {{"release.finding", "Finding"}}, {}}};
};

std::string number(int n) {
  const auto digit = std::to_string(n);
  return "<sup id=\"in-e" + digit + "\"><a href=\"#e" + digit + "\" aria-label=\"Finding " + digit +
         "\">" + digit + "</a></sup>";
}

TEST_F(MarkedText, MarksQuotes) {
  EXPECT_EQ(mark("They met & agreed.", {"They met", "agreed"}),
            "<mark>They met</mark>" + number(1) + " &amp; <mark>agreed</mark>" + number(2) + ".");
}

TEST_F(MarkedText, MarksQuotesWithinQuotes) {
  EXPECT_EQ(mark("They met and agreed.", {"They met and agreed", "agreed"}),
            "<mark>They met and </mark><mark>agreed</mark>" + number(1) + number(2) + ".");
}

TEST_F(MarkedText, MarksQuotesThatOverlap) {
  EXPECT_EQ(mark("a b c d", {"a b c", "b c d"}),
            "<mark>a </mark><mark>b c</mark>" + number(1) + "<mark> d</mark>" + number(2));
}

TEST_F(MarkedText, LeavesTheRestAlone) {
  EXPECT_EQ(mark("<b>Nothing</b>", {}), "&lt;b&gt;Nothing&lt;/b&gt;");
}

}  // namespace
}  // namespace dragoman::pages
