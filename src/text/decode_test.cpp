#include "text/decode.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

using namespace std::string_literals;

TEST(Decode, FindsTheCharset) {
  struct Case {
    std::string bytes;
    std::string transport;
    std::string expected;  // charset: text
  };
  const Case cases[] = {
      {"", "", "UTF-8: "},
      {"plain", "", "UTF-8: plain"},
      {"caf\xC3\xA9", "", "UTF-8: café"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "", "UTF-8: café"},
      {"caf\xE9 ouvert \xE0 tous", "", "windows-1252: café ouvert à tous"},
      {"\x93so\x94 \x80", "", "windows-1252: “so” €"},
      {"caf\xE9", "iso-8859-1", "windows-1252: café"},
      // A declaration that the bytes contradict.
      {"caf\xC3\xA9", "iso-8859-1", "UTF-8: café"},
      {"caf\xE9 ouvert", "utf-8", "windows-1252: café ouvert"},
      {"caf\xE9", "no-such-charset", "windows-1252: café"},
      // 한국 in EUC-KR, by declaration in the page and by the transport.
      {"<meta charset=\"euc-kr\">\xC7\xD1\xB1\xB9", "",
       "windows-949: <meta charset=\"euc-kr\">한국"},
      {"\xC7\xD1\xB1\xB9", "EUC-KR", "windows-949: 한국"},
      // 똠 is in CP949 only.
      {"\x8C\x63", "ks_c_5601-1987", "windows-949: 똠"},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?>\xCC\xC8\xC4", "",
       "windows-1251: <?xml version=\"1.0\" encoding=\"windows-1251\"?>МИД"},
      {"\xFF\xFEh\0i\0"s, "", "UTF-16LE: hi"},
      {"\xFE\xFF\0h\0i"s, "", "UTF-16BE: hi"},
      {"h\0e\0l\0l\0o\0"s, "", "UTF-16LE: hello"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, "", "UTF-16LE: 😀"},
      {"\xFF\xFEh\0i"s, "", "UTF-16LE: h\uFFFD"},         // cut in a character
      {"\xFF\xFEh\0\x3D\xD8"s, "", "UTF-16LE: h\uFFFD"},  // cut in a pair
      // One damaged byte does not make a page another charset.
      {"é é é é é é \xFF é", "", "UTF-8: é é é é é é \uFFFD é"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.expected);
    Source source;
    source.bytes = c.bytes;
    source.charset = c.transport;
    const auto decoded = decode(source);
    EXPECT_EQ(decoded.charset + ": " + decoded.text.text(), c.expected);
  }
}

TEST(Decode, TellsKoreanByContent) {
  // "한국과 우즈베키스탄 외교장관은 회담을 가졌다" in EUC-KR, without any declaration.
  Source source;
  source.bytes =
      "\xC7\xD1\xB1\xB9\xB0\xFA \xBF\xEC\xC1\xEE\xBA\xA3\xC5\xB0\xBD\xBA\xC5\xBA "
      "\xBF\xDC\xB1\xB3\xC0\xE5\xB0\xFC\xC0\xBA \xC8\xB8\xB4\xE3\xC0\xBB \xB0\xA1\xC1\xB3\xB4\xD9";
  const auto decoded = decode(source);
  EXPECT_EQ(decoded.charset, "windows-949");
  EXPECT_EQ(decoded.text.text(), "한국과 우즈베키스탄 외교장관은 회담을 가졌다");
}

TEST(Decode, MakesTextHarmless) {
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\0b"s, "a\uFFFDb"},
      {"a\x1B[31mb\x7F", "a [31mb "},
      {"co\u00ADoperation zero\u200Bwidth", "cooperation zerowidth"},
      {"a\u202Eb\uFEFF", "ab"},
      {"a\u2028b\u0085c", "a\nb\nc"},
      {"tab\tstays", "tab\tstays"},
  };
  for (const auto& c : cases) {
    Source source;
    source.bytes = c.bytes;
    EXPECT_EQ(decode(source).text.text(), c.expected);
  }
}

TEST(Decode, EveryByteMapsBack) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const char* charset : {"", "utf-8", "euc-kr", "windows-1252", "utf-16", "shift_jis",
                              "gb18030", "iso-2022-jp", "utf-7", "hz"}) {
    SCOPED_TRACE(charset);
    Source source;
    source.bytes = all;
    source.charset = charset;
    const auto decoded = decode(source);
    const auto& text = decoded.text.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto span = source_of(decoded.text.anchors(), {i, i + 1});
      EXPECT_LE(span.begin, span.end);
      EXPECT_LE(span.end, all.size());
    }
  }
}

TEST(Decode, MapsConvertedTextToItsBytes) {
  Source source;
  source.charset = "euc-kr";
  source.bytes = "a \xC7\xD1\xB1\xB9 b";  // "a 한국 b"
  const auto decoded = decode(source);
  const auto at = decoded.text.text().find("국");
  EXPECT_EQ(source_of(decoded.text.anchors(), {at, at + 3}), (Span{4, 6}));
  const auto b = decoded.text.text().find('b');
  EXPECT_EQ(source_of(decoded.text.anchors(), {b, b + 1}), (Span{7, 8}));
}

}  // namespace
}  // namespace dragoman
