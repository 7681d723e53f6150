#include "text/http_body.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string describe(std::string_view bytes) {
  const auto response = read_http_response(bytes, 1000);
  if (!response) return "! " + response.error().message;
  return std::to_string(response->status) + "|" + response->media_type + "|" + response->charset +
         "|" + response->body;
}

TEST(HttpBody, TakesOffWhatPacksIt) {
  using namespace std::string_view_literals;
  // "<p>x" as deflate without a head, with one, and as gzip would be binary noise here: inflate_all
  // has its own tests.
  struct Case {
    std::string_view bytes, expected;
  };
  constexpr Case cases[] = {
      {"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"UTF-8\"\r\n\r\n<p>x",
       "200|text/html|UTF-8|<p>x"},
      {"HTTP/1.1 200\n\n<p>x", "200|||<p>x"},
      {"HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n\r\n<p>x", "404|text/html||"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n1;a=b\r\nx\r\n0\r\n\r\n",
       "200|||<p>x"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>x", "200|||<p>x"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<p>", "200|||<p>"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\nzz\r\n", "200|||<p>"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n<p>",
       "200|||ffffffffffffffffff\r\n<p>"},
      {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>x", "200|||<p>x"},
      {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnoise", "! its packed bytes are damaged"},
      {"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nnoise",
       "! is packed as 'br', which is not known; save it unpacked"},
      {"HTTP/1.1 200 OK\r\nno colon\r\n: \r\n", "200|||"},
      {"HTTP/1.1 OK", "! is no response of a server"},
      {"HTTP/1.1", "! is no response of a server"},
      {"", "! is no response of a server"},
      {"<p>x", "! is no response of a server"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.bytes);
    EXPECT_EQ(describe(c.bytes), c.expected);
  }
}

}  // namespace
}  // namespace dragoman
