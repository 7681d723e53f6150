#include "text/html.h"

#include <gtest/gtest.h>

#include "text/html_limits.h"
#include "text/strip_tags.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

const FurnitureTables& tables() {
  return *test_furniture().tables;
}

// The text with its marks: "# " heading, "- " item (two blanks a level), "= " row.
std::string describe(const Page& page) {
  std::string result;
  const auto& text = page.text.text();
  for (std::size_t i = 0; i < page.marks.size(); ++i) {
    const auto& mark = page.marks[i];
    auto end = i + 1 < page.marks.size() ? page.marks[i + 1].offset : text.size();
    while (end > mark.offset && text[end - 1] == '\n') --end;
    if (!result.empty()) result += '\n';
    if (mark.kind == MarkKind::heading) result += std::string(mark.level, '#') + ' ';
    if (mark.kind == MarkKind::item) result += std::string(2 * mark.level, ' ') + "- ";
    if (mark.kind == MarkKind::row) result += "= ";
    if (!mark.number.empty()) result += mark.number + ". ";
    result += text.substr(mark.offset, end - mark.offset);
  }
  return result;
}

TEST(ReadHtml, TakesMarkupOff) {
  struct Case {
    std::string_view page, expected;
  };
  constexpr Case cases[] = {
      {"", ""},
      {"<p>One</p><p>Two</p>", "One\nTwo"},
      {"<p>One\n   two\t three</p>", "One two three"},
      {"<div>One<br>two<br/><br/>three</div>", "One\ntwo\nthree"},
      {"<p>a<b>b</b> <i>c</i>d</p>", "ab cd"},
      {"<h1>Title</h1>Text<h3>Part</h3>", "# Title\nText\n### Part"},
      {"<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"},
      {"<ol start=3><li>a<li>b</ol><ol type=a><li>x</ol>", "- 3. a\n- 4. b\n- a. x"},
      {"<table><tr><th>Name</th><td>Kim</td></tr></table>", "= Name | Kim"},
      {"<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\nb\nc"},
      {"<p>A &amp; B &lt;c&gt; &eacute; &#8217;s&nbsp;x</p>", "A & B <c> é ’s x"},
      {"<p>AT&T &unknown; &amp;amp; &copy 5 & 6</p>", "AT&T &unknown; &amp; © 5 & 6"},
      {"<p>a&#8203;b&#0;c&#13;</p>", "ab\uFFFDc"},
      {"<p>Open <div>unclosed <b>tags", "Open\nunclosed tags"},
      {"a</bogus>b<!-- c -->d", "abd"},
      {"<p style='display: none'>X</p><p hidden>X</p><p>a</p>", "a"},
      {"<dl><dt>Date</dt><dd>1 May</dd></dl>", "Date | 1 May"},
      {"text <![CDATA[ x ]]> more", "text more"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(describe(read_html(c.page, tables())), c.expected) << c.page;
  }
}

TEST(ReadHtml, KeepsWhatIsMostOfThePage) {
  constexpr std::string_view page =
      "<form class='menu'><div id='sidebar-content'><p>Minister A met Minister B in Seoul and "
      "thanked him.</p></div><div class='shareList'>X</div></form>";
  EXPECT_EQ(read_html(page, tables()).text.text(),
            "Minister A met Minister B in Seoul and thanked him.");
}

TEST(ReadHtml, TakesListsOfLinksOff) {
  constexpr std::string_view page =
      "<div><a>Home</a> <a>News</a> <a>Visas</a></div><p>Minister A met <a>Minister B</a>, "
      "<a>Minister C</a> and <a>Minister D</a> in Seoul.</p>";
  EXPECT_EQ(read_html(page, tables()).text.text(),
            "Minister A met Minister B, Minister C and Minister D in Seoul.");
}

TEST(ReadHtml, KeepsEntitiesInTheirPlace) {
  constexpr std::string_view page = "<p>caf&eacute; &amp; th&eacute;</p>";
  const auto text = read_html(page, tables()).text;
  ASSERT_EQ(text.text(), "café & thé");
  const auto place = source_of(text.anchors(), {3, 5});  // "é"
  EXPECT_EQ(slice(page, place), "&eacute;");
  const auto word = source_of(text.anchors(), {text.text().find("th"), text.text().size()});
  EXPECT_EQ(slice(page, word), "th&eacute;");
}

TEST(LooksLikeHtml, TellsPagesFromText) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><p>a"));
  EXPECT_TRUE(looks_like_html("<p>One</p><p>two<br>three</p>"));
  EXPECT_FALSE(looks_like_html("Five < six, and <i>one</i> word in italics"));
  EXPECT_FALSE(looks_like_html("<!-- -->\n\nText"));
  EXPECT_FALSE(looks_like_html(""));
}

TEST(FitsParser, BoundsDepthAndAttributes) {
  const auto times = [](std::string_view piece, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += piece;
    return text;
  };
  EXPECT_TRUE(fits_parser(times("<div>", 100) + times("</div>", 100)));
  EXPECT_TRUE(fits_parser(times("<p>a<br><img src=x><li>b", 5000)));
  EXPECT_TRUE(fits_parser(times("<div><b>a</b></div>", 5000)));
  EXPECT_FALSE(fits_parser(times("<div>", 1000)));
  EXPECT_FALSE(fits_parser(times("<br>", 300001)));
  EXPECT_FALSE(fits_parser(times("<font color=a></b>", 1000)));
  EXPECT_FALSE(fits_parser("<p " + times("a='b' ", 1000) + ">"));
  EXPECT_TRUE(fits_parser("<p title='" + times("a = b ", 1000) + "'>"));
}

TEST(StripTags, KeepsWords) {
  struct Case {
    std::string_view page, expected;
  };
  constexpr Case cases[] = {
      {"<p>One</p><p>Two<br>three", "One\nTwo\nthree"},
      {"a <b>b</b><script>x < y</script> c &amp; d &eacute;", "a b\nc & d &eacute;"},
      {"a < b <!-- c > --> d", "a < b d"},
      {"a <script>never closed", "a\nnever closed"},
      {"a <!-- never closed", "a"},
      {"a <div", "a"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(describe(strip_tags(c.page, tables())), c.expected) << c.page;
  }
}

}  // namespace
}  // namespace dragoman
