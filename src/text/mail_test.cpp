#include "text/mail.h"

#include <gtest/gtest.h>

#include "dragoman/release.h"
#include "text/test_furniture.h"

namespace dragoman {
namespace {

std::string describe(std::string_view message) {
  const auto mail = read_mail(message);
  return mail.subject + "|" + (mail.date ? to_edtf(*mail.date) : "-") + "|" + mail.media_type +
         "|" + mail.charset + "|" + mail.body.text();
}

TEST(Mail, FindsThePartThatIsToBeRead) {
  struct Case {
    std::string_view message, expected;
  };
  constexpr Case cases[] = {
      {"Subject: Talks\r\nDate: Tue, 30 Nov 2021 10:00:00 +0900\r\n\r\nThey met.\r\n",
       "Talks|2021-11-30|text/plain||They met.\r\n"},
      {"subject: =?UTF-8?Q?Caf=C3=A9_in?= \r\n =?utf-8?B?IFBhcmlz?= today\n\nx",
       "Café in Paris today|-|text/plain||x"},
      {"Subject: =?iso-8859-1?q?Jos=E9?=\n\nx", "José|-|text/plain||x"},
      {"Subject: =?x?y\n\nx", "=?x?y|-|text/plain||x"},
      {"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: QUOTED-PRINTABLE\n\n"
       "<p class=3D\"a\">caf=C3=A9 and=\n more =XY =",
       "|-|text/html|utf-8|<p class=\"a\">café and more =XY "},
      {"Content-Transfer-Encoding: base64\n\nVGhleSB\ntZXQ=\n", "|-|text/plain||They met"},
      {"Content-Type: multipart/alternative; boundary=\"b\"\n\nPreamble\n--b\n"
       "Content-Type: text/html\n\n<p>html\n--b\nContent-Type: text/plain; "
       "charset=x\n\nplain\n--b--\n"
       "Epilogue",
       "|-|text/plain|x|plain"},
      {"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/related;"
       " boundary=i\n\n--i\nContent-Type: text/html\n\n<p>html\n--i--\n--o\nContent-Type: "
       "text/plain\n"
       "Content-Disposition: attachment; filename=x.txt\n\nattached\n--o--",
       "|-|text/html||<p>html"},
      {"Content-Type: multipart/mixed; boundary=o\n\n--o\n\n\n--o\nContent-Type: message/rfc822\n\n"
       "Subject: inner\n\nforwarded",
       "|-|text/plain||forwarded"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.message);
    EXPECT_EQ(describe(c.message), c.expected);
  }
}

TEST(Mail, MessyMessagesYieldLess) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) {
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  }
  std::string many = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 50'000; ++i) many += "--b\n\n";
  std::string forwarded;
  for (int i = 0; i < 5000; ++i) forwarded += "Content-Type: message/rfc822\n\n";
  const std::string messages[] = {"",
                                  "\n",
                                  "no colon",
                                  ":",
                                  "Content-Type: multipart/mixed\n\n--\nx",
                                  "Content-Type: multipart/mixed; boundary=\"\n\n--\nx",
                                  "Content-Type: multipart/mixed; boundary=b\n\n--b--",
                                  "Content-Type: image/png\n\nx",
                                  "Content-Disposition: attachment\n\nx",
                                  deep,
                                  many,
                                  forwarded};
  for (const auto& message : messages) {
    SCOPED_TRACE(message.substr(0, 100));
    EXPECT_EQ(read_mail(message).body.text(), "");
  }
}

TEST(Mail, EveryWordPointsIntoTheMessage) {
  const Source source{
      .bytes =
          "Subject: Talks in Tashkent\nDate: 30 Nov 2021 10:00:00 +0900\n"
          "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
          "quoted-printable\n\nThe ministers met at the caf=C3=A9 in =\nTashkent.\n",
      .media_type = "message/rfc822",
      .charset = {},
      .address = {}};
  const auto release = load_release(source, {}, test_furniture());
  EXPECT_EQ(release.title, "Talks in Tashkent");
  EXPECT_EQ(to_edtf(*release.published), "2021-11-30");
  EXPECT_EQ(release.published_basis, DateBasis::page);
  EXPECT_EQ(release.text, "The ministers met at the café in Tashkent.\n");
  const auto stands = [&](std::string_view words) {
    const auto at = release.text.find(words);
    return std::string(slice(source.bytes, source_span(release, {at, at + words.size()})));
  };
  EXPECT_EQ(stands("met at the"), "met at the");
  EXPECT_EQ(stands("café in"), "caf=C3=A9 in");
  EXPECT_EQ(stands("in Tashkent"), "in =\nTashkent");

  Source packed = source;
  packed.bytes =
      "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
      "PHA+VGhleSBt\nZXQuPC9wPg==\n";
  const auto other = load_release(packed, {}, test_furniture());
  EXPECT_EQ(other.text, "They met.");
  EXPECT_EQ(slice(packed.bytes, source_span(other, {5, 8})), "eSBt\nZXQu");
}

}  // namespace
}  // namespace dragoman
