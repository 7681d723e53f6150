#include "markup.h"

#include <gtest/gtest.h>

namespace dragoman::pages {
namespace {

TEST(Markup, LetsNothingThrough) {
  struct Case {
    std::string_view text, expected;
  };
  const Case cases[] = {
      {"Ministers met.", "Ministers met."},
      {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
      {"A & \"B\"", "A &amp; &quot;B&quot;"},
      {"외교부", "외교부"},
      {std::string_view("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
      {"a\xC3", "a\xEF\xBF\xBD"},                                // half a letter
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a lone surrogate
      {"\xEF\xBF\xBE", "\xEF\xBF\xBD"},                          // no character
      {"a\tb\nc", "a\tb\nc"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.expected);
    EXPECT_EQ(text(c.text).bytes(), c.expected);
  }
}

TEST(Markup, BuildsElements) {
  EXPECT_EQ(element("p", {{"class", "a\"b"}}, "x < y ", element("b", {}, "z")).bytes(),
            "<p class=\"a&quot;b\">x &lt; y <b>z</b></p>");
  EXPECT_EQ(void_element("input", {{"required", ""}, attribute_if(false, "checked", "")}).bytes(),
            "<input required>");
  EXPECT_EQ(together("a<", element("i", {})).bytes(), "a&lt;<i></i>");
  const std::vector<int> numbers = {1, 2};
  EXPECT_EQ(
      element("ul", {}, each(numbers, [](int n) { return element("li", {}, std::to_string(n)); }))
          .bytes(),
      "<ul><li>1</li><li>2</li></ul>");
}

TEST(Markup, SendsNobodyToOtherSchemes) {
  struct Case {
    std::string_view address, expected;
  };
  const Case cases[] = {{"https://example.org/a?b=c", "https://example.org/a?b=c"},
                        {"HTTP://example.org", "HTTP://example.org"},
                        {"javascript:alert(1)", ""},
                        {"data:text/html,x", ""},
                        {" https://example.org", ""},
                        {"https://", ""},
                        {"/releases/a.html", ""}};
  for (const auto& c : cases) EXPECT_EQ(external_address(c.address), c.expected) << c.address;
}

TEST(Markup, EncodesPartsOfAddresses) {
  EXPECT_EQ(url_part("a b/c?d#e&é"), "a%20b%2Fc%3Fd%23e%26%C3%A9");
  EXPECT_EQ(url_part("org:Hamas"), "org%3AHamas");
}

}  // namespace
}  // namespace dragoman::pages
