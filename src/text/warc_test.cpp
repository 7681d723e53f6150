#include "text/warc.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string record(std::string_view type, std::string_view address, std::string_view content_type,
                   const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: " + std::string(address) +
         "\r\nWARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: " + std::string(content_type) +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(std::string_view address, const std::string& body,
                     std::string_view type = "text/html", std::string_view status = "200 OK") {
  return record("response", address, "application/http; msgtype=response",
                "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) +
                    "; charset=utf-8\r\n\r\n" + body);
}

std::string describe(std::string bytes, std::size_t longest = 1000) {
  WarcReader pages(ByteStream(std::move(bytes)), longest);
  std::string text;
  while (const auto page = pages.next()) {
    text += std::to_string(pages.number()) + " ";
    if (*page) {
      const auto& source = (*page)->source;
      text += source.address + " " + source.media_type + " " + source.charset + " " + source.bytes +
              " " + (*page)->retrieved;
    } else {
      text += "! " + page->error().message;
    }
    text += "\n";
  }
  return text;
}

TEST(Warc, GivesPagesAndPassesOverTheRest) {
  EXPECT_EQ(
      describe(record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
               record("request", "http://a/1", "application/http", "GET / HTTP/1.1\r\n\r\n") +
               response("http://a/1", "<p>one") +
               response("http://a/2", "no such page", "text/html", "404 Not Found") +
               response("http://a/3", "\x89PNG", "image/png") +
               response("http://a/robots.txt", "Disallow: /", "text/plain") +
               response("http://a/4", "%PDF-", "application/pdf") + response("http://a/5", "") +
               record("resource", "<file:///x>", "text/plain", "two") +
               record("conversion", "http://a/6", "text/plain; charset=UTF-8", "three") +
               record("revisit", "http://a/1", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
               record("response", "dns:a", "text/dns", "a IN A 1.2.3.4") +
               record("response", "ftp://a/x", "application/octet-stream", "220 ready")),
      "3 http://a/1 text/html utf-8 <p>one 2024-05-01T10:00:00Z\n"
      "7 http://a/4 application/pdf utf-8 %PDF- 2024-05-01T10:00:00Z\n"
      "9 file:///x text/plain  two 2024-05-01T10:00:00Z\n"
      "10 http://a/6 text/plain UTF-8 three 2024-05-01T10:00:00Z\n");
}

TEST(Warc, ADamagedRecordCostsOnlyItself) {
  const auto good = response("http://a/1", "<p>one");
  const std::string line = "1 http://a/1 text/html utf-8 <p>one 2024-05-01T10:00:00Z\n";
  const std::string second = "2 http://a/1 text/html utf-8 <p>one 2024-05-01T10:00:00Z\n";
  struct Case {
    std::string bytes, expected;
  };
  const Case cases[] = {
      {"", ""},
      {"no archive", ""},
      {std::string(100'000, '\n'), ""},
      {"noise\r\n" + good, line},
      {"WARC/1.0", "1 ! has no Content-Length; is the archive damaged?\n"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good,
       "1 ! has no Content-Length; is the archive damaged?\n" + second},
      {"WARC/1.0\r\nContent-Length: -1\r\n\r\n" + good,
       "1 ! has no Content-Length; is the archive damaged?\n" + second},
      {"WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n" + good,
       "1 ! has no Content-Length; is the archive damaged?\n" + second},
      {good.substr(0, good.size() - 8), "1 ! ends too early; is it a whole file?\n"},
      {"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\nx",
       "1 ! ends too early; is it a whole file?\n"},
      {response("http://a/2", std::string(2000, 'x')) + good,
       "1 ! http://a/2 is longer than 1000 bytes\n" + second},
      {record("response", "http://a/2", "application/http", "HTTP/9") + good,
       "1 ! http://a/2 is no response of a server\n" + second},
      {"WARC/1.0\r\n" + std::string(100'000, 'x') + ": y\r\nContent-Length: 0\r\n\r\n\r\n\r\n" +
           good,
       second},
      // A head without an end is cut off, and its lines are no records.
      {"WARC/1.0\r\n" + std::string(20'000, 'x') + "\r\n" + good,
       "1 http://a/1 text/html utf-8 <p>one "
       "2024-05-01T10:00:00Z\n"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.bytes.substr(0, 200));
    EXPECT_EQ(describe(c.bytes), c.expected);
  }
}

TEST(Warc, TellsWhereItsPackingEnds) {
  ByteStream bytes([began = false](std::span<char> room) mutable -> Result<std::size_t> {
    if (std::exchange(began, true)) return fail(ErrorCode::bad_input, "damaged");
    room[0] = '\n';
    return 1;
  });
  WarcReader pages(std::move(bytes));
  const auto first = pages.next();
  ASSERT_TRUE(first && !*first);
  EXPECT_EQ(first->error().message, "damaged");
  EXPECT_FALSE(pages.next());
}

}  // namespace
}  // namespace dragoman
